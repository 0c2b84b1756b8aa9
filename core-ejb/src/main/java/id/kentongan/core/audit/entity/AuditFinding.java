package id.kentongan.core.audit.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One place where the audit is not what was sealed.
 *
 * @param seq the place in the tenant's chain; 0 where the entry has none
 * @param entryId the entry, where it is known
 */
public record AuditFinding(
        Kind kind, int tenantId, long seq, @Nullable UUID entryId) {

    public enum Kind {
        /** The entry reads differently from what was sealed, or the seal was changed. */
        ALTERED,
        /** The entry is gone, its seal remains. */
        DELETED,
        /** The entry and its seal are gone from the middle of the chain. */
        REMOVED,
        /** An entry that was never sealed and does not wait for it: written around the application. */
        INSERTED,
        /** The chain ends before a head that was signed or written down. */
        CUT_OFF,
        /** The chain has another seal where a head was signed or written down. */
        REPLACED,
        /** The signature under a day's head is not ours. */
        FORGED_HEAD
    }
}
