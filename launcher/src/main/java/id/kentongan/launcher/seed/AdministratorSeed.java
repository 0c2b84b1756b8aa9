package id.kentongan.launcher.seed;

import id.kentongan.core.identity.control.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes a one-time link while the installation has no administrator, and takes the file away afterwards. */
final class AdministratorSeed {

    private static final String QUERY = "/activate.xhtml?token=";

    private final Rows rows;
    private final SecretFile file;
    private final URI publicUrl;

    AdministratorSeed(Rows rows, Path home, URI publicUrl) {
        this.rows = rows;
        this.file = new SecretFile(home.resolve(AccountSeed.ACTIVATION_LINK));
        this.publicUrl = publicUrl;
    }

    Optional<URI> run() throws SQLException, IOException {
        // Two starts at once seed one after the other.
        rows.one("select pg_advisory_xact_lock(hashtext('kentongan.seed'))", row -> true);
        if (administratorExists()) {
            rows.commit();
            file.delete();
            return Optional.empty();
        }
        UUID person = newcomer();
        String token = tokenInFile();
        if (!open(token, person)) {
            token = Secrets.draw();
            rows.update(
                    "insert into core.activation (token_hash, person_id, expires_at)"
                            + " values (?, ?, now() + interval '24 hours')",
                    Secrets.hash(token),
                    person);
        }
        rows.commit();
        URI link = URI.create(publicUrl.toString().replaceAll("/+$", "") + QUERY + token);
        file.write(List.of(link.toString()));
        return Optional.of(link);
    }

    private boolean administratorExists() throws SQLException {
        return rows.one("""
                        select 1 from core.membership m join core.account a using (person_id)
                        where m.role = 'ADMINISTRATOR' and m.unit_id is null and a.password_hash is not null
                          and a.disabled_at is null and m.valid_from <= now()
                          and (m.valid_until is null or m.valid_until > now())
                        """, row -> true).isPresent();
    }

    /** The administrator who has not chosen a password yet. */
    private UUID newcomer() throws SQLException {
        Optional<UUID> waiting = rows.one("""
                select person_id from core.membership m join core.account a using (person_id)
                where m.role = 'ADMINISTRATOR' and m.unit_id is null and a.password_hash is null
                  and a.disabled_at is null and (m.valid_until is null or m.valid_until > now())
                order by m.valid_from
                """, row -> row.getObject(1, UUID.class));
        if (waiting.isPresent()) {
            return waiting.get();
        }
        UUID person = UUID.randomUUID();
        rows.update("insert into core.person (id) values (?)", person);
        rows.update(
                "insert into core.account (person_id, user_name, display_name) values (?, ?, 'Administrator')",
                person,
                "new-" + person);
        rows.update(
                "insert into core.membership (id, person_id, role) values (?, ?, 'ADMINISTRATOR')",
                UUID.randomUUID(),
                person);
        return person;
    }

    private String tokenInFile() throws IOException {
        return file.lines().stream()
                .filter(line -> line.contains(QUERY))
                .map(line ->
                        line.substring(line.indexOf(QUERY) + QUERY.length()).strip())
                .findFirst()
                .orElse("");
    }

    private boolean open(String token, UUID person) throws SQLException {
        return rows.one("""
                        select 1 from core.activation
                        where token_hash = ? and person_id = ? and used_at is null and expires_at > now()
                        """, row -> true, Secrets.hash(token), person).isPresent();
    }
}
