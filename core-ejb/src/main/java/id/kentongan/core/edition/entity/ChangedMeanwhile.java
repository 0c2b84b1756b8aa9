package id.kentongan.core.edition.entity;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody else has saved or published since the page was shown, or what was meant is not there. */
@ApplicationException(rollback = true)
public class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String by;
    private final transient OffsetDateTime at;

    /**
     * @param by name of who made the last change; null if nobody has made any
     * @param at when
     */
    public ChangedMeanwhile(@Nullable String by, OffsetDateTime at) {
        super("changed at " + at);
        this.by = by;
        this.at = at;
    }

    public @Nullable String by() {
        return by;
    }

    public OffsetDateTime at() {
        return at;
    }
}
