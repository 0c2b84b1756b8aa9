package id.kentongan.report.control.verification;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.entity.verification.RulesText;
import id.kentongan.report.entity.verification.VerificationRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The rules of each government, kept in memory for ten seconds: a report that comes in asks the database nothing. */
@ApplicationScoped
public class RuleBook {

    private static final long KEEP_NANOS = 10_000_000_000L;

    private record Kept(VerificationRules rules, long since) {}

    private final Sql sql;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    public RuleBook(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected RuleBook() {
        this.sql = null;
    }

    /** Those in force, as of ten seconds ago at the most. */
    public VerificationRules of(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            known = new Kept(published(tenantId), System.nanoTime());
            kept.put(tenantId, known);
        }
        return known.rules();
    }

    /** Those in force. */
    public VerificationRules published(int tenantId) {
        return sql.one(
                        "select version, rules::text from report.verification_rules where tenant_id = ?"
                                + " order by version desc limit 1",
                        row -> RulesText.read(row.getInt(1), row.getString(2)),
                        tenantId)
                .orElse(VerificationRules.SHIPPED);
    }

    /** Others have published; other nodes learn it within ten seconds. */
    public void forget(int tenantId) {
        kept.remove(tenantId);
    }
}
