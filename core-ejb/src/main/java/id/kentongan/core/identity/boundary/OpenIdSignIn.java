package id.kentongan.core.identity.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.IdentityKey.Purpose;
import id.kentongan.core.identity.control.IdentityProvider;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.ProviderRefusal;
import id.kentongan.core.logging.Log;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in through a government's own provider. What must be known when the browser comes back is kept by the browser
 * itself, encrypted: any node can go on, and nothing is stored for who never comes back.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OpenIdSignIn {

    /** How long somebody may take at the provider. */
    public static final int KEEP_SECONDS = 600;

    private static final Logger LOG = Log.of(OpenIdSignIn.class);
    private static final String OWNER = "browser";
    private static final int PARTS = 5;
    private static final int LONGEST_KEPT = 4_000;

    /**
     * A sign-in has begun.
     *
     * @param address where the browser goes
     * @param kept what the browser keeps meanwhile
     */
    public record Begun(URI address, String kept) {

        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /**
     * Somebody came back and is who they say.
     *
     * @param next what they wanted at first
     */
    public record Returned(Entry entry, String next) {}

    @Inject
    Sql sql;

    @Inject
    IdentityKey key;

    @Inject
    IdentityProvider provider;

    @Inject
    OpenIdAccounts accounts;

    /** Whether people can sign in this way here. */
    public boolean offered() {
        return provider.configured() && key.present();
    }

    /** How people call the provider. */
    public String label() {
        return provider.label();
    }

    /**
     * @param callback where the provider sends the browser back to
     * @param next a page of ours
     * @throws id.kentongan.core.identity.entity.ProviderAway if the provider does not answer
     */
    public Begun begin(URI callback, String next) {
        String state = Secrets.draw();
        String nonce = Secrets.draw();
        String verifier = Secrets.draw();
        String text = String.join("\n", state, nonce, verifier, String.valueOf(now() + KEEP_SECONDS), next);
        byte[] kept = key.encrypt(Purpose.OPENID_STATE, OWNER, text.getBytes(StandardCharsets.UTF_8));
        return new Begun(
                provider.authorization(state, nonce, verifier, callback),
                Base64.getUrlEncoder().withoutPadding().encodeToString(kept));
    }

    /**
     * @param kept what the browser kept
     * @param state what came back with it
     * @param code to be exchanged, once
     * @return empty if this browser did not begin it, it took too long, the proof is none, or nobody here is meant
     * @throws id.kentongan.core.identity.entity.ProviderAway if the provider does not answer
     */
    public Optional<Returned> finish(String kept, String state, String code, URI callback, Arrival arrival) {
        Optional<String[]> begun = read(kept).filter(parts -> same(parts[0], state));
        if (begun.isEmpty() || now() > Long.parseLong(begun.get()[3])) {
            return Optional.empty();
        }
        String[] parts = begun.get();
        try {
            return accounts.admit(provider.identify(code, parts[1], parts[2], callback), arrival)
                    .map(entry -> new Returned(entry, parts[4]));
        } catch (ProviderRefusal e) {
            LOG.log(WARNING, "IDN-4002 what came back from the identity provider was refused: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** @see OpenIdAccounts#expect */
    public boolean expect(Actor actor, UUID personId, String claim, String value) {
        return accounts.expect(actor, personId, provider.issuer(), claim, value);
    }

    private Optional<String[]> read(String kept) {
        if (kept.isEmpty() || kept.length() > LONGEST_KEPT) {
            return Optional.empty();
        }
        try {
            return key.decrypt(
                            Purpose.OPENID_STATE, OWNER, Base64.getUrlDecoder().decode(kept))
                    .map(text -> new String(text, StandardCharsets.UTF_8).split("\n", PARTS))
                    .filter(parts -> parts.length == PARTS);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private long now() {
        return sql.one("select extract(epoch from now())::bigint", row -> row.getLong(1))
                .orElseThrow();
    }
}
