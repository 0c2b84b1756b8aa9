package id.kentongan.report.category.entity;

import jakarta.ejb.ApplicationException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody else has changed the category since it was read; nothing has happened. */
@ApplicationException(rollback = true)
public class CategoryOutdated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String who;
    private final transient @Nullable OffsetDateTime at;

    /**
     * @param who display name of who changed it; empty if nobody knows
     * @param at when; null if nobody knows
     */
    public CategoryOutdated(String who, @Nullable OffsetDateTime at) {
        super("changed meanwhile");
        this.who = who;
        this.at = at;
    }

    public String who() {
        return who;
    }

    public @Nullable OffsetDateTime at() {
        return at;
    }
}
