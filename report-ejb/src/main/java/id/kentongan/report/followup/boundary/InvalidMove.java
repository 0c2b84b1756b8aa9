package id.kentongan.report.followup.boundary;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** What was said with a move is not what the move needs. */
@ApplicationException(rollback = true)
public class InvalidMove extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    /** One thing that is wrong. */
    public enum Flaw {
        WORDS_MISSING,
        WORDS_TOO_LONG,
        REASON_MISSING,
        /** A reason for work that was done, on a move that says it was not. */
        REASON_NOT_HERE,
        DUPLICATE_MISSING,
        /** There is no such report of this government, or it is this report itself. */
        DUPLICATE_UNKNOWN,
        ASSIGNEE_MISSING,
        /** Either a person or a unit. */
        ASSIGNEE_TWICE,
        /** The person does not work for the unit that has the report. */
        PERSON_NOT_OF_UNIT,
        UNIT_MISSING,
        /** There is no such unit of this government, it was closed, or it has the report already. */
        UNIT_NOT_POSSIBLE,
        /** Another unit still works on a part. */
        TASKS_OPEN,
        CATEGORY_MISSING,
        /** There is no such category, it takes no new reports, or it is the report's own. */
        CATEGORY_NOT_POSSIBLE
    }

    public InvalidMove(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
