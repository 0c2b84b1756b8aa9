package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Answers;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where officers read reports. */
@Stateless
public class FollowUps {

    /** The newest of what partners say; more than this is noise on a page. */
    private static final int NOTES = 50;

    /** Nobody chooses from a longer list. */
    private static final int COLLEAGUES = 200;

    @Inject
    private Reports reports;

    @Inject
    private Standings standings;

    @Inject
    private SentAcross across;

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Units units;

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private CaseTerms terms;

    @Inject
    private Sql sql;

    /**
     * @throws UnknownTicket if there is no such report for the actor
     */
    public Dossier dossier(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> read(actor, tenantId, ticket));
    }

    private Dossier read(Actor actor, int tenantId, String ticket) {
        Standing standing = standings.of(tenantId, ticket);
        Report report = standing.report();
        standing.unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
        Category category = categories.find(tenantId, report.categoryCode()).orElseThrow();
        return new Dossier(
                report.id(),
                report.ticket().value(),
                tenantId,
                report.status(),
                report.version(),
                report.closeReason(),
                report.duplicateOf(),
                nameOf(standing.handler()),
                assignee(standing),
                standing.handling().waitsSince(),
                category,
                report.area(),
                areas.path(report.area()),
                report.locationRule(),
                report.borderMetres(),
                report.approximate(),
                routing(report),
                across(standing, actor),
                report.description(),
                report.address(),
                report.lat(),
                report.lon(),
                Answers.read(category, reports.answers(report).orElse(null)),
                report.receivedAt(),
                report.expectedAt(),
                standing.moves(actor),
                history(report),
                terms.deadlines(report.tenantId(), report.id()),
                notes(report),
                clock.now());
    }

    /**
     * To whom the report can be given.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public Targets targets(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            Standing standing = standings.of(tenantId, ticket);
            standing.unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
            return new Targets(colleagues(standing), others(standing));
        });
    }

    private List<Targets.Colleague> colleagues(Standing standing) {
        Unit handler = standing.handler();
        if (handler == null) {
            return List.of();
        }
        return sql.list(
                "select a.person_id, a.display_name, (select count(*) from report.handling h"
                        + " join report.report r on r.tenant_id = h.tenant_id and r.id = h.report_id"
                        + " where h.assignee = a.person_id and r.status not in ('RESOLVED', 'REJECTED'))"
                        + " from core.account a where a.disabled_at is null and exists (select 1 from core.membership m"
                        + " where m.person_id = a.person_id and m.unit_id = ? and m.role <> 'COMMUNITY_VERIFIER' and m.valid_from <= now()"
                        + " and (m.valid_until is null or m.valid_until > now()))"
                        + " order by 3, a.display_name limit ?",
                row -> new Targets.Colleague(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
                handler.id(),
                COLLEAGUES);
    }

    /** The neighbour across a border that is near comes first, then those of the same kecamatan, then by name. */
    private List<Unit> others(Standing standing) {
        Report report = standing.report();
        String neighbour = report.neighbour().map(AreaCode::value).orElse("");
        String area = report.area().value();
        String around = area.length() > 8 ? area.substring(0, 8) : area;
        return units.ofTenant(standing.government()).stream()
                .filter(unit -> standing.handler() == null
                        || !unit.id().equals(standing.handler().id()))
                .sorted(Comparator.comparing((Unit unit) -> !unit.area().value().equals(neighbour))
                        .thenComparing(unit -> !unit.area().value().startsWith(around))
                        .thenComparing(Unit::tier)
                        .thenComparing(Unit::name))
                .toList();
    }

    /**
     * Shows the public what a partner says about a report. Showing it again changes nothing.
     *
     * @throws UnknownTicket if there is no such report for the actor, or nothing of that id about it
     */
    public void show(Actor actor, int tenantId, String ticket, UUID note) {
        across.scope(actor, tenantId, ticket).run(() -> publish(actor, tenantId, ticket, note));
    }

    private void publish(Actor actor, int tenantId, String ticket, UUID note) {
        Standing standing = standings.of(tenantId, ticket);
        Report report = standing.report();
        standing.unitFor(actor, Action.PUBLISH_PARTNER_NOTE).orElseThrow(() -> new UnknownTicket(ticket));
        int found = sql.update(
                "update report.partner_update set shown_at = coalesce(shown_at, ?), shown_by = coalesce(shown_by, ?)"
                        + " where id = ? and tenant_id = ? and report_id = ?",
                clock.now(),
                actor.personId(),
                note,
                tenantId,
                report.id());
        if (found == 0) {
            throw new UnknownTicket(ticket);
        }
    }

    private List<PartnerNote> notes(Report report) {
        return sql.list(
                "select p.id, coalesce(k.name, '?'), p.status, p.said_at, p.description, p.shown_at is not null"
                        + " from report.partner_update p left join core.api_key k on k.id = p.key_id"
                        + " where p.tenant_id = ? and p.report_id = ? order by p.id desc limit ?",
                row -> new PartnerNote(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getString(5),
                        row.getBoolean(6)),
                report.tenantId(),
                report.id(),
                NOTES);
    }

    private static @Nullable String nameOf(@Nullable Unit unit) {
        return unit == null ? null : unit.name();
    }

    private @Nullable String assignee(Standing standing) {
        UUID person = standing.handling().assignee();
        return person == null
                ? nameOf(standing.assigned())
                : sql.one("select display_name from core.account where person_id = ?", row -> row.getString(1), person)
                        .orElse(null);
    }

    private List<HistoryRow> history(Report report) {
        return sql.list(
                "select e.seq, e.type, e.at, e.tier, u.name, a.display_name, t.name, e.detail, e.remark"
                        + " from report.report_event e"
                        + " left join core.unit u on u.id = e.unit_id"
                        + " left join core.unit t on t.id = e.to_unit_id"
                        + " left join core.account a on a.person_id = e.person_id"
                        + " where e.tenant_id = ? and e.report_id = ? order by e.seq",
                row -> new HistoryRow(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)),
                report.tenantId(),
                report.id());
    }

    /** Reports lie on borders, where a few metres of a telephone's position decide whose they are. */
    private @Nullable Unit across(Standing standing, Actor actor) {
        Report report = standing.report();
        int near = settings.number("kentongan.border.prompt.metres", 50, 0, 5_000);
        if (report.borderMetres() > near || !standing.moves(actor).contains(Move.HAND_OVER)) {
            return null;
        }
        return report.neighbour()
                .filter(area -> !area.equals(report.area()))
                .flatMap(area -> units.forTier(area, Tier.KELURAHAN))
                .filter(unit -> unit.tenantId() == standing.government())
                .filter(unit -> standing.handler() == null
                        || !unit.id().equals(standing.handler().id()))
                .orElse(null);
    }

    private RoutingReason routing(Report report) {
        return sql.one(
                        "select coalesce(r.routing_version, 0), r.routing_rule,"
                                + " v.rules->(r.routing_rule - 1)->>'name',"
                                + " (select string_agg(u.name, ', ' order by u.name) from core.unit u"
                                + " where u.id = any (r.also_told))"
                                + " from report.report r left join report.routing_version v"
                                + " on v.tenant_id = r.tenant_id and v.version = r.routing_version"
                                + " where r.tenant_id = ? and r.id = ?",
                        row -> new RoutingReason(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4)),
                        report.tenantId(),
                        report.id())
                .orElseThrow();
    }
}
