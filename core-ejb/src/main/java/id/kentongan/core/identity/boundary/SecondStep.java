package id.kentongan.core.identity.boundary;

import static java.lang.System.Logger.Level.INFO;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.SecondFactors;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SessionsEnded;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Totp;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.logging.Log;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The second step of signing in: using an authenticator and setting one up. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SecondStep {

    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);
    private static final Logger LOG = Log.of(SecondStep.class);
    private static final String ISSUER = "Kentongan";

    /**
     * What is put into an authenticator.
     *
     * @param secret in base 32, to be typed
     * @param uri the same as a picture carries it
     */
    public record Secret(String secret, String uri) {

        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /**
     * An authenticator was taken into use.
     *
     * @param entry the session goes on under a new token; all others of the person have ended
     * @param recoveryCodes shown this once
     */
    public record Enrolled(Entry entry, List<String> recoveryCodes) {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        @Override
        public String toString() {
            return "Enrolled[]";
        }
    }

    @Inject
    Sql sql;

    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    @Inject
    SecondFactors factors;

    @Inject
    IdentityKey key;

    @Inject
    AuditTrail audit;

    @Inject
    Event<SessionsEnded> ended;

    /** Whether authenticators can be used on this installation: their secrets need a key. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean available() {
        return key.present();
    }

    /** Whether the person has an authenticator. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean enrolled(Visit visit) {
        return factors.enrolled(visit.personId());
    }

    /** How many recovery codes the person has left. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public int codesLeft(Visit visit) {
        return factors.codesLeft(visit.personId());
    }

    /**
     * Goes on after the password. Each try is counted before it is looked at, like one of a password.
     *
     * @param code of the authenticator, or a recovery code
     * @return the complete session; empty for a wrong or used code, and during a delay
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<Entry> pass(Visit visit, String code, Arrival arrival) {
        if (visit.stage() != SessionStage.SECOND_STEP || !key.present() || !accounts.claimStep(visit.personId())) {
            return Optional.empty();
        }
        Optional<Entry> entry = accounts.passStep(visit, code, arrival);
        if (entry.isEmpty()) {
            LOG.log(INFO, "IDN-0003 a wrong or used code: person {0}", visit.personId());
        }
        return entry;
    }

    /** @return what to put into an authenticator; the same for an hour */
    public Secret begin(Visit visit) {
        String secret = Totp.base32(factors.begin(visit.personId()));
        String label = ISSUER + ":"
                + URLEncoder.encode(accounts.userName(visit.personId()), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        return new Secret(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + ISSUER);
    }

    /**
     * Takes the authenticator into use. From now on no sign-in goes without.
     *
     * @param code that the authenticator shows
     * @return empty if the code is wrong
     */
    public Optional<Enrolled> confirm(Visit visit, String code, Arrival arrival) {
        if (visit.stage() == SessionStage.SECOND_STEP) {
            return Optional.empty();
        }
        return factors.confirm(visit.personId(), code.replaceAll("\\s", "")).map(codes -> {
            Entry entry =
                    sessions.open(visit.person(), !visit.staff(), SessionStage.PASSED, SignInMethod.TOTP, arrival);
            ended.fire(new SessionsEnded(
                    sessions.endAllBut(visit.personId(), entry.visit().sessionId())));
            return new Enrolled(entry, codes);
        });
    }

    /**
     * Takes the authenticator of somebody away who has lost it and the codes; all their sessions end.
     *
     * @throws NotPermitted if the actor is no administrator
     */
    public void reset(Actor actor, UUID personId) {
        if (!Access.may(actor, Action.MANAGE_SIGN_INS, Matter.installation())) {
            throw new NotPermitted("authenticators of others");
        }
        OPERATION.run(() -> {
            factors.remove(personId);
            audit.record(AuditTrail.INSTALLATION, actor.personId(), "SECOND_STEP_RESET", "person:" + personId, null);
            ended.fire(new SessionsEnded(sessions.endAll(personId)));
        });
    }
}
