package id.kentongan.report.duplicate.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.escalation.control.CasePauses;
import id.kentongan.core.escalation.entity.CaseState;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Main reports and those that follow them. Whoever changes clusters holds the tenant's lock of clusters, then that of the
 * main report's case, then those of the members': moves of a report lock its own case first and those of its members after
 * it, so nobody waits in a ring.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Clusters {

    private final Sql sql;
    private final Reports reports;
    private final CasePauses pauses;

    @Inject
    public Clusters(Sql sql, Reports reports, CasePauses pauses) {
        this.sql = sql;
        this.reports = reports;
        this.pauses = pauses;
    }

    /** For the container's proxy. */
    protected Clusters() {
        this.sql = null;
        this.reports = null;
        this.pauses = null;
    }

    /** Where a report stands, and when it got there. */
    public record State(
            String ticket,
            ReportStatus status,
            @Nullable OffsetDateTime acceptedAt,
            @Nullable OffsetDateTime closedAt) {}

    /** Membership of a report. */
    public record Membership(
            UUID id,
            UUID main,
            UUID report,
            UUID act,
            @Nullable UUID replaced,
            OffsetDateTime since,
            OffsetDateTime pausedAt) {}

    /** What this class itself appends to histories. */
    private static final Set<ReportEventType> OWN_LINES =
            EnumSet.of(ReportEventType.MERGED, ReportEventType.UNMERGED, ReportEventType.FOLLOWED);

    private static final String MEMBERSHIP =
            "select id, main_id, report_id, act, replaced, since, paused_at from report.cluster_member ";

    /** Waits until nobody else changes clusters of the tenant. */
    public void lock(int tenantId) {
        sql.one("select pg_advisory_xact_lock(hashtext('report.cluster'), ?)", row -> true, tenantId);
    }

    /** Where the report is a member now. */
    public Optional<Membership> membership(int tenantId, UUID report) {
        return sql.one(
                MEMBERSHIP + "where tenant_id = ? and report_id = ? and until is null",
                Clusters::membership,
                tenantId,
                report);
    }

    /** Those that follow a main report, in the order in which they came in. */
    public List<Membership> members(int tenantId, UUID main) {
        return sql.list(
                MEMBERSHIP + "where tenant_id = ? and main_id = ? and until is null order by report_id",
                Clusters::membership,
                tenantId,
                main);
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getObject(6, OffsetDateTime.class),
                row.getObject(7, OffsetDateTime.class));
    }

    /** Where a report stands now, locked. */
    private State state(int tenantId, UUID report) {
        return sql.one(
                        "select ticket, status, accepted_at, closed_at from report.report where tenant_id = ? and id = ?"
                                + " for update",
                        row -> new State(
                                row.getString(1),
                                ReportStatus.valueOf(row.getString(2)),
                                row.getObject(3, OffsetDateTime.class),
                                row.getObject(4, OffsetDateTime.class)),
                        tenantId,
                        report)
                .orElseThrow();
    }

    private void lockCase(int tenantId, UUID id) {
        sql.one("select 1 from core.case_file where tenant_id = ? and id = ? for update", row -> true, tenantId, id);
    }

    /**
     * A report that is nobody's member joins a main report that is nobody's member, and brings its own members along. The
     * tenant's clusters are locked.
     */
    public void join(int tenantId, UUID report, UUID main, UUID person, OffsetDateTime at) {
        lockCase(tenantId, main);
        State leader = state(tenantId, main);
        UUID act = UuidV7.at(at.toInstant());
        CaseState had = pauses.pause(tenantId, report, at);
        sql.update(
                "insert into report.cluster_member (id, tenant_id, main_id, report_id, act, since, since_by, was_status,"
                        + " was_accepted_at, was_closed_at, was_close_reason, was_duplicate_of, was_case, paused_at)"
                        + " select ?, tenant_id, ?, id, ?, ?, ?, status, accepted_at, closed_at, close_reason,"
                        + " duplicate_of, ?, ? from report.report where tenant_id = ? and id = ?",
                act,
                main,
                act,
                at,
                person,
                had.name(),
                at,
                tenantId,
                report);
        follow(tenantId, report, leader, ReportEventType.MERGED, person, at);
        for (Membership brought : members(tenantId, report)) {
            lockCase(tenantId, brought.report());
            end(brought, person, at);
            copy(tenantId, brought, main, act, brought.id(), person, at);
            follow(tenantId, brought.report(), leader, ReportEventType.MERGED, person, at);
        }
    }

    /** A member leaves: it stands where it stood before, and so do those that it had brought along. */
    public void leave(int tenantId, Membership leaving, UUID person, OffsetDateTime at) {
        lockCase(tenantId, leaving.main());
        lockCase(tenantId, leaving.report());
        List<Membership> brought = members(tenantId, leaving.main()).stream()
                .filter(other -> other.act().equals(leaving.id()) && !other.id().equals(leaving.id()))
                .toList();
        end(leaving, person, at);
        State restored = restore(tenantId, leaving, person, at);
        for (Membership other : brought) {
            lockCase(tenantId, other.report());
            end(other, person, at);
            Membership before = sql.one(
                            MEMBERSHIP + "where id = ? and tenant_id = ?",
                            Clusters::membership,
                            Objects.requireNonNull(other.replaced()),
                            tenantId)
                    .orElseThrow();
            copy(tenantId, other, leaving.report(), before.act(), before.replaced(), person, at);
            follow(tenantId, other.report(), restored, ReportEventType.MERGED, person, at);
        }
    }

    private void end(Membership membership, UUID person, OffsetDateTime at) {
        sql.update(
                "update report.cluster_member set until = ?, until_by = ? where id = ?", at, person, membership.id());
    }

    /** The same member with another main report; what it was before it joined anybody stays known. */
    private void copy(
            int tenantId,
            Membership from,
            UUID main,
            UUID act,
            @Nullable UUID replaced,
            UUID person,
            OffsetDateTime at) {
        sql.update(
                "insert into report.cluster_member (id, tenant_id, main_id, report_id, act, replaced, since, since_by,"
                        + " was_status, was_accepted_at, was_closed_at, was_close_reason, was_duplicate_of, was_case,"
                        + " paused_at) select ?, tenant_id, ?, report_id, ?, ?::uuid, ?, ?, was_status, was_accepted_at,"
                        + " was_closed_at, was_close_reason, was_duplicate_of, was_case, paused_at"
                        + " from report.cluster_member where id = ? and tenant_id = ?",
                UuidV7.at(at.toInstant()),
                main,
                act,
                replaced,
                at,
                person,
                from.id(),
                tenantId);
    }

    /** The report stands where its main report stands. */
    private void follow(
            int tenantId, UUID report, State leader, ReportEventType how, @Nullable UUID person, OffsetDateTime at) {
        boolean closed = !leader.status().open();
        int seq = sql.one(
                        "update report.report set status = ?, follows = ?, updated_at = ?, last_seq = last_seq + 1,"
                                + " version = version + 1, accepted_at = coalesce(accepted_at, ?), closed_at = ?,"
                                + " close_reason = ?, duplicate_of = ? where tenant_id = ? and id = ? returning last_seq",
                        row -> row.getInt(1),
                        leader.status().name(),
                        leader.ticket(),
                        at,
                        leader.acceptedAt() == null ? null : at,
                        closed ? at : null,
                        closed ? "DUPLICATE" : null,
                        closed ? leader.ticket() : null,
                        tenantId,
                        report)
                .orElseThrow();
        tell(tenantId, report, seq, how, leader.status(), person, at);
    }

    private State restore(int tenantId, Membership leaving, UUID person, OffsetDateTime at) {
        CaseState had = CaseState.valueOf(sql.one(
                        "select was_case from report.cluster_member where id = ?",
                        row -> row.getString(1),
                        leaving.id())
                .orElseThrow());
        int seq = sql.one(
                        "update report.report r set status = m.was_status, follows = null, updated_at = ?,"
                                + " last_seq = last_seq + 1, version = version + 1, accepted_at = m.was_accepted_at,"
                                + " closed_at = m.was_closed_at, close_reason = m.was_close_reason,"
                                + " duplicate_of = m.was_duplicate_of from report.cluster_member m"
                                + " where r.tenant_id = ? and r.id = ? and m.id = ? returning last_seq",
                        row -> row.getInt(1),
                        at,
                        tenantId,
                        leaving.report(),
                        leaving.id())
                .orElseThrow();
        pauses.resume(tenantId, leaving.report(), had, leaving.pausedAt());
        State restored = state(tenantId, leaving.report());
        tell(tenantId, leaving.report(), seq, ReportEventType.UNMERGED, restored.status(), person, at);
        return restored;
    }

    private void tell(
            int tenantId,
            UUID report,
            int seq,
            ReportEventType how,
            ReportStatus status,
            @Nullable UUID person,
            OffsetDateTime at) {
        reports.append(new ReportEvent(tenantId, report, seq, how, at, status, person, null, null, null, null, null));
    }

    /** What the public is told of a main report happens to its members as well. */
    void on(@Observes ReportEvent moved) {
        if (!moved.type().isPublic() || OWN_LINES.contains(moved.type())) {
            return;
        }
        List<Membership> members = members(moved.tenantId(), moved.reportId());
        if (members.isEmpty()) {
            return;
        }
        String ticket = sql.one(
                        "select ticket from report.report where tenant_id = ? and id = ?",
                        row -> row.getString(1),
                        moved.tenantId(),
                        moved.reportId())
                .orElseThrow();
        OffsetDateTime accepted = moved.type() == ReportEventType.ACCEPTED ? moved.at() : null;
        State leader = new State(ticket, moved.status(), accepted, null);
        for (Membership member : members) {
            lockCase(moved.tenantId(), member.report());
            if (state(moved.tenantId(), member.report()).status() != moved.status()) {
                follow(moved.tenantId(), member.report(), leader, ReportEventType.FOLLOWED, null, moved.at());
            }
        }
    }
}
