package id.kentongan.core.pseudonym.control;

import static java.lang.System.Logger.Level.ERROR;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.logging.Log;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.pseudonym.entity.Choice;
import id.kentongan.core.pseudonym.entity.Pseudonym;
import id.kentongan.core.vault.entity.VaultClosed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** All pseudonyms. A row knows no person: only who has the key and asks for a person finds it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Pseudonyms {

    private static final Logger LOG = Log.of(Pseudonyms.class);
    private static final String KEY = "kentongan.pseudonym.key";
    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int TRIES = 6;
    private static final int NUMBERED_TRIES = 12;
    private static final int DAYS = 30;

    private final Sql sql;
    private final NameLists names;
    private final Settings settings;

    private @Nullable SecretKeySpec key;

    @Inject
    public Pseudonyms(Sql sql, NameLists names, Settings settings) {
        this.sql = sql;
        this.names = names;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected Pseudonyms() {
        this.sql = null;
        this.names = null;
        this.settings = null;
    }

    @PostConstruct
    void read() {
        try {
            key = settings.key(KEY)
                    .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC))
                    .orElse(null);
        } catch (IllegalStateException e) {
            LOG.log(ERROR, "VLT-5002 " + e.getMessage());
        }
    }

    /**
     * The person's pseudonym there, made now if there was none.
     *
     * @throws VaultClosed if this node has no key for pseudonyms
     */
    public Pseudonym of(UUID person, int tenantId, AreaCode kelurahan) {
        String id = id(person, kelurahan);
        for (int tries = 1; tries <= TRIES + NUMBERED_TRIES; tries++) {
            Optional<Pseudonym> known = find(tenantId, kelurahan, id);
            if (known.isPresent()) {
                return known.get();
            }
            // The name may be taken, or the person faster in another window: the next look tells which.
            sql.update(
                    "insert into core.pseudonym (tenant_id, area_code, id, name, avatar) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    tenantId,
                    kelurahan.value(),
                    id,
                    tries <= TRIES ? names.draw() : names.drawNumbered(),
                    names.drawAvatar());
        }
        return find(tenantId, kelurahan, id)
                .orElseThrow(() -> new IllegalStateException("no free name was drawn in " + kelurahan.value()));
    }

    /**
     * The id that a person's pseudonym there has, or would have: whoever only looks gets no name by it.
     *
     * @throws VaultClosed if this node has no key for pseudonyms
     */
    public String idOf(UUID person, AreaCode kelurahan) {
        return id(person, kelurahan);
    }

    /** A person's name in one kelurahan. */
    public record Place(int tenantId, AreaCode area, String id, String name) {}

    /**
     * All names of a person, for that person: each kelurahan in which anybody has one is asked.
     *
     * @throws VaultClosed if this node has no key for pseudonyms
     */
    public List<Place> all(UUID person) {
        List<AreaCode> areas =
                sql.list("select distinct area_code from core.pseudonym", row -> new AreaCode(row.getString(1)));
        if (areas.isEmpty()) {
            return List.of();
        }
        return sql.list(
                """
                select p.tenant_id, p.area_code, p.id, p.name from core.pseudonym p
                join unnest(?::text[], ?::text[]) k (area_code, id) on k.area_code = p.area_code and k.id = p.id
                order by p.area_code""",
                row -> new Place(row.getInt(1), new AreaCode(row.getString(2)), row.getString(3), row.getString(4)),
                areas.stream().map(AreaCode::value).toArray(String[]::new),
                areas.stream().map(area -> id(person, area)).toArray(String[]::new));
    }

    /** Takes all of them away. */
    public void forget(UUID person) {
        for (Place place : all(person)) {
            sql.update(
                    "delete from core.pseudonym where tenant_id = ? and area_code = ? and id = ?",
                    place.tenantId(),
                    place.area().value(),
                    place.id());
        }
    }

    /** @return names that nobody there has at this moment, at most so many */
    public List<String> proposals(int tenantId, AreaCode kelurahan, int most) {
        String[] drawn =
                Stream.generate(names::draw).limit(4L * most).distinct().toArray(String[]::new);
        List<String> taken = sql.list(
                "select name from core.pseudonym where tenant_id = ? and area_code = ? and name = any (?)",
                row -> row.getString(1),
                tenantId,
                kelurahan.value(),
                drawn);
        return Stream.of(drawn)
                .filter(name -> !taken.contains(name))
                .limit(most)
                .toList();
    }

    public Choice choose(UUID person, int tenantId, AreaCode kelurahan, String name) {
        if (!names.has(name)) {
            return Choice.NOT_PROPOSED;
        }
        String id = of(person, tenantId, kelurahan).id();
        int changed = sql.update("""
                update core.pseudonym p set name = ?, changed_on = current_date
                where tenant_id = ? and area_code = ? and id = ?
                  and (changed_on is null or changed_on <= current_date - ?::integer)
                  and not exists (select from core.pseudonym o
                                  where o.tenant_id = p.tenant_id and o.area_code = p.area_code and o.name = ?)""", name, tenantId, kelurahan.value(), id, DAYS, name);
        if (changed > 0) {
            return Choice.CHOSEN;
        }
        boolean taken = sql.one(
                        "select 1 from core.pseudonym where tenant_id = ? and area_code = ? and name = ? and id <> ?",
                        row -> true,
                        tenantId,
                        kelurahan.value(),
                        name,
                        id)
                .isPresent();
        return taken ? Choice.TAKEN : Choice.TOO_SOON;
    }

    /**
     * A mark of a person for one matter alone: the same person's marks for two matters have nothing in common.
     *
     * @param purpose what it is made for
     * @param matter the one thing of that purpose
     * @return 16 bytes, the same each time
     * @throws VaultClosed if this node has no key for pseudonyms
     */
    public byte[] mark(UUID person, String purpose, UUID matter) {
        return hmac(purpose + "|" + matter + "|" + person);
    }

    private Optional<Pseudonym> find(int tenantId, AreaCode kelurahan, String id) {
        return sql.one(
                "select id, name, avatar from core.pseudonym where tenant_id = ? and area_code = ? and id = ?",
                row -> new Pseudonym(row.getString(1), row.getString(2), row.getString(3)),
                tenantId,
                kelurahan.value(),
                id);
    }

    /** HMAC of person and kelurahan; 128 bits of it are enough to tell people of a kelurahan apart. */
    private String id(UUID person, AreaCode kelurahan) {
        return HexFormat.of().formatHex(hmac(person + "|" + kelurahan.value()));
    }

    private byte[] hmac(String text) {
        SecretKeySpec known = key;
        if (known == null) {
            throw new VaultClosed("this node has no key for pseudonyms");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(known);
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
