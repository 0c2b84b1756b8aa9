package id.kentongan.report.category.entity;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A category that cannot be saved; everything that is wrong with it at once. Nothing of it has happened. */
@ApplicationException(rollback = true)
public class InvalidCategory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Wrong> mistakes;

    public InvalidCategory(List<Wrong> mistakes) {
        super(mistakes.toString());
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Wrong> mistakes() {
        return mistakes;
    }

    /** Why something cannot stay as it is. */
    public enum Reason {
        /** Small letters, digits and hyphens, 2 to 60 of them; of questions and answers also capitals and underscores. */
        CODE,
        /** Something else has that code already. */
        TAKEN,
        /** Another valid category has that name. */
        NAME_TAKEN,
        MISSING,
        TOO_LONG,
        CONTROL_CHARACTERS,
        /** There is no such group, class of deadlines, agency or version. */
        UNKNOWN,
        /** One of two may be said, not both. */
        NOT_BOTH,
        /** The word means something else to programs that read services. */
        RESERVED,
        /** A list needs at least two answers, and only a list has any. */
        CHOICES,
        /** More than a page can ask. */
        TOO_MANY,
        /** What takes no answer cannot be required. */
        NOTICE,
        OUT_OF_RANGE,
        /** Citizens must have something to choose. */
        LAST
    }

    /**
     * @param field such as {@code nameId} or {@code attributes.2.code}, counted from 1
     */
    public record Wrong(String field, Reason reason) {}
}
