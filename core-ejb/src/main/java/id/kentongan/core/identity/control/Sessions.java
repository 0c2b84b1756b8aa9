package id.kentongan.core.identity.control;

import static java.lang.System.Logger.Level.INFO;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SessionTerm;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The sessions of people who are signed in. Nothing of them is kept in memory: what ends on one node has ended on all.
 */
@ApplicationScoped
public class Sessions {

    private static final Logger LOG = Log.of(Sessions.class);

    /** Whoever signs in once more loses the one that was used least recently. */
    private static final int MOST_OF_ONE = 20;

    private static final int TOKEN_LENGTH = 43;

    private static final String GOING_ON = "s.ended_at is null and s.ends_at > now() and s.used_at + s.idle > now()";

    private static final String LOOK = "select s.id, s.stage, s.method, s.used_at < now() - interval '1 minute',"
            + " s.remembered and s.renewed_at < now() - interval '1 day', s.token_hash,"
            + " s.renewed_at > now() - interval '1 minute', " + Actors.COLUMNS
            + " from core.session s join core.account a on a.person_id = s.person_id and a.disabled_at is null "
            + Actors.JOINS + " where " + GOING_ON;

    /** One row of {@link #LOOK}. */
    private record Found(
            UUID id,
            SessionStage stage,
            SignInMethod method,
            boolean stale,
            boolean renewable,
            byte[] tokenHash,
            boolean justRenewed,
            Actors.Member member) {}

    private final Sql sql;

    @Inject
    public Sessions(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Sessions() {
        this.sql = null;
    }

    /**
     * Begins a session under a new token and ends the one that the browser had.
     *
     * @param person with the rights of this moment
     */
    public Entry open(Actor person, boolean citizen, SessionStage stage, SignInMethod method, Arrival arrival) {
        if (arrival.earlierToken() != null) {
            end(arrival.earlierToken());
        }
        UUID id = UUID.randomUUID();
        String token = Secrets.draw();
        SessionTerm term = SessionTerm.of(citizen, stage);
        boolean remembered = term == SessionTerm.CITIZEN;
        sql.update("""
                update core.session set ended_at = now()
                where id in (select id from core.session where person_id = ? and ended_at is null
                             order by used_at desc offset ?)
                """, person.personId(), MOST_OF_ONE - 1);
        sql.update(
                """
                insert into core.session (id, token_hash, person_id, stage, method, device, remembered, idle, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, make_interval(secs => ?), now() + make_interval(secs => ?))
                """,
                id,
                Secrets.hash(token),
                person.personId(),
                stage.name(),
                method.name(),
                arrival.device(),
                remembered,
                (double) term.idle().toSeconds(),
                (double) term.whole().toSeconds());
        LOG.log(INFO, "IDN-0001 a session begins: person {0} by {1}, {2}", person.personId(), method, stage);
        return new Entry(
                token,
                remembered ? term.whole() : Duration.ZERO,
                new Visit(id, stage, method, false, !citizen, person));
    }

    /**
     * @param working whether this counts as use; a page that refreshes itself is nobody working
     * @return empty when there is no such session, it has ended, or the person is no longer welcome
     */
    public Optional<Visit> look(String token, boolean working) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        byte[] hash = Secrets.hash(token);
        List<Found> rows = sql.list(LOOK + " and (s.token_hash = ? or s.former_hash = ?)", Sessions::found, hash, hash);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Found any = rows.get(0);
        boolean former = !Arrays.equals(any.tokenHash(), hash);
        if (former && !any.justRenewed()) {
            // Two hold tokens of one session, and one of them is not its owner.
            end(any.member().personId(), any.id());
            return Optional.empty();
        }
        if (working && any.stale()) {
            sql.update(
                    "update core.session set used_at = now() where id = ? and used_at < now() - interval '1 minute'",
                    any.id());
        }
        return visit(rows, any.renewable() && !former);
    }

    /** @return those of the sessions that still go on, by their ids; nobody counts as working by it */
    public Map<UUID, Visit> look(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Found>> rows = new LinkedHashMap<>();
        String list = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
        sql.list(LOOK + " and s.id = any (string_to_array(?, ',')::uuid[])", Sessions::found, list)
                .forEach(row ->
                        rows.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(row));
        Map<UUID, Visit> visits = new LinkedHashMap<>();
        rows.forEach((id, members) -> visit(members, false).ifPresent(visit -> visits.put(id, visit)));
        return visits;
    }

    /** Another token for a remembered session; of several requests at once one gets it. */
    public Optional<Entry> renew(String token, Visit visit) {
        String fresh = Secrets.draw();
        byte[] hash = Secrets.hash(token);
        return sql.one(
                """
                update core.session set token_hash = ?, former_hash = ?, renewed_at = now()
                where token_hash = ? and remembered and ended_at is null and renewed_at < now() - interval '1 day'
                returning extract(epoch from ends_at - now())::bigint
                """,
                row -> new Entry(fresh, Duration.ofSeconds(row.getLong(1)), visit),
                Secrets.hash(fresh),
                hash,
                hash);
    }

    /** @return the id of the session that has ended by it */
    public Optional<UUID> end(String token) {
        byte[] hash = Secrets.hash(token);
        return sql.one(
                "update core.session set ended_at = now() where (token_hash = ? or former_hash = ?)"
                        + " and ended_at is null returning id",
                row -> row.getObject(1, UUID.class),
                hash,
                hash);
    }

    /** @return the id, if it was the person's and went on */
    public Optional<UUID> end(UUID personId, UUID id) {
        return sql.one(
                "update core.session set ended_at = now() where id = ? and person_id = ? and ended_at is null"
                        + " returning id",
                row -> row.getObject(1, UUID.class),
                id,
                personId);
    }

    /** @return the sessions that ended: all of the person's but the one to keep */
    public Set<UUID> endAllBut(UUID personId, UUID keep) {
        return Set.copyOf(sql.list(
                "update core.session set ended_at = now() where person_id = ? and id <> ? and ended_at is null"
                        + " returning id",
                row -> row.getObject(1, UUID.class),
                personId,
                keep));
    }

    /** @return the sessions that ended: all of the person's */
    public Set<UUID> endAll(UUID personId) {
        return Set.copyOf(sql.list(
                "update core.session set ended_at = now() where person_id = ? and ended_at is null returning id",
                row -> row.getObject(1, UUID.class),
                personId));
    }

    /** @return how many rows are gone: of sessions that ended a month ago, a bounded number at a time */
    public int purge() {
        return sql.update("""
                delete from core.session where id in (
                    select id from core.session
                    where ends_at < now() - interval '30 days' or ended_at < now() - interval '30 days' limit 10000)
                """);
    }

    private static Optional<Visit> visit(List<Found> rows, boolean renewable) {
        Found any = rows.get(0);
        return Actors.of(rows.stream().map(Found::member).toList())
                .map(actor -> new Visit(
                        any.id(),
                        any.stage(),
                        any.method(),
                        renewable,
                        !any.member().citizen(),
                        actor));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject(1, UUID.class),
                SessionStage.valueOf(row.getString(2)),
                SignInMethod.valueOf(row.getString(3)),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBytes(6),
                row.getBoolean(7),
                Actors.Member.of(row, 8));
    }
}
