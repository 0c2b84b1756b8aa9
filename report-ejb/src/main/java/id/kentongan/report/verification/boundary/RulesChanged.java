package id.kentongan.report.verification.boundary;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody else has published rules since they were read. */
@ApplicationException(rollback = true)
public class RulesChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String by;
    private final transient OffsetDateTime at;

    public RulesChanged(@Nullable String by, OffsetDateTime at) {
        super("rules changed at " + at);
        this.by = by;
        this.at = at;
    }

    /** By name; null if the account is gone. */
    public @Nullable String by() {
        return by;
    }

    public OffsetDateTime at() {
        return at;
    }
}
