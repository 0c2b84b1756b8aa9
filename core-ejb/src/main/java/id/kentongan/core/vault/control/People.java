package id.kentongan.core.vault.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Consent;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Move;
import id.kentongan.core.vault.entity.NewConsent;
import id.kentongan.core.vault.entity.Purpose;
import id.kentongan.core.vault.entity.Reporter;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The functions of the vault, in Java. There is no other way to its tables. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class People {

    private final Sql sql;
    private final ContactKeys keys;

    @Inject
    public People(Sql sql, ContactKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** For the container's proxy. */
    protected People() {
        this.sql = null;
        this.keys = null;
    }

    /**
     * Adds what came with a report to what is written together with it: no round trip more.
     *
     * @return whether it will be kept; false for who told nothing, and while this node has no key
     */
    public boolean keep(int tenantId, UUID reportId, Reporter reporter, Writes into) {
        if (reporter.anonymous() || !keys.ready()) {
            return false;
        }
        Contact mail = reporter.eMail();
        Contact phone = reporter.phone();
        into.add(
                "select vault.keep_reporter(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                reportId,
                keys.id(),
                mail == null ? null : keys.lookups(mail).get(0),
                sealed(mail),
                phone == null ? null : keys.lookups(phone).get(0),
                sealed(phone),
                sealed("FIRST", reporter.firstName()),
                sealed("LAST", reporter.lastName()));
        return true;
    }

    public Optional<UUID> find(Purpose purpose, Contact contact) {
        List<byte[]> lookups = keys.lookups(contact);
        return sql.one(
                        "select vault.person_of(?, ?, ?, ?)",
                        row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        purpose.name(),
                        contact.kind().name(),
                        lookups.get(0),
                        lookups.get(1))
                .flatMap(found -> found);
    }

    public UUID enrol(Purpose purpose, Contact contact) {
        List<byte[]> lookups = keys.lookups(contact);
        return sql.one(
                        "select vault.enrol(?, ?, ?, ?, ?, ?)",
                        row -> row.getObject(1, UUID.class),
                        purpose.name(),
                        contact.kind().name(),
                        lookups.get(0),
                        lookups.get(1),
                        sealed(contact),
                        keys.id())
                .orElseThrow();
    }

    public boolean add(Purpose purpose, UUID person, Contact contact) {
        List<byte[]> lookups = keys.lookups(contact);
        return yes(
                "select vault.add_contact(?, ?, ?, ?, ?, ?, ?)",
                purpose.name(),
                person,
                contact.kind().name(),
                lookups.get(0),
                lookups.get(1),
                sealed(contact),
                keys.id());
    }

    public Optional<String> address(Purpose purpose, UUID person, ContactKind kind) {
        return sql.one(
                "select key_id, value from vault.address_of(?, ?, ?)",
                row -> keys.open(row.getString(1), kind.name(), row.getBytes(2)),
                purpose.name(),
                person,
                kind.name());
    }

    public boolean setAgeBand(UUID person, AgeBand band) {
        return yes("select vault.set_age_band(?, ?)", person, band.name());
    }

    public Optional<AgeBand> ageBand(UUID person) {
        return sql.one("select vault.age_band_of(?)", row -> Optional.ofNullable(row.getString(1)), person)
                .flatMap(found -> found)
                .map(AgeBand::valueOf);
    }

    /** @param area a kelurahan or desa, or an RW of one */
    public Move setHome(UUID person, AreaCode area) {
        return sql.one("select vault.set_home(?, ?)", row -> Move.valueOf(row.getString(1)), person, area.value())
                .orElseThrow();
    }

    public Optional<AreaCode> home(UUID person) {
        return sql.one("select vault.home_of(?)", row -> Optional.ofNullable(row.getString(1)), person)
                .flatMap(found -> found)
                .map(AreaCode::new);
    }

    public boolean consent(UUID id, UUID person, NewConsent consent) {
        return yes(
                "select vault.give_consent(?, ?, ?::integer, ?, ?, ?, ?)",
                id,
                person,
                consent.tenantId(),
                consent.topic(),
                consent.textVersion(),
                sha256(consent.text()),
                consent.proof());
    }

    public boolean withdraw(UUID person, @Nullable Integer tenantId, String topic) {
        return yes("select vault.withdraw_consent(?, ?::integer, ?)", person, tenantId, topic);
    }

    public List<Consent> consents(Purpose purpose, UUID person) {
        return sql.list(
                "select id, tenant_id, topic, text_version, text_hash, proof, given_at, withdrawn_at"
                        + " from vault.consents_of(?, ?)",
                People::consent,
                purpose.name(),
                person);
    }

    /** Whether the person wrote that report, as far as a contact tells that the person has shown to be theirs. */
    public boolean wrote(int tenantId, UUID reportId, UUID person) {
        return yes("select vault.wrote(?, ?, ?)", tenantId, reportId, person);
    }

    public boolean erase(Purpose purpose, UUID person) {
        return yes("select vault.erase(?, ?)", purpose.name(), person);
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getObject(1, UUID.class),
                row.getObject(2, Integer.class),
                row.getString(3),
                row.getString(4),
                HexFormat.of().formatHex(row.getBytes(5)),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class),
                row.getObject(8, OffsetDateTime.class));
    }

    private boolean yes(String function, @Nullable Object... arguments) {
        return sql.one(function, row -> row.getBoolean(1), arguments).orElse(false);
    }

    private byte @Nullable [] sealed(@Nullable Contact contact) {
        return contact == null ? null : sealed(contact.kind().name(), contact.value());
    }

    private byte @Nullable [] sealed(String label, @Nullable String text) {
        return text == null ? null : keys.seal(label, text);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
