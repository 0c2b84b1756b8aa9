package id.kentongan.report.duplicate.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.duplicate.boundary.CannotMerge.Reason;
import id.kentongan.report.duplicate.control.Clusters;
import id.kentongan.report.duplicate.control.Clusters.Membership;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where officers take reports about the same thing together, and apart again. */
@Stateless
public class ClusterDesk {

    /** So many members are shown. */
    public static final int SHOWN = 50;

    /** So many follow one report at the most: each of its moves is written into every history. */
    public static final int MOST_MEMBERS = 500;

    private static final String EARLIER = "select r.ticket, a.display_name, %s from report.cluster_member m"
            + " join report.report r on r.tenant_id = m.tenant_id and r.id = m.main_id"
            + " left join core.account a on a.person_id = m.%s"
            + " where m.tenant_id = ? and m.report_id = ? and m.until is %s order by m.id desc limit 1";

    @Inject
    private Clusters clusters;

    @Inject
    private Reports reports;

    @Inject
    private Categories categories;

    @Inject
    private Units units;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * Takes a report together with a main report. From now on it stands where that one stands; its own clock stops. Those
     * that followed it follow the main report too.
     *
     * @throws UnknownTicket if there is no such report for the actor, or the actor may not do this to it
     * @throws CannotMerge if the two cannot be taken together; somebody may have been faster
     */
    public void merge(Actor actor, int tenantId, String ticket, String mainTicket) {
        actor.scope().run(() -> {
            OffsetDateTime now = clock.now();
            clusters.lock(tenantId);
            Report report =
                    find(actor, Action.MERGE_REPORTS, tenantId, ticket).orElseThrow(() -> new UnknownTicket(ticket));
            Report main = find(actor, Action.MERGE_REPORTS, tenantId, mainTicket)
                    .orElseThrow(() -> new CannotMerge(Reason.NO_MAIN));
            if (main.id().equals(report.id())) {
                throw new CannotMerge(Reason.ITSELF);
            }
            joined(tenantId, report.id()).ifPresent(earlier -> {
                throw new CannotMerge(Reason.MEMBER_ALREADY, earlier);
            });
            joined(tenantId, main.id()).ifPresent(earlier -> {
                throw new CannotMerge(Reason.MAIN_IS_MEMBER, earlier);
            });
            if (secret(report) != secret(main)) {
                throw new CannotMerge(Reason.PRIVATE);
            }
            int together = 1
                    + clusters.members(tenantId, report.id()).size()
                    + clusters.members(tenantId, main.id()).size();
            if (together > MOST_MEMBERS) {
                throw new CannotMerge(Reason.FULL);
            }
            clusters.join(tenantId, report.id(), main.id(), actor.personId(), now);
            record(actor, report, "REPORT_MERGE", main.ticket().value());
        });
    }

    /**
     * Takes a report out of its cluster: it stands where it stood before, its clock goes on as if it had never stopped, and
     * those that it had brought along follow it again.
     *
     * @throws UnknownTicket if there is no such report for the actor, or the actor may not do this to it
     * @throws CannotMerge if it follows nobody; somebody may have been faster
     */
    public void unmerge(Actor actor, int tenantId, String ticket) {
        actor.scope().run(() -> {
            OffsetDateTime now = clock.now();
            clusters.lock(tenantId);
            Report report =
                    find(actor, Action.MERGE_REPORTS, tenantId, ticket).orElseThrow(() -> new UnknownTicket(ticket));
            Membership membership = clusters.membership(tenantId, report.id())
                    .orElseThrow(() -> new CannotMerge(
                            Reason.NO_MEMBER, left(tenantId, report.id()).orElse(null)));
            clusters.leave(tenantId, membership, actor.personId(), now);
            record(actor, report, "REPORT_UNMERGE", ticketOf(tenantId, membership.main()));
        });
    }

    /**
     * What a report is taken together with.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public Cluster cluster(Actor actor, int tenantId, String ticket) {
        return actor.scope().call(() -> {
            Report report =
                    find(actor, Action.READ_REPORT, tenantId, ticket).orElseThrow(() -> new UnknownTicket(ticket));
            List<Cluster.Joined> members = joined("m.main_id = ? and r.id = m.report_id", tenantId, report.id());
            return new Cluster(
                    joined("m.report_id = ? and r.id = m.main_id", tenantId, report.id()).stream()
                            .findFirst()
                            .orElse(null),
                    members.stream().limit(SHOWN).toList(),
                    members.size(),
                    may(actor, Action.MERGE_REPORTS, report));
        });
    }

    private List<Cluster.Joined> joined(String how, int tenantId, UUID report) {
        return sql.list(
                "select r.ticket, r.status, m.since from report.cluster_member m, report.report r where m.tenant_id = ?"
                        + " and r.tenant_id = m.tenant_id and m.until is null and " + how + " order by r.id",
                ClusterDesk::joined,
                tenantId,
                report);
    }

    private static Cluster.Joined joined(ResultSet row) throws SQLException {
        return new Cluster.Joined(
                row.getString(1), ReportStatus.valueOf(row.getString(2)), row.getObject(3, OffsetDateTime.class));
    }

    private Optional<CannotMerge.Earlier> joined(int tenantId, UUID report) {
        return sql.one(EARLIER.formatted("m.since", "since_by", "null"), ClusterDesk::earlier, tenantId, report);
    }

    private Optional<CannotMerge.Earlier> left(int tenantId, UUID report) {
        return sql.one(EARLIER.formatted("m.until", "until_by", "not null"), ClusterDesk::earlier, tenantId, report);
    }

    private static CannotMerge.Earlier earlier(ResultSet row) throws SQLException {
        return new CannotMerge.Earlier(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class));
    }

    private Optional<Report> find(Actor actor, Action action, int tenantId, String ticket) {
        return Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .filter(report -> may(actor, action, report));
    }

    /** As whoever answers for the area of the report, on whatever tier. */
    private boolean may(Actor actor, Action action, Report report) {
        return Access.may(actor, action, Matter.in(report.tenantId(), report.area()))
                && units.ladderOf(report.area()).stream().anyMatch(unit -> actor.worksFor(unit.id()));
    }

    private boolean secret(Report report) {
        return categories
                .find(report.tenantId(), report.categoryCode())
                .filter(Category::secret)
                .isPresent();
    }

    private String ticketOf(int tenantId, UUID report) {
        return reports.find(tenantId, report).orElseThrow().ticket().value();
    }

    private void record(Actor actor, Report report, String action, String mainTicket) {
        audit.record(
                report.tenantId(),
                actor.personId(),
                action,
                "report:" + report.ticket().value(),
                "report:" + mainTicket);
    }
}
