package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.administration.control.Memberships;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.core.database.control.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Accounts of who works in a unit: a new link for who cannot sign in, and closing one. Both reach all that the person is, so
 * that it takes a right to all of it.
 */
@Stateless
public class AccountDesk {

    @Inject
    Sql sql;

    @Inject
    Memberships memberships;

    /**
     * A new one-time link for who has forgotten the password or never came: all earlier links end, and so do, when it is
     * redeemed, the person's sessions.
     */
    public Invitation renew(Actor actor, UUID membershipId) {
        Invitation[] made = new Invitation[1];
        memberships.onMembership(actor, membershipId, (unit, membership) -> {
            memberships.requireWholly(actor, membership.personId());
            sql.update(
                    "update core.activation set used_at = now() where person_id = ? and used_at is null",
                    membership.personId());
            memberships.write(actor, unit, "STAFF_LINK", "person:" + membership.personId());
            made[0] = memberships.link(membership.personId());
        });
        return made[0];
    }

    /** Closes the account of somebody of the unit, everywhere and within seconds, or opens it again. */
    public void close(Actor actor, UUID membershipId, boolean closed, String why) {
        memberships.onMembership(actor, membershipId, (unit, membership) -> {
            String reason = Words.reason(why);
            memberships.requireWholly(actor, membership.personId());
            int changed = sql.update(
                    "update core.account set disabled_at = case when ? then now() end"
                            + " where person_id = ? and (disabled_at is null) = ?",
                    closed,
                    membership.personId(),
                    closed);
            if (changed == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            memberships.write(
                    actor,
                    unit,
                    closed ? "ACCOUNT_CLOSE" : "ACCOUNT_OPEN",
                    "person:" + membership.personId() + ": " + reason);
        });
    }
}
