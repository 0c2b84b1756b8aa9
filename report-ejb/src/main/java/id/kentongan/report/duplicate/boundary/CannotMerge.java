package id.kentongan.report.duplicate.boundary;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Two reports cannot be taken together, or a report cannot leave. */
@ApplicationException(rollback = true)
public class CannotMerge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** A report cannot follow itself. */
        ITSELF,
        /** There is no such main report for the officer. */
        NO_MAIN,
        /** Somebody has taken it together with another one already. */
        MEMBER_ALREADY,
        /** The main report follows another one; that one is the main report. */
        MAIN_IS_MEMBER,
        /** One of the two is private, the other is not. */
        PRIVATE,
        /** It follows nobody; somebody has taken it out already. */
        NO_MEMBER,
        /** So many reports follow that main report already that no more may. */
        FULL
    }

    /**
     * What somebody else did before.
     *
     * @param ticket the report that it follows, and that has to be chosen instead; of one that was taken apart, followed
     * @param officer who did it, by name; null if the account is gone
     */
    public record Earlier(String ticket, @Nullable String officer, OffsetDateTime at) {}

    private final Reason reason;
    private final transient @Nullable Earlier earlier;

    CannotMerge(Reason reason) {
        this(reason, null);
    }

    CannotMerge(Reason reason, @Nullable Earlier earlier) {
        super(reason.name());
        this.reason = reason;
        this.earlier = earlier;
    }

    public Reason reason() {
        return reason;
    }

    /** Null unless that is the reason. */
    public @Nullable Earlier earlier() {
        return earlier;
    }
}
