package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.SecondFactors;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.TryDelay;
import id.kentongan.core.identity.entity.UnfitCredentials;
import id.kentongan.core.identity.entity.Visit;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The short transactions behind signing in. The slow hash is computed between them, by {@link SignIn}, so that no
 * connection is held meanwhile.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Accounts {

    /** A try that was counted before its password is looked at; {@code hash} is null before the activation. */
    public record Claim(UUID personId, @Nullable String hash) {}

    /**
     * Does not wait for the disk: only an account that exists is written to, and the time of the answer would tell. A
     * crash forgets the tries of the last moment at most.
     */
    private static final String COUNT_TRY = """
            update core.account
            set failed_tries = least(failed_tries, 1000000) + 1,
                locked_until = now() + nullif(make_interval(secs => (cast(? as double precision[]))
                    [least(failed_tries + 1, array_length(cast(? as double precision[]), 1))]), interval '0')
            from (select set_config('synchronous_commit', 'off', true)) as quickly
            where %s = ? and disabled_at is null and (locked_until is null or locked_until <= now())
            returning person_id, password_hash
            """;

    @Inject
    Sql sql;

    @Inject
    People people;

    @Inject
    Sessions sessions;

    @Inject
    SecondFactors factors;

    /**
     * Counts the try as a wrong one and sets the delay after it, in one statement: of many tries at once, none looks at
     * the password before it is counted.
     *
     * @return empty when there is no such account, it is disabled, or its delay still runs
     */
    public Optional<Claim> claimTry(String userName) {
        return claim("user_name", userName);
    }

    /** The same for a person who was found by another name. */
    public Optional<Claim> claimTry(UUID personId) {
        return claim("person_id", personId);
    }

    private Optional<Claim> claim(String column, Object value) {
        return sql.one(
                COUNT_TRY.formatted(column),
                row -> new Claim(row.getObject(1, UUID.class), row.getString(2)),
                TryDelay.asArray(),
                TryDelay.asArray(),
                value);
    }

    /**
     * The password was right: a session begins. The counter starts again when no other step follows; else whoever knows
     * the password could try codes without end.
     *
     * @return empty when the person has no membership left
     */
    public Optional<Entry> admit(UUID personId, Arrival arrival) {
        Optional<People.Known> known = people.find(personId);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        SessionStage stage = factors.stageAfterPassword(personId, known.get().citizen());
        if (stage != SessionStage.SECOND_STEP) {
            forgive(personId);
        }
        return known.map(
                person -> sessions.open(person.actor(), person.citizen(), stage, SignInMethod.PASSWORD, arrival));
    }

    /** Counts a try of the second step like one of the password. */
    public boolean claimStep(UUID personId) {
        return claimTry(personId).isPresent();
    }

    /** @return the complete session, if the code is right; the one between the steps has ended then */
    public Optional<Entry> passStep(Visit visit, String code, Arrival arrival) {
        Optional<SignInMethod> proof = factors.use(visit.personId(), code);
        Optional<People.Known> known = people.find(visit.personId());
        if (proof.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        forgive(visit.personId());
        sessions.end(visit.personId(), visit.sessionId());
        return known.map(
                person -> sessions.open(person.actor(), person.citizen(), SessionStage.PASSED, proof.get(), arrival));
    }

    private void forgive(UUID personId) {
        sql.update("update core.account set failed_tries = 0, locked_until = null where person_id = ?", personId);
    }

    /** Whether a citizen came in with a code a few minutes ago: that is proof enough to set a first password. */
    public boolean justCame(Visit visit) {
        return sql.one("""
                        select 1 from core.session
                        where id = ? and method = 'MAIL_CODE' and created_at > now() - interval '10 minutes'
                        """, row -> true, visit.sessionId()).isPresent();
    }

    /** With the new password every session ends; the one at hand goes on in a new one. */
    public Entry setPassword(Visit visit, String hash, Arrival arrival) {
        sql.update(
                "update core.account set password_hash = ?, failed_tries = 0, locked_until = null where person_id = ?",
                hash,
                visit.personId());
        return sessions.open(visit.person(), !visit.staff(), SessionStage.PASSED, visit.method(), arrival);
    }

    /** Whether the person has a password. */
    public boolean hasPassword(UUID personId) {
        return sql.one(
                        "select 1 from core.account where person_id = ? and password_hash is not null",
                        row -> true,
                        personId)
                .isPresent();
    }

    /** The name that the person signs in with; the display name of who has none. */
    public String userName(UUID personId) {
        return sql.one(
                        "select case when citizen then display_name else user_name end from core.account"
                                + " where person_id = ?",
                        row -> row.getString(1),
                        personId)
                .orElse("");
    }

    /** The person's rights at this moment; empty when the account is disabled or has no membership left. */
    public Optional<Actor> actor(UUID personId) {
        return people.find(personId).map(People.Known::actor);
    }

    /** Whether the link can still be redeemed; asked before the slow hash, decided by {@link #redeem}. */
    public boolean redeemable(String token) {
        return sql.one(
                        "select 1 from core.activation where token_hash = ? and used_at is null and expires_at > now()",
                        row -> true,
                        Secrets.hash(token))
                .isPresent();
    }

    /** Of many redemptions at once the database lets one through; a name that is taken leaves the link valid. */
    public boolean redeem(String token, NewCredentials chosen, String hash) {
        int redeemed = sql.update("""
                with link as (
                    update core.activation a set used_at = now()
                    where token_hash = ? and used_at is null and expires_at > now()
                      and not exists (select from core.account o where o.user_name = ? and o.person_id <> a.person_id)
                    returning person_id)
                update core.account a
                set user_name = ?, password_hash = ?, failed_tries = 0, locked_until = null
                from link where a.person_id = link.person_id
                """, Secrets.hash(token), chosen.userName(), chosen.userName(), hash);
        if (redeemed == 0 && redeemable(token)) {
            throw new UnfitCredentials(UnfitCredentials.Reason.USER_NAME_TAKEN);
        }
        // Two nodes may have written one each for the first administrator: nobody comes after with the other.
        sql.update("""
                update core.activation set used_at = now()
                where used_at is null and ?
                  and person_id = (select person_id from core.activation where token_hash = ?)
                """, redeemed > 0, Secrets.hash(token));
        return redeemed > 0;
    }
}
