package id.kentongan.core.vault.control;

import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Enciphers anew, with the key of now, what was kept with the one before. In small transactions: it may be stopped and
 * begun again at any time, and people enrol and file reports meanwhile.
 */
public final class ContactRekeying {

    /** The label that privacy requests are sealed with. */
    public static final String REQUEST = "PRIVACY";

    private static final int AT_ONCE = 500;

    /** Contacts, names, requests, addresses for notices. */
    private static final int KINDS = 4;

    private final ContactCipher current;
    private final ContactCipher before;

    /**
     * @param current the key of now
     * @param before the key before it
     * @throws IllegalArgumentException if both are the same
     */
    public ContactRekeying(String current, String before) {
        this.current = new ContactCipher(current);
        this.before = new ContactCipher(before);
        if (this.current.id().equals(this.before.id())) {
            throw new IllegalArgumentException("both keys are the same");
        }
    }

    /**
     * @param owner a connection of the vault's owner; its transactions are committed here
     * @param who as the audit names it
     * @param progress is told how many are done
     * @return how many contacts and names were enciphered anew
     */
    public long run(Connection owner, String who, LongConsumer progress) throws SQLException {
        owner.setAutoCommit(false);
        long done = 0;
        for (int batch = contacts(owner); batch > 0; batch = contacts(owner)) {
            done += batch;
            owner.commit();
            progress.accept(done);
        }
        for (int batch = names(owner); batch > 0; batch = names(owner)) {
            done += batch;
            owner.commit();
            progress.accept(done);
        }
        for (int batch = requests(owner); batch > 0; batch = requests(owner)) {
            done += batch;
            owner.commit();
            progress.accept(done);
        }
        for (int batch = noticeAddresses(owner); batch > 0; batch = noticeAddresses(owner)) {
            done += batch;
            owner.commit();
            progress.accept(done);
        }
        note(owner, who, done);
        owner.commit();
        return done;
    }

    /** @return how many rows a node would need another key for than these two */
    public long strange(Connection owner) throws SQLException {
        try (PreparedStatement query =
                owner.prepareStatement("select (select count(*) from vault.contact where key_id not in (?, ?))"
                        + " + (select count(*) from vault.name where key_id not in (?, ?))"
                        + " + (select count(*) from vault.privacy_request where key_id not in (?, ?))"
                        + " + (select count(*) from vault.notice_address where key_id not in (?, ?))")) {
            for (int i = 1; i <= 2 * KINDS; i += 2) {
                query.setString(i, current.id());
                query.setString(i + 1, before.id());
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private int contacts(Connection owner) throws SQLException {
        int count = 0;
        try (PreparedStatement query = owner.prepareStatement("select person_id, kind, lookup, value from vault.contact"
                        + " where key_id = ? limit ? for update");
                PreparedStatement change = owner.prepareStatement("update vault.contact"
                        + " set lookup = ?, value = ?, key_id = ? where person_id = ? and kind = ? and lookup = ?")) {
            query.setString(1, before.id());
            query.setInt(2, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString(2);
                    String value = before.open(kind, row.getBytes(4));
                    change.setBytes(1, current.lookup(new Contact(ContactKind.valueOf(kind), value)));
                    change.setBytes(2, current.seal(kind, value));
                    change.setString(3, current.id());
                    change.setObject(4, row.getObject(1, UUID.class));
                    change.setString(5, kind);
                    change.setBytes(6, row.getBytes(3));
                    change.addBatch();
                    count++;
                }
            }
            change.executeBatch();
        }
        return count;
    }

    private int names(Connection owner) throws SQLException {
        int count = 0;
        try (PreparedStatement query = owner.prepareStatement(
                        "select person_id, kind, value from vault.name where key_id = ? limit ? for update");
                PreparedStatement change = owner.prepareStatement(
                        "update vault.name set value = ?, key_id = ? where person_id = ? and kind = ?")) {
            query.setString(1, before.id());
            query.setInt(2, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString(2);
                    change.setBytes(1, current.seal(kind, before.open(kind, row.getBytes(3))));
                    change.setString(2, current.id());
                    change.setObject(3, row.getObject(1, UUID.class));
                    change.setString(4, kind);
                    change.addBatch();
                    count++;
                }
            }
            change.executeBatch();
        }
        return count;
    }

    /** What people wrote when they asked about their data. */
    private int requests(Connection owner) throws SQLException {
        int count = 0;
        try (PreparedStatement query = owner.prepareStatement(
                        "select id, words from vault.privacy_request where key_id = ? limit ? for update");
                PreparedStatement change =
                        owner.prepareStatement("update vault.privacy_request set words = ?, key_id = ? where id = ?")) {
            query.setString(1, before.id());
            query.setInt(2, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    change.setBytes(1, current.seal(REQUEST, before.open(REQUEST, row.getBytes(2))));
                    change.setString(2, current.id());
                    change.setObject(3, row.getObject(1, UUID.class));
                    change.addBatch();
                    count++;
                }
            }
            change.executeBatch();
        }
        return count;
    }

    private int noticeAddresses(Connection owner) throws SQLException {
        int count = 0;
        try (PreparedStatement query = owner.prepareStatement(
                        "select id, value from vault.notice_address where key_id = ? limit ? for update");
                PreparedStatement change =
                        owner.prepareStatement("update vault.notice_address set value = ?, key_id = ? where id = ?")) {
            query.setString(1, before.id());
            query.setInt(2, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String value = before.open(NoticeAddresses.LABEL, row.getBytes(2));
                    change.setBytes(1, current.seal(NoticeAddresses.LABEL, value));
                    change.setString(2, current.id());
                    change.setObject(3, row.getObject(1, UUID.class));
                    change.addBatch();
                    count++;
                }
            }
            change.executeBatch();
        }
        return count;
    }

    private void note(Connection owner, String who, long done) throws SQLException {
        try (PreparedStatement scope =
                        owner.prepareStatement("select set_config('kentongan.scope', 'system:command', true)");
                PreparedStatement note =
                        owner.prepareStatement("select vault.note(0, ?, 'VAULT_REKEYED', 'vault', ?)")) {
            scope.execute();
            note.setString(1, who);
            note.setString(2, before.id() + " -> " + current.id() + ": " + done);
            note.execute();
        }
    }
}
