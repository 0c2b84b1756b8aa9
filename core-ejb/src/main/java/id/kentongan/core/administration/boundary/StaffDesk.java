package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.control.Memberships;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.control.UnitSearch;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.core.administration.entity.StaffMember;
import id.kentongan.core.administration.entity.StaffMember.Deputy;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who works in a unit.
 *
 * <p>AD.1 - Nobody shall change the own rights, nor the account that has them (why: who administers could read reports
 * with a post given to oneself).
 *
 * <p>AD.2 - Nothing shall be deleted: a membership and a deputy end, an account is closed (why: what was done with them
 * must stay explainable).
 *
 * <p>AD.3 - An administrator shall never know anybody's password; a forgotten one is replaced by a one-time link (OWASP
 * ASVS 5.0, 6.4.6).
 *
 * <p>AD.4 - Each change shall be in the audit of the unit's government, under the unit.
 */
@Stateless
public class StaffDesk {

    /** The most units that a search shows. */
    public static final int MOST_UNITS = 50;

    /** The most members that a unit's list shows; ended ones are left out first. */
    public static final int MOST_MEMBERS = 500;

    private static final Duration LONGEST_MEMBERSHIP = Duration.ofDays(10 * 366L);

    @Inject
    Sql sql;

    @Inject
    Rights rights;

    @Inject
    Memberships memberships;

    /**
     * Units whose staff the actor may see.
     *
     * @param words parts of names in any order; empty for the first ones
     * @return at most {@value #MOST_UNITS}, the higher tiers first
     */
    public List<Unit> units(Actor actor, String words) {
        return Scope.system(Scope.Work.OPERATION)
                .call(() -> sql.list(
                        """
                        select id, tenant_id, tier, area_code, name from core.unit
                        where closed_at is null and lower(name) like ?
                          and (? or tenant_id = any (?) and exists (
                              select from unnest(?::text[]) a where area_code = a or area_code like a || '.%'))
                        order by length(area_code), area_code, name limit 2000""",
                        Rights::unit,
                        UnitSearch.pattern(words),
                        actor.administrator(),
                        UnitSearch.tenants(actor),
                        UnitSearch.areas(actor)))
                .stream()
                .filter(unit -> Rights.may(actor, Action.READ_STAFF, unit))
                .limit(MOST_UNITS)
                .toList();
    }

    /**
     * A unit whose staff the actor may see.
     *
     * @throws NotPermitted if the actor may not, or there is none
     */
    public Unit unit(Actor actor, UUID unitId) {
        return rights.demand(actor, Action.READ_STAFF, unitId);
    }

    /** Whether a page offers the actor to do it there. */
    public static boolean may(Actor actor, Action action, Unit unit) {
        return Rights.may(actor, action, unit);
    }

    /**
     * Everybody who has or had a role in the unit, those of today first.
     *
     * @throws NotPermitted if the actor may not see it, or there is no such unit
     */
    public List<StaffMember> members(Actor actor, UUID unitId) {
        rights.demand(actor, Action.READ_STAFF, unitId);
        Map<UUID, List<Deputy>> deputies =
                sql.list("""
                        select d.membership_id, d.id, a.display_name, d.valid_from, d.valid_until, d.reason
                        from core.deputy d
                        join core.membership m on m.id = d.membership_id and m.unit_id = ?
                        join core.account a on a.person_id = d.person_id
                        where d.ended_at is null and d.valid_until > now() order by d.valid_from""", row -> Map.entry(row.getObject(1, UUID.class), deputy(row)), unitId).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return sql.list("""
                select m.id, m.person_id, a.display_name, case when a.password_hash is null then null else a.user_name end,
                       m.role, m.valid_from, m.valid_until, a.disabled_at is not null,
                       a.disabled_at is not null or coalesce(m.valid_until <= now(), false) as over
                from core.membership m join core.account a on a.person_id = m.person_id
                where m.unit_id = ? order by over, a.display_name, m.valid_from limit ?""", row -> member(row, deputies), unitId, MOST_MEMBERS);
    }

