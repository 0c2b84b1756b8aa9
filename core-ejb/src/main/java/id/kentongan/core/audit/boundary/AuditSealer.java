package id.kentongan.core.audit.boundary;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.audit.control.AuditChain;
import id.kentongan.core.audit.control.AuditSeals;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.logging.Log;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;

/** Seals the audit. Without the secret nothing is sealed and nothing is lost: entries wait until there is one. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditSealer {

    private static final Logger LOG = Log.of(AuditSealer.class);
    private static final Scope SEAL = Scope.system(Scope.Work.SEAL);
    private static final String SECRET = "kentongan.audit.key";

    @Inject
    private Settings settings;

    @Inject
    private AuditSeals seals;

    private @Nullable AuditChain chain;

    @PostConstruct
    void readSecret() {
        chain = settings.secret(SECRET).map(AuditChain::new).orElse(null);
        if (chain == null) {
            LOG.log(
                    WARNING,
                    "AUD-4001 the audit is not sealed: set KENTONGAN_AUDIT_KEY to 32 random characters or more");
        }
    }

    /**
     * @param most how many entries in this transaction
     * @return how many were sealed
     */
    public int seal(int most) {
        AuditChain known = chain;
        return known == null ? 0 : SEAL.call(() -> seals.seal(known, most));
    }

    /** Signs the heads of the days that are over, and writes those of now to the log. */
    public void witness() {
        AuditChain known = chain;
        if (known == null) {
            return;
        }
        SEAL.run(() -> {
            seals.sign(known);
            seals.heads().forEach(head -> LOG.log(INFO, "AUD-0001 " + head.line()));
        });
    }
}
