package id.kentongan.report.duplicate.boundary;

import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is taken together with.
 *
 * @param main the report that it follows; null if it follows none
 * @param members those that follow it, oldest first, at most {@value ClusterDesk#SHOWN}
 * @param size how many follow it
 * @param mayChange whether the actor can take reports together here
 */
public record Cluster(@Nullable Joined main, List<Joined> members, int size, boolean mayChange) {

    /** A report of the cluster, and since when it is one. */
    public record Joined(String ticket, ReportStatus status, OffsetDateTime since) {}
}
