package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.AreaChanges;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.control.UnitSearch;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.AreaChange;
import id.kentongan.core.administration.entity.AreaRow;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.AreaReplaced;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * The areas of a government: which there are, since when, where their borders come from; and the splits and mergers that
 * come between two lists of official codes. Borders themselves are imported by command.
 */
@Stateless
public class AreaDesk {

    /** The most areas that a search shows. */
    public static final int MOST = 100;

    @Inject
    Sql sql;

    @Inject
    AreaChanges changes;

    @Inject
    Histories histories;

    @Inject
    AuditTrail audit;

    @Inject
    Event<AreaReplaced> replaced;

    /**
     * Areas of the government, from above downward; those that are over last.
     *
     * @param words parts of a name in their order, or the beginning of a code; empty for the first ones
     * @throws NotPermitted if the actor may not see the government
     */
    public List<AreaRow> areas(Actor actor, int tenantId, String words) {
        AreaCode home = demand(actor, Action.READ_GOVERNMENT, tenantId);
        return Scope.tenant(tenantId)
                .call(() -> sql.list(
                        """
                select a.code, a.kind, a.name, a.valid_from, a.valid_until, coalesce(b.source, c.source),
                       b.source is null and c.source is not null,
                       (select u.name from core.unit u where u.area_code = a.code and u.tier <> 'AGENCY'
                        and u.closed_at is null limit 1)
                from core.area a
                left join core.boundary_in_force f on f.area_code = a.code
                left join core.boundary_release b on b.id = f.release_id
                left join core.cell s on s.area_code = a.code
                left join core.boundary_release c on c.id = s.release_id
                where (a.code = ? or a.code like ? || '.%') and (lower(a.name) like ? or a.code like ? || '%')
                  and (a.code = ? or core.governs_area(a.code))
                order by a.valid_until is not null, length(a.code), a.code, a.valid_from limit ?""",
                        AreaDesk::row,
                        home.value(),
                        home.value(),
                        UnitSearch.pattern(words),
                        words.isBlank() ? "-" : words.strip().replaceAll("[%_\\\\]", " "),
                        home.value(),
                        MOST));
    }

    /** What was recorded of its areas, the newest first. */
    public List<HistoryLine> history(Actor actor, int tenantId) {
        demand(actor, Action.READ_GOVERNMENT, tenantId);
        return histories.of(tenantId, "areas:" + tenantId);
    }

    /**
     * Records a split or a merger. New areas begin and old ones end on that day; each new one has a unit of its own, and the
     * unit of an old one ends for that of the first new one, which takes over what is open there.
     *
     * @throws NotPermitted if the actor may not change the government
     * @throws id.kentongan.core.administration.entity.ChangeRefused if an area is not in force, not the government's, no
     *     kelurahan, or there already, or the day lies in the past
     */
    public void replace(Actor actor, int tenantId, AreaChange change, String why) {
        AreaCode home = demand(actor, Action.CHANGE_GOVERNMENT, tenantId);
        String reason = Words.reason(why);
        LocalDate today = sql.one(
                        "select (now() at time zone zone)::date from core.tenant where id = ?",
                        row -> row.getObject(1, LocalDate.class),
                        tenantId)
                .orElseThrow();
        Scope.tenant(tenantId).run(() -> {
            AreaReplaced event = changes.record(actor, tenantId, home, change, today, reason);
            audit.record(
                    tenantId,
                    actor.personId(),
                    "AREA_REPLACE",
                    "areas:" + tenantId,
                    String.join(", ", change.before()) + " -> "
                            + String.join(
                                    ", ",
                                    change.after().stream()
                                            .map(area -> (area.code() + " " + area.name()).strip())
                                            .toList())
                            + "\nfrom " + change.effective() + ": " + reason);
            replaced.fire(event);
        });
    }

    private AreaCode demand(Actor actor, Action action, int tenantId) {
        return sql.one(
                        "select area_code from core.tenant where id = ?",
                        row -> new AreaCode(row.getString(1)),
                        tenantId)
                .filter(area -> Rights.may(actor, action, Matter.in(tenantId, area)))
                .orElseThrow(() -> new NotPermitted("no such government for this actor"));
    }

    private static AreaRow row(ResultSet row) throws SQLException {
        return new AreaRow(
                new AreaCode(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8));
    }
}
