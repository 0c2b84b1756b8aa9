package id.kentongan.report.intake.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;

/** The idempotency keys of the last seven days. A key commits together with its report. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FiledKeys {

    private static final int DAYS = 7;
    private static final int SWEPT_AT_ONCE = 10_000;

    private final Sql sql;

    @Inject
    public FiledKeys(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected FiledKeys() {
        this(new Sql());
    }

    /** What a key was used for. */
    public record Earlier(String requestHash, String ticket) {}

    public Optional<Earlier> find(int tenantId, String keyHash) {
        return sql.one(
                "select encode(request_hash, 'hex'), ticket from report.idempotency_key"
                        + " where tenant_id = ? and key_hash = ?",
                row -> new Earlier(row.getString(1), row.getString(2)),
                tenantId,
                HexFormat.of().parseHex(keyHash));
    }

    /**
     * Takes the key for a new report. Waits while another transaction is taking the same one.
     *
     * @return false if the key was taken by another; {@link #find} then says for what
     */
    public boolean claim(int tenantId, String keyHash, String requestHash, String ticket, OffsetDateTime at) {
        byte[] key = HexFormat.of().parseHex(keyHash);
        int claimed = sql.update(
                "insert into report.idempotency_key (tenant_id, key_hash, request_hash, ticket, created_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                tenantId,
                key,
                HexFormat.of().parseHex(requestHash),
                ticket,
                at);
        return claimed > 0;
    }

    /**
     * Takes away what is older than seven days by the database's clock. One at a time: who comes second has nothing to
     * wait for.
     *
     * @return how many; a bounded number in one call
     */
    public int purge() {
        boolean alone = sql.one(
                        "select pg_try_advisory_xact_lock(hashtext('report.idempotency_key'))",
                        row -> row.getBoolean(1))
                .orElse(false);
        return alone
                ? sql.update(
                        "delete from report.idempotency_key where (tenant_id, key_hash) in (select tenant_id, key_hash"
                                + " from report.idempotency_key where created_at < now() - make_interval(days => ?)"
                                + " order by created_at limit ?)",
                        DAYS,
                        SWEPT_AT_ONCE)
                : 0;
    }
}