    /**
     * A new person with a role in the unit, who chooses user name and password by the link.
     *
     * @param until null for no end
     * @param displayName as colleagues see it, 2 to {@value Words#LONGEST_NAME} characters
     * @throws ChangeRefused if the role does not fit the unit, or a time or the name cannot be
     */
    public Invitation invite(
            Actor actor, UUID unitId, Role role, String displayName, @Nullable Instant from, @Nullable Instant until) {
        return memberships.in(actor, unitId, unit -> {
            memberships.requireFit(role, unit);
            String name = Words.name(displayName);
            Instant begin = memberships.begin(from, until, LONGEST_MEMBERSHIP);
            UUID person = UUID.randomUUID();
            sql.update("insert into core.person (id) values (?)", person);
            sql.update(
                    "insert into core.account (person_id, user_name, display_name) values (?, ?, ?)",
                    person,
                    "new-" + person,
                    name);
            insert(unit, person, role, begin, until);
            memberships.write(
                    actor, unit, "STAFF_INVITE", "person:" + person + " " + role + Memberships.during(begin, until));
            return memberships.link(person);
        });
    }

    /**
     * Another role, for somebody who has an account.
     *
     * @throws ChangeRefused if there is no such person, it is the actor's own, the role does not fit or is there already
     */
    public void appoint(
            Actor actor, UUID unitId, Role role, String userName, @Nullable Instant from, @Nullable Instant until) {
        memberships.in(actor, unitId, unit -> {
            memberships.requireFit(role, unit);
            UUID person = memberships.somebodyElse(actor, userName);
            Instant begin = memberships.begin(from, until, LONGEST_MEMBERSHIP);
            boolean there = sql.one(
                            """
                            select 1 from core.membership
                            where person_id = ? and unit_id = ? and role = ?
                              and valid_from < coalesce(?::timestamptz, 'infinity')
                              and coalesce(valid_until, 'infinity') > ?""",
                            row -> true,
                            person,
                            unit.id(),
                            role.name(),
                            Memberships.moment(until),
                            Memberships.moment(begin))
                    .isPresent();
            if (there) {
                throw new ChangeRefused(Reason.ALREADY_THERE);
            }
            insert(unit, person, role, begin, until);
            memberships.write(
                    actor, unit, "STAFF_APPOINT", "person:" + person + " " + role + Memberships.during(begin, until));
            return unit;
        });
    }

    /**
     * Ends a role now, and who stands in for it.
     *
     * @param why {@value Words#SHORTEST_REASON} to {@value Words#LONGEST_REASON} characters
     */
    public void dismiss(Actor actor, UUID membershipId, String why) {
        memberships.onMembership(actor, membershipId, (unit, membership) -> {
            String reason = Words.reason(why);
            sql.update("update core.membership set valid_until = now() where id = ?", membership.id());
            sql.update(
                    "update core.deputy set ended_at = now() where membership_id = ? and ended_at is null",
                    membership.id());
            memberships.write(
                    actor,
                    unit,
                    "STAFF_DISMISS",
                    "person:" + membership.personId() + " " + membership.role() + ": " + reason);
        });
    }

    private void insert(Unit unit, UUID person, Role role, Instant begin, @Nullable Instant until) {
        sql.update(
                "insert into core.membership (id, person_id, unit_id, role, valid_from, valid_until)"
                        + " values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                person,
                unit.id(),
                role.name(),
                Memberships.moment(begin),
                Memberships.moment(until));
    }

    private static Deputy deputy(ResultSet row) throws SQLException {
        return new Deputy(
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class),
                row.getObject(5, OffsetDateTime.class),
                row.getString(6));
    }

    private static StaffMember member(ResultSet row, Map<UUID, List<Deputy>> deputies) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new StaffMember(
                id,
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class),
                row.getObject(7, OffsetDateTime.class),
                row.getBoolean(8),
                row.getBoolean(9),
                deputies.getOrDefault(id, List.of()));
    }
}
