package id.kentongan.report.routing.boundary;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody else has saved or published since the draft was shown, or what is meant is not there. */
@ApplicationException(rollback = true)
public class DraftChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String by;
    private final OffsetDateTime at;

    public DraftChanged(@Nullable String by, OffsetDateTime at) {
        super("changed meanwhile");
        this.by = by;
        this.at = at;
    }

    /** Who made the last change; null if nobody has made any. */
    public @Nullable String by() {
        return by;
    }

    /** When. */
    public OffsetDateTime at() {
        return at;
    }
}
