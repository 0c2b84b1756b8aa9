package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.TryDelay;
import id.kentongan.core.identity.entity.UnfitCredentials;
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

    @Inject
    Sql sql;

    @Inject
    People people;

    @Inject
    Sessions sessions;

    /**
     * Counts the try as a wrong one and sets the delay after it, in one statement: of many tries at once, none looks at
     * the password before it is counted.
     *
     * @return empty when there is no such account, it is disabled, or its delay still runs
     */
    public Optional<Claim> claimTry(String userName) {
        return sql.one(
                """
                update core.account
                set failed_tries = least(failed_tries, 1000000) + 1,
                    locked_until = now() + nullif(make_interval(secs => (cast(? as double precision[]))
                        [least(failed_tries + 1, array_length(cast(? as double precision[]), 1))]), interval '0')
                where user_name = ? and disabled_at is null and (locked_until is null or locked_until <= now())
                returning person_id, password_hash
                """,
                row -> new Claim(row.getObject(1, UUID.class), row.getString(2)),
                TryDelay.asArray(),
                TryDelay.asArray(),
                userName);
    }

    /**
     * The password was right: the counter starts again and a session begins.
     *
     * @return empty when the person has no membership left
     */
    public Optional<Entry> admit(UUID personId, Arrival arrival) {
        sql.update("update core.account set failed_tries = 0, locked_until = null where person_id = ?", personId);
        return people.find(personId)
                .map(known -> sessions.open(
                        known.actor(), known.citizen(), SessionStage.PASSED, SignInMethod.PASSWORD, arrival));
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
        return redeemed > 0;
    }
}
