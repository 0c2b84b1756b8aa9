package id.kentongan.core.reveal.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.Notice;
import id.kentongan.core.vault.control.ContactKeys;
import id.kentongan.core.vault.entity.ContactKind;
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

/** What reporters have to be told, as the vault keeps it. Barred notices never leave it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Notices {

    /**
     * One that is due.
     *
     * @param address where to; empty if the reporter gave none
     */
    public record Due(UUID id, Notice notice, Optional<String> address) {

        /** Never the address: it would end in a log. */
        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    private final Sql sql;
    private final ContactKeys keys;

    @Inject
    public Notices(Sql sql, ContactKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** For the container's proxy. */
    protected Notices() {
        this.sql = null;
        this.keys = null;
    }

    /** Takes due ones for an hour or longer; another node does not get them meanwhile. */
    public List<Due> take(int most) {
        return sql.list(
                "select tenant_id, ticket, basis, opened_at, notice, value, key_id from vault.take_notices(?)",
                row -> new Due(
                        row.getObject(5, UUID.class),
                        notice(row),
                        Optional.ofNullable(row.getBytes(6)).map(value -> open(row, value))),
                most);
    }

    private String open(ResultSet row, byte[] value) {
        try {
            return keys.open(row.getString(7), ContactKind.E_MAIL.name(), value);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes down that it has gone out. */
    public void delivered(UUID notice) {
        sql.one("select vault.notice_delivered(?)", row -> true, notice);
    }

    /** Those of one person, the newest first; of that person alone. */
    public List<Notice> own(UUID person) {
        return sql.list(
                "select tenant_id, ticket, basis, opened_at from vault.own_notices(?)", Notices::notice, person);
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getInt(1),
                row.getString(2),
                LegalBasis.valueOf(row.getString(3)),
                row.getObject(4, OffsetDateTime.class));
    }
}
