package id.kentongan.report.entity;

/** What can happen to a report. */
public enum ReportEventType {
    FILED,
    REMINDED,
    /** Time runs out for who has it. */
    FOREWARNED,
    WARNED,
    ESCALATED,
    /** Told to a government that only supervises. */
    SUPERVISED,
    /** It is more urgent than it was taken for. */
    RAISED,
    /** Filed while a disaster made it an emergency. */
    RAISED_IN_DISASTER,
    /** It is another matter than was thought. */
    RECATEGORISED,
    VERIFIED,
    /** Nobody has looked in time whether it is a report. */
    UNVERIFIED,
    /** What was decided in the queue of verification was taken back. */
    VERIFICATION_UNDONE,
    /** What somebody did with many reports at once was taken back. */
    MOVE_UNDONE,
    ACCEPTED,
    /** Disposisi: given to a person or a unit. */
    ASSIGNED,
    TAKEN_ON,
    DECLINED,
    /** Given, and nobody said yes in time. */
    RETURNED,
    /** Something that offices know among themselves. */
    NOTED,
    /** Something that everybody may know. */
    TOLD,
    /** Another unit is asked to do a part. */
    TASK_ASKED,
    /** What came of that part. */
    TASK_ANSWERED,
    /** Somebody above has given an instruction about it. */
    INSTRUCTED,
    STARTED,
    /** The reporter was asked something. */
    ASKED,
    /** The reporter has answered. */
    ANSWERED,
    WAITING,
    RESUMED,
    /** Said to be done. */
    PROVEN,
    SENT_BACK,
    RESOLVED,
    REJECTED,
    HANDED_OVER,
    /** Another government is asked to take it over. */
    PROPOSED,
    /** The other government does not. */
    PROPOSAL_DECLINED,
    /** Not asked any more. */
    PROPOSAL_WITHDRAWN,
    /** The other government has not answered in time. */
    PROPOSAL_LAPSED,
    /** Who was meant cannot receive any more; the office above has it. */
    REROUTED,
    /** Its area was divided or renamed. */
    AREA_CHANGED,
    /** The reporter does not agree with how it was closed. */
    OBJECTED,
    /** Somebody independent has looked and it stays closed. */
    UPHELD,
    REOPENED,
    /** Taken together with another report, which it follows from now on. */
    MERGED,
    /** The report that it follows has moved. */
    FOLLOWED,
    /** It follows no other report any more and stands where it stood before. */
    UNMERGED,
    /** Brought in from another system; the lines before it are told as that system told them. */
    IMPORTED;

    /** Whether it is told to everybody; the others are between the clock and the offices. */
    public boolean isPublic() {
        return switch (this) {
            case FILED,
                    ESCALATED,
                    SUPERVISED,
                    RAISED,
                    RAISED_IN_DISASTER,
                    RECATEGORISED,
                    VERIFIED,
                    VERIFICATION_UNDONE,
                    MOVE_UNDONE,
                    TOLD,
                    ACCEPTED,
                    INSTRUCTED,
                    STARTED,
                    TAKEN_ON,
                    WAITING,
                    RESUMED,
                    PROVEN,
                    RESOLVED,
                    REJECTED,
                    HANDED_OVER,
                    MERGED,
                    FOLLOWED,
                    UNMERGED,
                    OBJECTED,
                    UPHELD,
                    REOPENED -> true;
            case UNVERIFIED,
                    REMINDED,
                    FOREWARNED,
                    WARNED,
                    NOTED,
                    TASK_ASKED,
                    TASK_ANSWERED,
                    ASSIGNED,
                    DECLINED,
                    RETURNED,
                    ASKED,
                    ANSWERED,
                    SENT_BACK,
                    PROPOSED,
                    PROPOSAL_DECLINED,
                    PROPOSAL_WITHDRAWN,
                    PROPOSAL_LAPSED,
                    REROUTED,
                    AREA_CHANGED,
                    IMPORTED -> false;
        };
    }
}
