package id.kentongan.launcher.seed;

import id.kentongan.core.identity.control.PasswordHash;
import id.kentongan.core.identity.control.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One officer per tier and tenant, one privacy officer per tenant, and one key for Open311, each with a secret that only the files know. A password whose
 * line is missing from the file is drawn anew.
 */
final class DemoSeed {

    private static final String HEADER = "tenant\tunit\trole\tuser\tpassword";
    private static final String KEY_NAME = "demo";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int PASSWORD_LENGTH = 26;

    /** A drawn password has 130 random bits: stretching it would slow the first start and protect nothing. */
    private static final int ITERATIONS = 1_000;

    private record Post(String tenant, UUID unit, String unitName, String role, String userName) {}

    private final Rows rows;
    private final SecretFile accounts;
    private final SecretFile key;
    private final SecureRandom random = new SecureRandom();

    DemoSeed(Rows rows, Path home) {
        this.rows = rows;
        this.accounts = new SecretFile(home.resolve(AccountSeed.DEMO_ACCOUNTS));
        this.key = new SecretFile(home.resolve(AccountSeed.OPEN311_KEY));
    }

    List<Path> run() throws SQLException, IOException {
        officers();
        open311Key();
        return List.of(accounts.path(), key.path());
    }

    private void officers() throws SQLException, IOException {
        List<String> before = accounts.lines();
        Map<String, String> passwords = new HashMap<>();
        for (String line : before) {
            String[] cells = line.split("\t");
            if (cells.length == 5) {
                passwords.put(cells[3], cells[4]);
            }
        }
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (Post post : posts()) {
            Optional<UUID> known = rows.one(
                    "select person_id from core.account where user_name = ?",
                    row -> row.getObject(1, UUID.class),
                    post.userName());
            String password = passwords.get(post.userName());
            if (known.isEmpty() || password == null) {
                password = drawPassword();
                hire(known, post, PasswordHash.hash(password.toCharArray(), ITERATIONS));
            }
            lines.add(String.join("\t", post.tenant(), post.unitName(), post.role(), post.userName(), password));
        }
        rows.commit();
        if (!lines.equals(before)) {
            accounts.write(lines);
        }
    }

    /**
     * The first unit of each tier, cities before kabupaten: so a tenant's officers stand on one ladder. The privacy officer
     * is of the highest.
     */
    private List<Post> posts() throws SQLException {
        return rows.list(
                """
                (select distinct on (t.id, u.tier) t.code, u.tier, u.id, u.name, 'OFFICER'
                 from core.tenant t
                 join core.unit u on u.tenant_id = t.id and u.closed_at is null
                 left join core.area kota on kota.code = left(u.area_code, 5) and kota.valid_until is null
                 order by t.id, u.tier, coalesce(kota.kind like 'kabupaten%', false), u.area_code, u.name)
                union all
                (select distinct on (t.id) t.code, 'privacy', u.id, u.name, 'PRIVACY_OFFICER'
                 from core.tenant t
                 join core.unit u on u.tenant_id = t.id and u.closed_at is null and u.tier in ('PEMKOT', 'PEMPROV')
                 order by t.id, u.tier desc, u.area_code, u.name)
                """,
                row -> new Post(
                        row.getString(1),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        (row.getString(1) + "-" + row.getString(2)).toLowerCase(Locale.ROOT)));
    }

    private void hire(Optional<UUID> known, Post post, String hash) throws SQLException {
        UUID person = known.orElseGet(UUID::randomUUID);
        if (known.isEmpty()) {
            rows.update("insert into core.person (id) values (?)", person);
        }
        rows.update("""
                insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, ?, ?)
                on conflict (person_id) do update
                set password_hash = excluded.password_hash, failed_tries = 0, locked_until = null
                """, person, post.userName(), "Petugas " + post.unitName(), hash);
        rows.update("""
                insert into core.membership (id, person_id, unit_id, role)
                select ?, ?, ?, ?
                where not exists (select from core.membership where person_id = ? and unit_id = ?
                    and (valid_until is null or valid_until > now()))
                """, UUID.randomUUID(), person, post.unit(), post.role(), person, post.unit());
    }

    private void open311Key() throws SQLException, IOException {
        String present = key.lines().stream().findFirst().orElse("");
        boolean valid = rows.one(
                        "select 1 from core.api_key where key_hash = ? and tenant_id is null and revoked_at is null",
                        row -> true,
                        Secrets.hash(present))
                .isPresent();
        if (valid) {
            return;
        }
        String drawn = Secrets.draw();
        rows.update("update core.api_key set revoked_at = now() where name = ? and revoked_at is null", KEY_NAME);
        rows.update(
                "insert into core.api_key (id, key_hash, name) values (?, ?, ?)",
                UUID.randomUUID(),
                Secrets.hash(drawn),
                KEY_NAME);
        rows.commit();
        key.write(List.of(drawn));
    }

    private String drawPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            if (i > 0 && i % 5 == 0 && i < 25) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
