package id.kentongan.core.audit.control;

import id.kentongan.core.audit.entity.AuditEntry;
import id.kentongan.core.audit.entity.AuditFinding;
import id.kentongan.core.audit.entity.AuditFinding.Kind;
import id.kentongan.core.audit.entity.ChainHead;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the whole audit once and names every place where it is not what was sealed. */
public final class AuditVerification {

    /** More findings than this help nobody; the count goes on. */
    public static final int MOST_FINDINGS = 1_000;

    private static final int AT_ONCE = 2_000;

    /**
     * @param entries how many sealed entries were read
     * @param waiting how many wait for their seal
     * @param wrong how many places are not what was sealed
     * @param findings the first thousand of them
     */
    public record Result(long entries, long waiting, long wrong, List<AuditFinding> findings) {}

    private final Connection connection;
    private final AuditChain chain;
    private final LongConsumer progress;
    private final List<AuditFinding> findings = new ArrayList<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private long entries;
    private long wrong;

    private AuditVerification(Connection connection, AuditChain chain, LongConsumer progress) {
        this.connection = connection;
        this.chain = chain;
        this.progress = progress;
    }

    /**
     * @param connection of a role that may read the audit; nothing is written. In a transaction that is open already
     *     that one is read, else a snapshot of its own
     * @param witnessed heads that were written down elsewhere, such as in an old log
     * @param progress told how many entries were read
     */
    public static Result run(Connection connection, AuditChain chain, List<ChainHead> witnessed, LongConsumer progress)
            throws SQLException {
        if (!connection.getAutoCommit()) {
            return new AuditVerification(connection, chain, progress).verify(witnessed);
        }
        connection.setAutoCommit(false);
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read, read only");
            return new AuditVerification(connection, chain, progress).verify(witnessed);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Result verify(List<ChainHead> witnessed) throws SQLException {
        chains(expected(witnessed));
        heads();
        unsealed();
        return new Result(entries, number("select count(*) from core.audit_queue"), wrong, List.copyOf(findings));
    }

    /** The hash that a place must have, by tenant and place. */
    private Map<Integer, Map<Long, Set<String>>> expected(List<ChainHead> witnessed) throws SQLException {
        Map<Integer, Map<Long, Set<String>>> expected = new HashMap<>();
        List<ChainHead> all = new ArrayList<>(witnessed);
        try (PreparedStatement query = connection.prepareStatement("select tenant_id, seq, hash from core.audit_head");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(ChainHead.of(row.getInt(1), row.getLong(2), row.getBytes(3)));
            }
        }
        for (ChainHead head : all) {
            expected.computeIfAbsent(head.tenantId(), tenant -> new HashMap<>())
                    .computeIfAbsent(head.seq(), seq -> new HashSet<>())
                    .add(head.hash());
        }
        return expected;
    }

    private void chains(Map<Integer, Map<Long, Set<String>>> expected) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select s.tenant_id, s.seq, s.entry_id, s.sealed_at, s.hash, %s
                from core.audit_seal s
                left join core.audit_entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
                order by s.tenant_id, s.seq""".formatted(AuditRows.COLUMNS))) {
            query.setFetchSize(AT_ONCE);
            Walk walk = null;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int tenant = row.getInt(1);
                    if (walk == null || walk.tenant != tenant) {
                        walk = new Walk(tenant, expected.getOrDefault(tenant, Map.of()));
                    }
                    walk.step(row);
                    ends.put(tenant, walk.seq);
                    progress.accept(++entries);
                }
            }
        }
        expected.forEach((tenant, places) -> places.keySet().stream()
                .filter(place -> place > ends.getOrDefault(tenant, 0L))
                .sorted()
                .forEach(place -> find(Kind.CUT_OFF, tenant, place, null)));
    }

    /** One tenant's chain. */
    private final class Walk {
        private final int tenant;
        private final Map<Long, Set<String>> expected;
        private long seq;
        private byte[] stored;
        private byte[] computed;

        Walk(int tenant, Map<Long, Set<String>> expected) {
            this.tenant = tenant;
            this.expected = expected;
            stored = chain.start(tenant);
            computed = stored;
        }

        void step(ResultSet row) throws SQLException {
            long place = row.getLong(2);
            UUID entryId = row.getObject(3, UUID.class);
            OffsetDateTime sealedAt = row.getObject(4, OffsetDateTime.class);
            byte[] hash = row.getBytes(5);
            AuditEntry entry = AuditRows.read(row, 6);
            boolean gap = place != seq + 1;
            for (long missing = seq + 1; missing < place && findings.size() < MOST_FINDINGS; missing++) {
                find(Kind.REMOVED, tenant, missing, null);
            }
            byte[] fromStored = chain.next(stored, place, sealedAt, entryId, entry);
            byte[] fromComputed = chain.next(computed, place, sealedAt, entryId, entry);
            boolean fits = MessageDigest.isEqual(hash, fromStored) || MessageDigest.isEqual(hash, fromComputed);
            if (entry == null) {
                find(Kind.DELETED, tenant, place, entryId);
            } else if (!fits && !gap) {
                find(Kind.ALTERED, tenant, place, entryId);
            }
            Set<String> heads = expected.get(place);
            if (heads != null && !heads.equals(Set.of(HexFormat.of().formatHex(hash)))) {
                find(Kind.REPLACED, tenant, place, entryId);
            }
            // One changed row shall name itself and not all that follow: the next is tried from both.
            stored = hash;
            computed = fits ? hash : fromStored;
            seq = place;
        }
    }

    private void heads() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select tenant_id, day, seq, hash, signature from core.audit_head order by tenant_id, day");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (!chain.signed(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getBytes(4),
                        row.getBytes(5))) {
                    find(Kind.FORGED_HEAD, row.getInt(1), row.getLong(3), null);
                }
            }
        }
    }

    private void unsealed() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select e.tenant_id, e.id from core.audit_entry e
                left join core.audit_seal s on s.tenant_id = e.tenant_id and s.entry_id = e.id
                left join core.audit_queue q on q.position = e.position and q.entry_id = e.id
                where s.seq is null and q.position is null
                order by e.tenant_id, e.id""")) {
            query.setFetchSize(AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    find(Kind.INSERTED, row.getInt(1), 0, row.getObject(2, UUID.class));
                }
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void find(Kind kind, int tenant, long seq, @Nullable UUID entryId) {
        wrong++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(kind, tenant, seq, entryId));
        }
    }
}
