package id.kentongan.core.notification.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where officers read what their unit was told. */
@Stateless
public class AlertBoard {

    /** The largest page. */
    public static final int MOST = 100;

    /** Greater than every id that a clock of the coming millennia can make. */
    private static final UUID END = new UUID(-1L, -1L);

    @Inject
    private Sql sql;

    /**
     * @param unit whose board; the actor's first unit when null
     * @param before only alerts older than this one; the newest when null
     * @param size how many rows, from 1 to {@value #MOST}
     * @return an empty page when the actor does not work for the unit
     */
    public AlertPage page(Actor actor, @Nullable UUID unit, @Nullable UUID before, int size) {
        return actor.scope().call(() -> read(actor, unit, before, size));
    }

    private AlertPage read(Actor actor, @Nullable UUID unit, @Nullable UUID before, int size) {
        Optional<UUID> board = unitsOf(actor).stream()
                .map(UnitRow::id)
                .filter(id -> unit == null || id.equals(unit))
                .findFirst();
        if (board.isEmpty()) {
            return new AlertPage(List.of(), Optional.empty());
        }
        int wanted = Math.max(1, Math.min(size, MOST));
        // What another government sends is shown, but not its case: how that stands, only the report's page knows.
        List<AlertRow> rows = sql.list("""
                select l.*, u.name as unit_name, coalesce(c.state <> 'OPEN', true) as accepted,
                       coalesce(a.name, l.area_code) as area_name
                from (select * from core.alert where unit_id = ? and id < ? order by id desc limit ?) l
                join core.unit u on u.id = l.unit_id
                left join core.case_file c on c.tenant_id = l.tenant_id and c.id = l.case_id
                left join core.area a on a.code = l.area_code and a.valid_until is null
                order by l.id desc""", AlertBoard::row, board.get(), before == null ? END : before, wanted + 1);
        boolean more = rows.size() > wanted;
        List<AlertRow> page = more ? rows.subList(0, wanted) : rows;
        return new AlertPage(
                List.copyOf(page), more ? Optional.of(page.get(wanted - 1).id()) : Optional.empty());
    }

    /** @return the actor's units whose boards the actor may read, from the lowest tier upward, then by name */
    public List<UnitRow> unitsOf(Actor actor) {
        return Access.unitsOf(actor, Action.READ_BOARD).stream()
                .flatMap(id -> sql
                        .one(
                                "select id, name, tier from core.unit where id = ? and closed_at is null",
                                row -> new UnitRow(
                                        row.getObject(1, UUID.class), row.getString(2), Tier.valueOf(row.getString(3))),
                                id)
                        .stream())
                .sorted(Comparator.comparing(UnitRow::tier).thenComparing(UnitRow::name))
                .toList();
    }

    private static AlertRow row(ResultSet row) throws SQLException {
        return new AlertRow(
                row.getObject("id", UUID.class),
                row.getInt("tenant_id"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                Tier.valueOf(row.getString("tier")),
                AlertKind.valueOf(row.getString("kind")),
                row.getInt("round"),
                row.getObject("case_id", UUID.class),
                row.getString("reference"),
                row.getString("topic"),
                new AreaCode(row.getString("area_code")),
                row.getString("area_name"),
                row.getObject("raised_at", OffsetDateTime.class),
                row.getBoolean("accepted"));
    }
}
