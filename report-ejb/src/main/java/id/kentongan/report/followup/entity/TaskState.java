package id.kentongan.report.followup.entity;

/** Where a part of a report's work stands. */
public enum TaskState {
    /** Asked for; the unit has not answered. */
    ASKED,
    /** The unit does it. */
    TAKEN,
    DONE,
    /** The unit does not do it, and has said why. */
    DECLINED,
    /** Not needed any more. */
    WITHDRAWN;

    /** Whether somebody still has to do something. */
    public boolean open() {
        return this == ASKED || this == TAKEN;
    }

    /** Whether it can become that. */
    public boolean mayBecome(TaskState next) {
        return switch (next) {
            case ASKED -> false;
            case TAKEN -> this == ASKED;
            case DONE -> this == TAKEN;
            case DECLINED, WITHDRAWN -> open();
        };
    }
}
