package id.kentongan.core.privacy.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.privacy.entity.PrivacyRequest;
import id.kentongan.core.privacy.entity.RequestKind;
import id.kentongan.core.privacy.entity.RequestOutcome;
import id.kentongan.core.vault.control.ContactKeys;
import id.kentongan.core.vault.control.ContactRekeying;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The vault's functions for requests. What people write is enciphered before it leaves for the database. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PrivacyRequests {

    private static final String LABEL = ContactRekeying.REQUEST;
    private static final String COLUMNS =
            "select id, tenant_id, kind, words, key_id, made_at, due_at, decided_at, granted, answer, due_at < now() from ";

    /** What an answer did, and to whom if the person is forgotten. */
    public record Answered(RequestOutcome outcome, Optional<UUID> gone) {}

    private final Sql sql;
    private final ContactKeys keys;

    @Inject
    public PrivacyRequests(Sql sql, ContactKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** For the container's proxy. */
    protected PrivacyRequests() {
        this.sql = null;
        this.keys = null;
    }

    /** @param words empty for none */
    public RequestOutcome ask(UUID id, UUID asker, int tenantId, RequestKind kind, String words) {
        boolean none = words.isEmpty();
        return sql.one(
                        "select vault.ask_privacy(?, ?, ?, ?, ?::bytea, ?)",
                        row -> RequestOutcome.valueOf(row.getString(1)),
                        id,
                        asker,
                        tenantId,
                        kind.name(),
                        none ? null : keys.seal(LABEL, words),
                        none ? null : keys.id())
                .orElseThrow();
    }

    /** A person's own, the newest first. */
    public List<PrivacyRequest> own(UUID asker) {
        return sql.list(COLUMNS + "vault.own_privacy_requests(?)", this::request, asker);
    }

    /** Of the scope's governments, those that wait first. */
    public List<PrivacyRequest> waitingFirst(int most) {
        return sql.list(COLUMNS + "vault.privacy_requests(?)", this::request, most);
    }

    /** @param answer in the officer's words */
    public Answered answer(UUID id, UUID officer, boolean granted, String answer) {
        return sql.one(
                        "select outcome, person from vault.answer_privacy(?, ?, ?, ?)",
                        row -> new Answered(
                                RequestOutcome.valueOf(row.getString(1)),
                                Optional.ofNullable(row.getObject(2, UUID.class))),
                        id,
                        officer,
                        granted,
                        answer)
                .orElseThrow();
    }

    private PrivacyRequest request(ResultSet row) throws SQLException {
        byte[] words = row.getBytes(4);
        return new PrivacyRequest(
                row.getObject(1, UUID.class),
                row.getInt(2),
                RequestKind.valueOf(row.getString(3)),
                words == null ? "" : keys.open(row.getString(5), LABEL, words),
                row.getObject(6, OffsetDateTime.class),
                row.getObject(7, OffsetDateTime.class),
                row.getBoolean(11),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, Boolean.class),
                row.getString(10));
    }
}
