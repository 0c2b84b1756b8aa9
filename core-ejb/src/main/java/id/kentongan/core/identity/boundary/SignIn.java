package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.control.PasswordDesk;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.NewCredentials;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Where a member of staff proves who is there. Opens no transaction of its own: see {@link Accounts}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    private static final int LONGEST_TOKEN = 64;

    @Inject
    Accounts accounts;

    @Inject
    PasswordDesk passwords;

    /**
     * @return the session that has begun; empty for a wrong name, a wrong password, a delay after wrong tries, a disabled account: the
     *     caller cannot and shall not tell them apart
     * @throws id.kentongan.core.identity.entity.SignInBusy when too many sign in at this moment
     */
    public Optional<Entry> signIn(String user, String password, Arrival arrival) {
        boolean bounded = user.length() <= NewCredentials.LONGEST_USER_NAME
                && password.length() <= 2 * NewCredentials.LONGEST_PASSWORD;
        Optional<Accounts.Claim> claim =
                bounded ? accounts.claimTry(NewCredentials.foldUserName(user)) : Optional.empty();
        String hash = claim.map(Accounts.Claim::hash).orElse(null);
        // Without an account the same work is done on nothing.
        boolean right = passwords.verify(bounded ? NewCredentials.foldPassword(password) : "", hash);
        return right ? claim.flatMap(known -> accounts.admit(known.personId(), arrival)) : Optional.empty();
    }

    /**
     * Redeems a one-time link: the person chooses name and password.
     *
     * @return false when the link is unknown, used or too old
     * @throws id.kentongan.core.identity.entity.UnfitCredentials when name or password cannot be taken; the link stays
     *     valid
     */
    public boolean activate(String token, String newUserName, String password) {
        NewCredentials chosen = new NewCredentials(newUserName, password);
        if (token.length() > LONGEST_TOKEN || !accounts.redeemable(token)) {
            return false;
        }
        return accounts.redeem(token, chosen, passwords.hash(chosen.password()));
    }

    /** The rights of a person at this moment; empty when the person is no longer welcome. */
    public Optional<Actor> refresh(UUID personId) {
        return accounts.actor(personId);
    }
}
