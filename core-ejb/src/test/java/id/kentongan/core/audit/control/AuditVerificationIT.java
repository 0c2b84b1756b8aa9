package id.kentongan.core.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.core.audit.entity.AuditFinding;
import id.kentongan.core.audit.entity.AuditFinding.Kind;
import id.kentongan.core.audit.entity.ChainHead;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six kinds of tampering, and more, with one of 100,000 entries, by the superuser. */
class AuditVerificationIT {

    private static final Scope SEAL = Scope.system(Scope.Work.SEAL);
    private static final AuditChain CHAIN = new AuditChain("a secret of the tests, long enough");
    private static final int ENTRIES = 100_000;

    /** The installation itself. */
    private static final int TENANT = 0;

    private static List<ChainHead> heads = List.of();

    private Connection superuser;

    @BeforeAll
    static void seal_a_hundred_thousand_entries() throws SQLException {
        TestDatabase.bind();
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into core.audit_entry (tenant_id, id, at, actor, action, object, detail)
                    select 0, (substr(core.id_floor(now())::text, 1, 14) || '7' || lpad(to_hex(n %% 4096), 3, '0')
                               || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                           now(), 'person:' || n, 'TEST', 'report:' || n, null
                    from generate_series(1, %d) n""".formatted(ENTRIES));
        }
        AuditSeals seals = new AuditSeals(new Sql());
        SEAL.run(() -> {
            while (seals.seal(CHAIN, 10_000) > 0) {
                // until nothing waits
            }
            heads = seals.heads();
        });
    }

    @BeforeEach
    void begin() throws SQLException {
        superuser = TestDatabase.owner().getConnection();
        superuser.setAutoCommit(false);
        execute("set local session_replication_role = replica");
    }

    @AfterEach
    void undo() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void an_untouched_audit_verifies() throws SQLException {
        AuditVerification.Result result = AuditVerification.run(superuser, CHAIN, heads, read -> {});
        assertThat(result.findings()).isEmpty();
        assertThat(result.wrong()).isZero();
        assertThat(result.entries()).isGreaterThanOrEqualTo(ENTRIES);
    }

    @Test
    void a_changed_entry_is_named() throws SQLException {
        UUID entry = entry(50_000);
        execute("update core.audit_entry set actor = 'person:somebody else' where id = '" + entry + "'");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.ALTERED, TENANT, 50_000, entry));
    }

    @Test
    void a_changed_time_is_named() throws SQLException {
        UUID entry = entry(1);
        execute("update core.audit_entry set at = at - interval '1 microsecond' where id = '" + entry + "'");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.ALTERED, TENANT, 1, entry));
    }

    @Test
    void a_deleted_entry_is_named() throws SQLException {
        UUID entry = entry(77_777);
        execute("delete from core.audit_entry where id = '" + entry + "'");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.DELETED, TENANT, 77_777, entry));
    }

    @Test
    void an_entry_deleted_with_its_seal_leaves_a_hole() throws SQLException {
        UUID entry = entry(12_345);
        execute("delete from core.audit_entry where id = '" + entry + "'");
        execute("delete from core.audit_seal where tenant_id = 0 and seq = 12345");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.REMOVED, TENANT, 12_345, null));
    }

    @Test
    void an_inserted_entry_is_named() throws SQLException {
        UUID before = entry(5);
        UUID forged = new UUID(before.getMostSignificantBits(), before.getLeastSignificantBits() ^ 0xfff);
        execute("insert into core.audit_entry (tenant_id, id, at, actor, action, object) values (0, '" + forged
                + "', now() - interval '1 day', 'person:victim', 'TEST', 'report:1')");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.INSERTED, TENANT, 0, forged));
    }

    @Test
    void two_exchanged_entries_are_both_named() throws SQLException {
        UUID first = entry(100);
        UUID second = entry(200);
        execute("update core.audit_seal set entry_id = case entry_id when '" + first + "' then '" + second
                + "'::uuid else '" + first + "'::uuid end where entry_id in ('" + first + "', '" + second + "')");
        assertThat(findings())
                .extracting(AuditFinding::kind, AuditFinding::seq, AuditFinding::entryId)
                .containsExactly(tuple(Kind.ALTERED, 100L, second), tuple(Kind.ALTERED, 200L, first));
    }

    @Test
    void a_changed_seal_names_itself_and_not_its_followers() throws SQLException {
        execute("update core.audit_seal set hash = sha256('x') where tenant_id = 0 and seq = 300");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.ALTERED, TENANT, 300, entry(300)));
    }

    @Test
    void an_end_that_was_cut_off_is_missed_by_the_head_in_the_log() throws SQLException {
        ChainHead head =
                heads.stream().filter(h -> h.tenantId() == TENANT).findFirst().orElseThrow();
        execute("delete from core.audit_entry e using core.audit_seal s"
                + " where s.tenant_id = 0 and e.id = s.entry_id and s.seq = " + head.seq());
        execute("delete from core.audit_seal where tenant_id = 0 and seq = " + head.seq());
        assertThat(findings()).containsExactly(new AuditFinding(Kind.CUT_OFF, TENANT, head.seq(), null));
        assertThat(AuditVerification.run(superuser, CHAIN, List.of(), read -> {})
                        .findings())
                .as("nothing else in the database knows")
                .isEmpty();
    }

    @Test
    void a_chain_made_anew_with_another_secret_is_found_in_every_place() throws SQLException {
        AuditChain other = new AuditChain("another secret of the tests, long enough");
        AuditVerification.Result result = AuditVerification.run(superuser, other, List.of(), read -> {});
        assertThat(result.wrong()).isGreaterThanOrEqualTo(ENTRIES);
        assertThat(result.findings()).hasSize(AuditVerification.MOST_FINDINGS);
    }

    @Test
    void a_forged_head_is_named() throws SQLException {
        execute("insert into core.audit_head (tenant_id, day, seq, hash, signature, signed_at)"
                + " select 0, current_date - 1, 10, hash, decode(repeat('00', 64), 'hex'), now()"
                + " from core.audit_seal where tenant_id = 0 and seq = 10");
        assertThat(findings()).containsExactly(new AuditFinding(Kind.FORGED_HEAD, TENANT, 10, null));
    }

    @Test
    void the_application_can_add_entries_and_seals_but_change_none() throws Exception {
        try (Connection application = TestDatabase.application().getConnection();
                Statement statement = application.createStatement()) {
            for (String sql : List.of(
                    "update core.audit_entry set actor = 'x'",
                    "delete from core.audit_entry",
                    "truncate core.audit_entry",
                    "update core.audit_seal set hash = hash",
                    "delete from core.audit_seal",
                    "update core.audit_head set seq = 1",
                    "delete from core.audit_head")) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_day_that_is_over_is_signed_once() throws SQLException {
        AuditSeals seals = new AuditSeals(new Sql());
        assertThat(SEAL.call(() -> seals.sign(CHAIN)))
                .as("everything was sealed today")
                .isZero();
        committed(
                "insert into core.audit_seal values (999, 1, gen_random_uuid(), now() - interval '1 day', sha256('x'))");
        committed("insert into core.tenant values (999, 'ZZZ', 'zzz.invalid', 'Uji', '99', 'Asia/Jakarta', 'demo')");
        try {
            assertThat(SEAL.call(() -> seals.sign(CHAIN))).isOne();
            assertThat(SEAL.call(() -> seals.sign(CHAIN))).isZero();
            assertThat(findings())
                    .as("the signature holds; the seal that this test made up does not")
                    .extracting(AuditFinding::tenantId, AuditFinding::kind)
                    .containsExactly(tuple(999, Kind.DELETED));
        } finally {
            committed("delete from core.audit_head where tenant_id = 999");
            committed("delete from core.audit_seal where tenant_id = 999");
            committed("delete from core.tenant where id = 999");
        }
    }

    private static void committed(String sql) throws SQLException {
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<AuditFinding> findings() throws SQLException {
        return AuditVerification.run(superuser, CHAIN, heads, read -> {}).findings();
    }

    private UUID entry(long seq) throws SQLException {
        try (PreparedStatement query =
                superuser.prepareStatement("select entry_id from core.audit_seal where tenant_id = 0 and seq = ?")) {
            query.setLong(1, seq);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
