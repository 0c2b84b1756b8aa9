package id.kentongan.report.instruction.entity;

/**
 * How many of an instruction's reports lie with a unit, and how many of those were closed and looked at by somebody
 * independent.
 */
public record Reported(int reports, int verified) {

    public static final Reported NONE = new Reported(0, 0);

    /** Whether the unit's part is decided by reports and not by words. */
    public boolean decides() {
        return reports > 0;
    }

    public boolean allVerified() {
        return reports > 0 && verified == reports;
    }
}
