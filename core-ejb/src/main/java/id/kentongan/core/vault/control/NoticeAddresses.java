package id.kentongan.core.vault.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.vault.entity.NoticeAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The vault's functions about where people want to be told. What is here they have shown to be theirs; nothing of it leads
 * to what the same address may have been used for elsewhere.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class NoticeAddresses {

    /** What addresses for notices are sealed as. */
    public static final String LABEL = "NOTICE";

    /**
     * A way by which a person can be told.
     *
     * @param broken whether nothing arrives there any more
     */
    public record Reach(UUID personId, String channel, boolean broken) {}

    private final Sql sql;
    private final ContactKeys keys;

    @Inject
    public NoticeAddresses(Sql sql, ContactKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** For the container's proxy. */
    protected NoticeAddresses() {
        this.sql = null;
        this.keys = null;
    }

    /** Whether this node can keep and read addresses. */
    public boolean ready() {
        return keys.ready();
    }

    /**
     * Keeps an address in the place of the one before; a browser beside nine others.
     *
     * @param mark what tells it from others: of a browser its push service's address, else anything
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key
     */
    public void set(UUID person, String channel, String mark, String value) {
        sql.one(
                "select vault.set_notice_address(?, ?, ?, ?, ?, ?)",
                row -> true,
                UUID.randomUUID(),
                person,
                channel,
                sha256(mark),
                keys.seal(LABEL, value),
                keys.id());
    }

    /** @return false if the person has no such address */
    public boolean drop(UUID address, UUID person) {
        return sql.one("select vault.drop_notice_address(?, ?)", row -> row.getBoolean(1), address, person)
                .orElse(false);
    }

    /** A person's own, twenty at the most. */
    public List<NoticeAddress> own(UUID person) {
        return sql.list(
                "select id, ?::uuid, channel, value, key_id, confirmed_at, broken_at from vault.own_notice_addresses(?)",
                row -> address(row, row.getString(3), row.getObject(6, OffsetDateTime.class)),
                person,
                person);
    }

    /** By which ways these people can be told; nothing of where. */
    public List<Reach> reach(Collection<UUID> people) {
        return sql.list(
                "select person_id, channel, broken from vault.reachable(?::uuid[])",
                row -> new Reach(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)),
                literal(people));
    }

    /** Where to send to these people by one way, as far as it works; stands in the audit. In a system scope alone. */
    public List<NoticeAddress> of(Collection<UUID> people, String channel) {
        return sql.list(
                "select id, person_id, ?::text, value, key_id, null::timestamptz, null::timestamptz"
                        + " from vault.notice_addresses(?::uuid[], ?)",
                row -> address(row, channel, null),
                channel,
                literal(people),
                channel);
    }

    /**
     * Nothing arrives there any more; a browser that has gone is forgotten. In a system scope alone.
     *
     * @param why a class of failures in capitals, nothing of the address
     * @return whether that is news that somebody should hear
     */
    public boolean broken(UUID address, String why) {
        return sql.one("select vault.break_notice_address(?, ?)", row -> row.getBoolean(1), address, why)
                .orElse(false);
    }

    private NoticeAddress address(ResultSet row, String channel, @Nullable OffsetDateTime confirmed)
            throws SQLException {
        return new NoticeAddress(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                channel,
                keys.open(row.getString(5), LABEL, row.getBytes(4)),
                confirmed,
                row.getObject(7, OffsetDateTime.class));
    }

    private static String literal(Collection<UUID> people) {
        return people.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
