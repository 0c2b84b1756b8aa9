package id.kentongan.core.administration.control;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Office;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Units, open and closed, as their administrators see them. */
@ApplicationScoped
public class Offices {

    /** The office above by area: that of the next tier upward that has one in the same government. */
    private static final String ABOVE = """
            select p.id, p.name from core.unit p
            where p.tenant_id = u.tenant_id and p.closed_at is null and p.tier <> 'AGENCY' and p.id <> u.id
              and (u.area_code = p.area_code and u.tier = 'AGENCY' or u.area_code like p.area_code || '.%')
            order by length(p.area_code) desc limit 1""";

    private static final String SELECT = """
            select u.id, u.tenant_id, u.tier, u.area_code, a.name, u.name, u.agency, u.outside, u.parent_id,
                   coalesce(p.name, above.name), s.name, u.ends_at, u.closed_at, u.version
            from core.unit u
            left join core.area a on a.code = u.area_code and a.valid_until is null
            left join core.unit p on p.id = u.parent_id
            left join core.unit s on s.id = u.successor_id
            left join lateral (""" + ABOVE + ") above on true\n";

    private final Sql sql;

    @Inject
    public Offices(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Offices() {
        this(new Sql());
    }

    /**
     * Those that the actor may do something to.
     *
     * @param words parts of names in any order; empty for the first ones
     * @param most how many at the most; the higher tiers and the open ones first
     */
    public List<Office> find(Actor actor, Action action, String words, int most) {
        return Scope.system(Scope.Work.OPERATION)
                .call(() -> sql.list(
                        // Chosen first: the office above is looked up for those that are shown alone.
                        SELECT + """
                        where u.id in (
                            select c.id from core.unit c
                            where lower(c.name) like ?
                              and (? or c.tenant_id = any (?) and exists (
                                  select from unnest(?::text[]) a where c.area_code = a or c.area_code like a || '.%'))
                            order by c.closed_at is not null, length(c.area_code), c.area_code, c.name limit 200)
                        order by u.closed_at is not null, length(u.area_code), u.area_code, u.name""",
                        row -> office(row, 0),
                        UnitSearch.pattern(words),
                        actor.administrator(),
                        UnitSearch.tenants(actor),
                        UnitSearch.areas(actor)))
                .stream()
                .filter(office -> Rights.may(actor, action, matter(office)))
                .limit(most)
                .toList();
    }

    /** @throws NotPermitted if there is none, or the actor may not do that to it */
    public Office demand(Actor actor, Action action, UUID id) {
        return find(id).filter(office -> Rights.may(actor, action, matter(office)))
                .orElseThrow(() -> new NotPermitted("no such unit for this actor"));
    }

    /**
     * @throws NotPermitted if there is none, or the actor may not do that to it
     * @throws ChangeRefused if it is closed
     */
    public Office demandOpen(Actor actor, Action action, UUID id) {
        Office office = demand(actor, action, id);
        if (office.closed()) {
            throw new ChangeRefused(Reason.OVER);
        }
        return office;
    }

    /** With the number of cases that are open there. */
    public Optional<Office> find(UUID id) {
        return Scope.system(Scope.Work.OPERATION)
                .call(() -> sql.one(SELECT + " where u.id = ?", row -> office(row, openCases(id)), id));
    }

    /** Open offices of the same government that could stand above one or take over from it: above it, beside it, agencies. */
    public List<Office> around(Office office) {
        String above =
                office.area().parent().map(AreaCode::value).orElse(office.area().value());
        return sql.list(
                SELECT + """
                where u.tenant_id = ? and u.closed_at is null and u.id <> ?
                  and (u.tier = 'AGENCY' or ? = u.area_code or ? like u.area_code || '.%'
                       or u.area_code like ? || '.%' and length(u.area_code) = length(?))
                order by length(u.area_code), u.area_code, u.name limit 300""",
                row -> office(row, 0),
                office.tenantId(),
                office.id(),
                above,
                above,
                above,
                office.area().value());
    }

    /** The open office above, that somebody chose or that of the area above. */
    public Optional<UUID> above(UUID id) {
        return sql.one(
                        """
                        select coalesce(p.id, above.id) from core.unit u
                        left join core.unit p on p.id = u.parent_id and p.closed_at is null
                        left join lateral (""" + ABOVE + ") above on true where u.id = ?",
                        row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        id)
                .flatMap(found -> found);
    }

    /** Where its area lies; whether it is an agency makes no difference to who administers it. */
    public static Matter matter(Office office) {
        return Matter.in(office.tenantId(), office.area());
    }

    private int openCases(UUID id) {
        return sql.one("""
                        select count(*) from (
                            select 1 from core.case_file c
                            where c.state = 'OPEN' and exists (select from core.alert l
                                where l.unit_id = ? and l.tenant_id = c.tenant_id and l.case_id = c.id)
                               or c.state = 'ACCEPTED' and c.accepted_unit = ?
                            limit 100) open""", row -> row.getInt(1), id, id).orElse(0);
    }

    private static Office office(ResultSet row, int openCases) throws SQLException {
        return new Office(
                row.getObject(1, UUID.class),
                row.getInt(2),
                Tier.valueOf(row.getString(3)),
                new AreaCode(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getObject(9, UUID.class),
                row.getString(10),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class),
                row.getObject(13, OffsetDateTime.class),
                openCases,
                row.getInt(14));
    }
}
