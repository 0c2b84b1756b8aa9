package id.kentongan.core.notification.entity;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Reports have moved whose number and status everybody may know. Fired inside the transaction that moved them; whoever has
 * rooms in which they are spoken of says so there.
 */
public record ReportsMoved(List<Moved> all) {

    public ReportsMoved {
        all = List.copyOf(all);
    }

    /** What citizens want to hear of; the steps between are on the report's page. */
    public enum How {
        /** Somebody has looked: it is a report, and its words are public. */
        VERIFIED,
        /** A unit has taken it on. */
        ACCEPTED,
        /** Nobody has answered in time, and a tier above was told. */
        CLIMBED,
        RESOLVED,
        REJECTED,
        REOPENED
    }

    /** @param ticket what people call the report */
    public record Moved(int tenantId, String ticket, How how, OffsetDateTime at) {}
}
