package id.kentongan.core.identity.boundary;

import static java.lang.System.Logger.Level.INFO;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.control.PasswordDesk;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.NewCredentials;
import id.kentongan.core.identity.entity.NewPassword;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.logging.Log;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.UUID;

/** Where a member of staff proves who is there. Opens no transaction of its own: see {@link Accounts}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    private static final Logger LOG = Log.of(SignIn.class);
    private static final int LONGEST_TOKEN = 64;

    @Inject
    Accounts accounts;

    @Inject
    PasswordDesk passwords;

    @Inject
    Vault vault;

    /**
     * @return the session that has begun; empty for a wrong name, a wrong password, a delay after wrong tries, a disabled account: the
     *     caller cannot and shall not tell them apart
     * @throws id.kentongan.core.identity.entity.SignInBusy when too many sign in at this moment
     */
    public Optional<Entry> signIn(String user, String password, Arrival arrival) {
        boolean bounded =
                user.length() <= Contact.LONGEST_WRITTEN && password.length() <= 2 * NewCredentials.LONGEST_PASSWORD;
        Optional<Accounts.Claim> claim = bounded ? claim(user) : Optional.empty();
        String hash = claim.map(Accounts.Claim::hash).orElse(null);
        // Without an account the same work is done on nothing.
        boolean right = passwords.verify(bounded ? NewCredentials.foldPassword(password) : "", hash);
        if (!right && claim.isPresent()) {
            LOG.log(INFO, "IDN-0002 a wrong password: person {0}", claim.get().personId());
        }
        return right ? claim.flatMap(known -> accounts.admit(known.personId(), arrival)) : Optional.empty();
    }

    /** Staff have names, citizens their address; each way does the same work whether there is somebody or not. */
    private Optional<Accounts.Claim> claim(String user) {
        if (user.indexOf('@') < 0 || !vault.ready()) {
            return accounts.claimTry(NewCredentials.foldUserName(user));
        }
        return accounts.claimTry(vault.personOf(ContactKind.E_MAIL, user).orElseGet(UUID::randomUUID));
    }

    /**
     * Gives the person another password; all their sessions end and this one goes on under a new token. The present
     * password is asked for, except of a citizen who has none yet and has just come in with a code.
     *
     * @return empty when the present password is wrong or a delay runs
     * @throws id.kentongan.core.identity.entity.UnfitCredentials when the new one cannot be taken
     * @throws id.kentongan.core.identity.entity.SignInBusy when too many passwords are being looked at
     */
    public Optional<Entry> changePassword(Visit visit, String present, String chosen, Arrival arrival) {
        int shortest = visit.staff() ? NewPassword.SHORTEST_OF_STAFF : NewPassword.SHORTEST;
        NewPassword fit = NewPassword.of(
                chosen.length() > 2 * NewPassword.LONGEST ? chosen.substring(0, 2 * NewPassword.LONGEST) : chosen,
                shortest,
                visit.staff() ? accounts.userName(visit.personId()) : "");
        Optional<Accounts.Claim> claim = accounts.claimTry(visit.personId());
        if (claim.isEmpty() || visit.actor().isEmpty()) {
            return Optional.empty();
        }
        boolean bounded = present.length() <= 2 * NewPassword.LONGEST;
        boolean proved = claim.get().hash() == null && accounts.justCame(visit)
                || passwords.verify(
                        bounded ? NewPassword.fold(present) : "", claim.get().hash());
        return proved
                ? Optional.of(accounts.setPassword(visit, passwords.hash(fit.text()), arrival))
                : Optional.empty();
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

    /** Whether the person has a password to be asked for. */
    public boolean hasPassword(Visit visit) {
        return accounts.hasPassword(visit.personId());
    }

    /** The rights of a person at this moment; empty when the person is no longer welcome. */
    public Optional<Actor> refresh(UUID personId) {
        return accounts.actor(personId);
    }
}
