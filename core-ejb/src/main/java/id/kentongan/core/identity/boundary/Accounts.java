package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.identity.entity.TryDelay;
import id.kentongan.core.identity.entity.UnfitCredentials;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private record Member(String displayName, Optional<Post> post, boolean administrator) {}

    @Inject
    Sql sql;

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

    /** The password was right: the counter starts again. */
    public Optional<Actor> admit(UUID personId) {
        sql.update("update core.account set failed_tries = 0, locked_until = null where person_id = ?", personId);
        return actor(personId);
    }

    /** The person's rights at this moment; empty when the account is disabled or has no membership left. */
    public Optional<Actor> actor(UUID personId) {
        List<Member> members = sql.list("""
                select a.display_name, m.role, u.id, u.tenant_id, u.tier, u.area_code,
                       array(select o.overseen_id from core.oversight o
                             where o.overseer_id = u.tenant_id and o.valid_from <= now()
                               and (o.valid_until is null or o.valid_until > now())),
                       m.role = 'ADMINISTRATOR' and m.unit_id is null
                from core.account a
                join lateral (
                    select role, unit_id, valid_from, valid_until from core.membership where person_id = a.person_id
                    union all
                    select s.role, s.unit_id, s.valid_from, s.valid_until
                    from core.deputy d join core.membership s on s.id = d.membership_id
                    where d.person_id = a.person_id and d.ended_at is null
                      and d.valid_from <= now() and d.valid_until > now() and s.unit_id is not null) m
                    on m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
                left join core.unit u on u.id = m.unit_id and u.closed_at is null
                where a.person_id = ? and a.disabled_at is null and a.password_hash is not null
                """, Accounts::member, personId);
        Set<Post> posts = new HashSet<>();
        boolean administrator = false;
        for (Member member : members) {
            member.post().ifPresent(posts::add);
            administrator |= member.administrator();
        }
        if (posts.isEmpty() && !administrator) {
            return Optional.empty();
        }
        return Optional.of(new Actor(personId, members.get(0).displayName(), posts, administrator));
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

    private static Member member(ResultSet row) throws SQLException {
        UUID unit = row.getObject(3, UUID.class);
        Optional<Post> post = unit == null ? Optional.empty() : post(unit, row);
        return new Member(row.getString(1), post, row.getBoolean(8));
    }

    /** Empty for a role that this version does not know: it gives no rights. */
    private static Optional<Post> post(UUID unit, ResultSet row) throws SQLException {
        Tier tier = Tier.valueOf(row.getString(5));
        Optional<Role> role = Role.of(row.getString(2))
                .map(known -> tier == Tier.AGENCY && known == Role.OFFICER ? Role.AGENCY_OFFICER : known);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        Integer[] overseen = (Integer[]) row.getArray(7).getArray();
        return Optional.of(new Post(
                role.get(), unit, row.getInt(4), tier, new AreaCode(row.getString(6)), Set.copyOf(List.of(overseen))));
    }
}
