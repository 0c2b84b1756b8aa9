package id.kentongan.core.identity.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.MailCodes;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.SecondFactors;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, with the rights of the application's role. */
class CitizenAccountsIT {

    private static final Arrival ARRIVAL = new Arrival("Chrome · Android", null);

    private final String address = "w" + UUID.randomUUID() + "@contoh.id";
    private final CitizenAccounts citizens = new CitizenAccounts();

    @BeforeAll
    static void database() {
        TestDatabase.bind();
    }

    @BeforeEach
    void wire() {
        Sql sql = new Sql();
        Settings settings = new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(Map.of("kentongan.identity.key", "S6tKdXo3Yw8Q1vBzM5pR7uE2nJ4hG9cL0aFiTq")
                        .get(name));
            }
        };
        IdentityKey key = new IdentityKey(settings);
        citizens.sql = sql;
        citizens.codes = new MailCodes(sql, key);
        citizens.people = new People(sql);
        citizens.sessions = new Sessions(sql);
        citizens.factors = new SecondFactors(sql, key, settings);
    }

    @Test
    void a_code_has_eight_digits_and_is_good_once_for_its_address_and_browser() {
        UUID id = UUID.randomUUID();
        String code = citizens.draw(id, address).orElseThrow();
        assertThat(code).matches("[0-9]{8}");
        assertThat(citizens.use(id, "other@contoh.id", code)).isFalse();
        assertThat(citizens.use(UUID.randomUUID(), address, code))
                .as("another browser")
                .isFalse();
        assertThat(citizens.use(id, address, code)).isTrue();
        assertThat(citizens.use(id, address, code)).as("again").isFalse();
    }

    @Test
    void of_fifty_uses_at_once_one_succeeds() throws Exception {
        UUID id = UUID.randomUUID();
        String code = citizens.draw(id, address).orElseThrow();
        List<Boolean> used = atOnce(50, () -> citizens.use(id, address, code));
        assertThat(used).filteredOn(won -> won).hasSize(1);
    }

    @Test
    void after_five_wrong_tries_the_right_code_is_too_late() {
        UUID id = UUID.randomUUID();
        String code = citizens.draw(id, address).orElseThrow();
        for (int i = 0; i < MailCodes.MOST_TRIES; i++) {
            assertThat(citizens.use(id, address, "x" + i)).isFalse();
        }
        assertThat(citizens.use(id, address, code)).isFalse();
    }

    @Test
    void after_ten_minutes_it_is_too_late() throws SQLException {
        UUID id = UUID.randomUUID();
        String code = citizens.draw(id, address).orElseThrow();
        asOwner("update core.mail_code set expires_at = now() where id = ?", id);
        assertThat(citizens.use(id, address, code)).isFalse();
    }

    @Test
    void an_address_gets_three_in_an_hour() throws SQLException {
        List<Boolean> drawn = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            drawn.add(citizens.draw(UUID.randomUUID(), address).isPresent());
        }
        assertThat(drawn).filteredOn(won -> won).hasSize(MailCodes.MOST_IN_AN_HOUR);
        asOwner("update core.mail_code set created_at = created_at - interval '61 minutes'");
        assertThat(citizens.draw(UUID.randomUUID(), address)).isPresent();
    }

    @Test
    void the_database_knows_neither_address_nor_code() {
        UUID id = UUID.randomUUID();
        String code = citizens.draw(id, address).orElseThrow();
        assertThat(new Sql().one("select m::text from core.mail_code m where id = ?", row -> row.getString(1), id))
                .hasValueSatisfying(
                        row -> assertThat(row).doesNotContain(address).doesNotContain(code));
    }

    @Test
    void a_person_of_the_vault_has_an_account_from_the_first_sign_in_on() throws SQLException {
        UUID person = UUID.randomUUID();
        Entry entry = citizens.admit(person, ARRIVAL).orElseThrow();
        assertThat(entry.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(entry.visit().actor()).hasValueSatisfying(actor -> {
            assertThat(actor.posts()).isEmpty();
            assertThat(actor.administrator()).isFalse();
        });
        assertThat(citizens.admit(person, ARRIVAL)).isPresent();
        asOwner("update core.account set disabled_at = now() where person_id = ?", person);
        assertThat(citizens.admit(person, ARRIVAL)).isEmpty();
        assertThat(citizens.sessions.look(entry.token(), true)).isEmpty();
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private static <T> List<T> atOnce(int times, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> started = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                started.add(threads.submit(work::run));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : started) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
