package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.core.administration.entity.StaffMember;
import id.kentongan.core.administration.entity.StaffMember.Deputy;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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

    public static final int SHORTEST_WORDS = 5;
    public static final int LONGEST_WORDS = 500;
    public static final int LONGEST_NAME = 80;

    /** The most units that a search shows. */
    public static final int MOST_UNITS = 50;

    /** The most members that a unit's list shows; ended ones are left out first. */
    public static final int MOST_MEMBERS = 500;

    private static final Duration LONGEST_DEPUTY = Duration.ofDays(365);
    private static final Duration LONGEST_MEMBERSHIP = Duration.ofDays(10 * 366L);

    /** A form that was open for a while still means "from now on". */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private record Membership(UUID id, UUID personId, UUID unitId, String role, boolean over) {}

    @Inject
    Sql sql;

    @Inject
    Rights rights;

    @Inject
    AuditTrail audit;

    @Inject
    DatabaseClock clock;

    /**
     * Units whose staff the actor may see.
     *
     * @param words parts of names in any order; empty for the first ones
     * @return at most {@value #MOST_UNITS}, the higher tiers first
     */
    public List<Unit> units(Actor actor, String words) {
        String like = "%"
                + words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[%_\\\\]", " ")
                        .replaceAll("\\s+", "%") + "%";
        return Scope.system(Scope.Work.OPERATION)
                .call(() -> sql.list(
                        """
                        select id, tenant_id, tier, area_code, name from core.unit
                        where closed_at is null and lower(name) like ?
                          and (? or tenant_id = any (?) and exists (
                              select from unnest(?::text[]) a where area_code = a or area_code like a || '.%'))
                        order by length(area_code), area_code, name limit 2000""",
                        Rights::unit,
                        like.length() > 200 ? like.substring(0, 200) : like,
                        actor.administrator(),
                        actor.posts().stream()
                                .map(post -> post.tenantId())
                                .distinct()
                                .toArray(Integer[]::new),
                        actor.posts().stream()
                                .map(post -> post.area().toString())
                                .distinct()
                                .toArray(String[]::new)))
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
     * @param displayName as colleagues see it, 2 to {@value #LONGEST_NAME} characters
     * @throws ChangeRefused if the role does not fit the unit, or a time or the name cannot be
     */
    public Invitation invite(
            Actor actor, UUID unitId, Role role, String displayName, @Nullable Instant from, @Nullable Instant until) {
        return in(actor, unitId, unit -> {
            requireFit(role, unit);
            String name = words(displayName, 2, LONGEST_NAME);
            Instant begin = begin(from, until, LONGEST_MEMBERSHIP);
            UUID person = UUID.randomUUID();
            sql.update("insert into core.person (id) values (?)", person);
            sql.update(
                    "insert into core.account (person_id, user_name, display_name) values (?, ?, ?)",
                    person,
                    "new-" + person,
                    name);
            insert(unit, person, role, begin, until);
            write(actor, unit, "STAFF_INVITE", "person:" + person + " " + role + during(begin, until));
            return link(person);
        });
    }

    /**
     * Another role, for somebody who has an account.
     *
     * @throws ChangeRefused if there is no such person, it is the actor's own, the role does not fit or is there already
     */
    public void appoint(
            Actor actor, UUID unitId, Role role, String userName, @Nullable Instant from, @Nullable Instant until) {
        in(actor, unitId, unit -> {
            requireFit(role, unit);
            UUID person = somebodyElse(actor, userName);
            Instant begin = begin(from, until, LONGEST_MEMBERSHIP);
            boolean there = sql.one("""
                            select 1 from core.membership
                            where person_id = ? and unit_id = ? and role = ?
                              and valid_from < coalesce(?::timestamptz, 'infinity')
                              and coalesce(valid_until, 'infinity') > ?""", row -> true, person, unit.id(), role.name(), moment(until), moment(begin))
                    .isPresent();
            if (there) {
                throw new ChangeRefused(Reason.ALREADY_THERE);
            }
            insert(unit, person, role, begin, until);
            write(actor, unit, "STAFF_APPOINT", "person:" + person + " " + role + during(begin, until));
            return unit;
        });
    }

    /**
     * Ends a role now, and who stands in for it.
     *
     * @param why {@value #SHORTEST_WORDS} to {@value #LONGEST_WORDS} characters
     */
    public void dismiss(Actor actor, UUID membershipId, String why) {
        onMembership(actor, membershipId, (unit, membership) -> {
            String reason = words(why, SHORTEST_WORDS, LONGEST_WORDS);
            sql.update("update core.membership set valid_until = now() where id = ?", membership.id());
            sql.update(
                    "update core.deputy set ended_at = now() where membership_id = ? and ended_at is null",
                    membership.id());
            write(
                    actor,
                    unit,
                    "STAFF_DISMISS",
                    "person:" + membership.personId() + " " + membership.role() + ": " + reason);
        });
    }

    /** Somebody stands in for a role, for a year at most. */
    public void nameDeputy(
            Actor actor, UUID membershipId, String userName, @Nullable Instant from, Instant until, String why) {
        onMembership(actor, membershipId, (unit, membership) -> {
            UUID person = somebodyElse(actor, userName);
            Instant begin = begin(from, until, LONGEST_DEPUTY);
            String reason = words(why, SHORTEST_WORDS, LONGEST_WORDS);
            if (person.equals(membership.personId())) {
                throw new ChangeRefused(Reason.ALREADY_THERE);
            }
            sql.update(
                    "insert into core.deputy (id, membership_id, person_id, reason, valid_from, valid_until)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    membership.id(),
                    person,
                    reason,
                    moment(begin),
                    moment(until));
            write(
                    actor,
                    unit,
                    "DEPUTY_NAME",
                    "person:" + person + " for person:" + membership.personId() + " " + membership.role()
                            + during(begin, until) + ": " + reason);
        });
    }

    /** @throws ChangeRefused if it is over already */
    public void endDeputy(Actor actor, UUID deputyId) {
        UUID membership = sql.one(
                        "select membership_id from core.deputy where id = ?",
                        row -> row.getObject(1, UUID.class),
                        deputyId)
                .orElseThrow(() -> new NotPermitted("no such row"));
        onMembership(actor, membership, (unit, known) -> {
            int ended = sql.update(
                    "update core.deputy set ended_at = now() where id = ? and ended_at is null and valid_until > now()",
                    deputyId);
            if (ended == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            write(actor, unit, "DEPUTY_END", "deputy:" + deputyId);
        });
    }

    /**
     * A new one-time link for who has forgotten the password or never came: all earlier links end, and so do, when it is
     * redeemed, the person's sessions.
     */
    public Invitation renew(Actor actor, UUID membershipId) {
        Invitation[] made = new Invitation[1];
        onMembership(actor, membershipId, (unit, membership) -> {
            requireWholly(actor, membership.personId());
            sql.update(
                    "update core.activation set used_at = now() where person_id = ? and used_at is null",
                    membership.personId());
            write(actor, unit, "STAFF_LINK", "person:" + membership.personId());
            made[0] = link(membership.personId());
        });
        return made[0];
    }

    /** Closes the account of somebody of the unit, everywhere and within seconds, or opens it again. */
    public void close(Actor actor, UUID membershipId, boolean closed, String why) {
        onMembership(actor, membershipId, (unit, membership) -> {
            String reason = words(why, SHORTEST_WORDS, LONGEST_WORDS);
            requireWholly(actor, membership.personId());
            int changed = sql.update(
                    "update core.account set disabled_at = case when ? then now() end"
                            + " where person_id = ? and (disabled_at is null) = ?",
                    closed,
                    membership.personId(),
                    closed);
            if (changed == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            write(
                    actor,
                    unit,
                    closed ? "ACCOUNT_CLOSE" : "ACCOUNT_OPEN",
                    "person:" + membership.personId() + ": " + reason);
        });
    }

    // ------------------------------------------------------------ in common

    private interface Change<T> {
        T in(Unit unit);
    }

    private interface MembershipChange {
        void of(Unit unit, Membership membership);
    }

    private <T> T in(Actor actor, UUID unitId, Change<T> change) {
        Unit unit = rights.demand(actor, Action.CHANGE_STAFF, unitId);
        Supplier<T> work = () -> change.in(unit);
        return Scope.tenant(unit.tenantId()).call(work);
    }

    private void onMembership(Actor actor, UUID membershipId, MembershipChange change) {
        Membership membership = sql.one(
                        """
                        select m.id, m.person_id, m.unit_id, m.role, coalesce(m.valid_until <= now(), false)
                        from core.membership m where m.id = ? and m.unit_id is not null for update""",
                        row -> new Membership(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getBoolean(5)),
                        membershipId)
                .orElseThrow(() -> new NotPermitted("no such row"));
        in(actor, membership.unitId(), unit -> {
            if (membership.personId().equals(actor.personId())) {
                throw new ChangeRefused(Reason.OWN_RIGHTS);
            }
            if (membership.over()) {
                throw new ChangeRefused(Reason.OVER);
            }
            change.of(unit, membership);
            return unit;
        });
    }

    private UUID somebodyElse(Actor actor, String userName) {
        UUID person = sql.one(
                        "select person_id from core.account where user_name = ? and disabled_at is null"
                                + " and password_hash is not null",
                        row -> row.getObject(1, UUID.class),
                        NewCredentials.foldUserName(userName))
                .orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON));
        if (person.equals(actor.personId())) {
            throw new ChangeRefused(Reason.OWN_RIGHTS);
        }
        return person;
    }

    private static void requireFit(Role role, Unit unit) {
        if (!role.fits(unit.tier())) {
            throw new ChangeRefused(Reason.ROLE_DOES_NOT_FIT);
        }
    }

    /** @return when it begins, which is now unless a later time was named */
    private Instant begin(@Nullable Instant from, @Nullable Instant until, Duration longest) {
        Instant now = clock.instant();
        Instant begin = from == null || from.isBefore(now) && from.isAfter(now.minus(PATIENCE)) ? now : from;
        boolean out = begin.isBefore(now) || begin.isAfter(now.plus(LONGEST_DEPUTY));
        if (out || until != null && (!until.isAfter(begin) || until.isAfter(begin.plus(longest)))) {
            throw new ChangeRefused(Reason.TIMES);
        }
        return begin;
    }

    /** Who can make a link for somebody could sign in as that person, so that takes a right to all that the person is. */
    private void requireWholly(Actor actor, UUID person) {
        List<Optional<UUID>> posts =
                sql.list("""
                select m.unit_id from core.membership m left join core.unit u on u.id = m.unit_id
                where m.person_id = ? and (m.valid_until is null or m.valid_until > now()) and u.closed_at is null
                union
                select m.unit_id from core.deputy d join core.membership m on m.id = d.membership_id
                where d.person_id = ? and d.ended_at is null and d.valid_until > now()""", row -> Optional.ofNullable(row.getObject(1, UUID.class)), person, person);
        boolean installation = Access.may(actor, Action.CHANGE_STAFF, Matter.installation());
        for (Optional<UUID> unit : posts) {
            if (unit.isEmpty() ? !installation : !mayChange(actor, unit.get())) {
                throw new ChangeRefused(Reason.ELSEWHERE);
            }
        }
    }

    private boolean mayChange(Actor actor, UUID unitId) {
        try {
            rights.demand(actor, Action.CHANGE_STAFF, unitId);
            return true;
        } catch (NotPermitted e) {
            return false;
        }
    }

    static String words(String text, int shortest, int longest) {
        String words = text.strip();
        boolean shown = words.codePoints().noneMatch(Character::isISOControl);
        if (words.length() < shortest || words.length() > longest || !shown) {
            throw new ChangeRefused(Reason.WORDS);
        }
        return words;
    }

    private void insert(Unit unit, UUID person, Role role, Instant begin, @Nullable Instant until) {
        sql.update(
                "insert into core.membership (id, person_id, unit_id, role, valid_from, valid_until)"
                        + " values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                person,
                unit.id(),
                role.name(),
                moment(begin),
                moment(until));
    }

    private Invitation link(UUID person) {
        String token = Secrets.draw();
        OffsetDateTime expires = sql.one(
                        "insert into core.activation (token_hash, person_id, expires_at)"
                                + " values (?, ?, now() + interval '24 hours') returning expires_at",
                        row -> row.getObject(1, OffsetDateTime.class),
                        Secrets.hash(token),
                        person)
                .orElseThrow();
        return new Invitation(person, token, expires);
    }

    private void write(Actor actor, Unit unit, String action, String detail) {
        audit.record(unit.tenantId(), actor.personId(), action, "unit:" + unit.id(), detail);
    }

    private static String during(Instant begin, @Nullable Instant until) {
        return " from " + begin + (until == null ? "" : " until " + until);
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return Optional.ofNullable(instant)
                .map(at -> at.atOffset(ZoneOffset.UTC))
                .orElse(null);
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
