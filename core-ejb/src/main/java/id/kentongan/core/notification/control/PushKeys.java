package id.kentongan.core.notification.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.IdentityKey.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pair of keys that push services know this installation by. The first node that needs it draws it; the private half
 * lies in the database, enciphered with a key from outside of it.
 */
@ApplicationScoped
public class PushKeys {

    private static final String OWNER = "push";

    private final Sql sql;
    private final IdentityKey key;
    private volatile @Nullable KeyPair known;

    @Inject
    public PushKeys(Sql sql, IdentityKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** For the container's proxy. */
    protected PushKeys() {
        this.sql = null;
        this.key = null;
    }

    /** @return empty while this node has no key to keep it with */
    public Optional<KeyPair> pair() {
        @Nullable KeyPair pair = known;
        if (pair == null && key.present()) {
            pair = find().orElseGet(this::make);
            known = pair;
        }
        return Optional.ofNullable(pair);
    }

    /** Of several nodes that draw at once, one is right. */
    private KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair drawn = generator.generateKeyPair();
            sql.update(
                    "insert into core.push_key (public_key, private_key) values (?, ?) on conflict do nothing",
                    drawn.getPublic().getEncoded(),
                    key.encrypt(Purpose.PUSH_KEY, OWNER, drawn.getPrivate().getEncoded()));
            return find().orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has P-256", e);
        }
    }

    private Optional<KeyPair> find() {
        return sql.one("select public_key, private_key from core.push_key", row -> {
            byte[] secret = key.decrypt(Purpose.PUSH_KEY, OWNER, row.getBytes(2))
                    .orElseThrow(() -> new IllegalStateException(
                            "the key for pushes was kept with another KENTONGAN_IDENTITY_KEY"));
            try {
                KeyFactory keys = KeyFactory.getInstance("EC");
                return new KeyPair(
                        keys.generatePublic(new X509EncodedKeySpec(row.getBytes(1))),
                        keys.generatePrivate(new PKCS8EncodedKeySpec(secret)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("not a key for pushes", e);
            }
        });
    }
}
