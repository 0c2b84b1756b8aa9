package id.kentongan.core.identity.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.PasswordHash;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.SecondFactors;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Totp;
import id.kentongan.core.identity.entity.TryDelay;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
class SecondStepIT {

    private static final Arrival ARRIVAL = new Arrival("Firefox · Linux", null);
    private static final String HASH = PasswordHash.hash("pos ronda nomor 7".toCharArray(), 10);

    private final Map<String, String> set = new HashMap<>(Map.of(
            "kentongan.identity.key", "S6tKdXo3Yw8Q1vBzM5pR7uE2nJ4hG9cL0aFiTq", "kentongan.profile", "production"));
    private final Settings settings = new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(set.get(name));
        }
    };
    private final Sql sql = new Sql();
    private final Accounts accounts = new Accounts();
    private final SecondStep step = new SecondStep();

    @BeforeAll
    static void database() {
        TestDatabase.bind();
    }

    @BeforeEach
    void wire() {
        IdentityKey key = new IdentityKey(settings);
        SecondFactors factors = new SecondFactors(sql, key, settings);
        accounts.sql = sql;
        accounts.people = new People(sql);
        accounts.sessions = new Sessions(sql);
        accounts.factors = factors;
        step.accounts = accounts;
        step.sessions = accounts.sessions;
        step.factors = factors;
        step.key = key;
    }

    @Test
    void staff_must_set_one_up_when_the_days_of_grace_are_over() throws SQLException {
        UUID officer = officer();
        assertThat(admit(officer).visit().stage()).isEqualTo(SessionStage.PASSED);
        asOwner("update core.account set second_step_due_at = now() where person_id = ?", officer);
        Entry entry = admit(officer);
        assertThat(entry.visit().stage()).isEqualTo(SessionStage.ENROLMENT);
        assertThat(entry.visit().actor()).as("no rights before").isEmpty();
        set.put("kentongan.profile", "demo");
        set.put("kentongan.second.step", "optional");
        assertThat(admit(officer).visit().stage()).isEqualTo(SessionStage.PASSED);
    }

    @Test
    void a_citizen_may_go_without() throws SQLException {
        UUID citizen = officer();
        asOwner("update core.account set citizen = true, second_step_due_at = now() where person_id = ?", citizen);
        assertThat(admit(citizen).visit().stage()).isEqualTo(SessionStage.PASSED);
    }

    @Test
    void after_the_password_the_code_gives_the_rights_and_another_token() throws SQLException {
        UUID officer = officer();
        byte[] secret = enrol(officer);
        Entry first = admit(officer);
        assertThat(first.visit().stage()).isEqualTo(SessionStage.SECOND_STEP);
        assertThat(first.visit().actor()).isEmpty();
        asOwner("update core.second_factor set last_step = 0 where person_id = ?", officer);
        Entry second = step.pass(first.visit(), code(secret), ARRIVAL).orElseThrow();
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(second.visit().method()).isEqualTo(SignInMethod.TOTP);
        assertThat(second.visit().actor()).isPresent();
        assertThat(accounts.sessions.look(first.token(), true))
                .as("the step's session has ended")
                .isEmpty();
    }

    @Test
    void a_code_is_good_once_also_for_fifty_at_once() throws Exception {
        UUID officer = officer();
        byte[] secret = enrol(officer);
        String code = code(secret);
        assertThat(accounts.factors.use(officer, code))
                .as("the code that confirmed it")
                .isEmpty();
        asOwner("update core.second_factor set last_step = 0 where person_id = ?", officer);
        List<Boolean> passed =
                atOnce(50, () -> accounts.factors.use(officer, code).isPresent());
        assertThat(passed).filteredOn(won -> won).hasSize(1);
        assertThat(accounts.factors.use(officer, code)).as("replayed").isEmpty();
    }

    @Test
    void a_recovery_code_is_good_once_and_however_it_is_typed() throws Exception {
        UUID officer = officer();
        SecondStep.Secret ignored = step.begin(admit(officer).visit());
        byte[] secret = secret(officer);
        List<String> codes = accounts.factors.confirm(officer, code(secret)).orElseThrow();
        assertThat(ignored.uri()).startsWith("otpauth://totp/Kentongan:").contains("secret=" + Totp.base32(secret));
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        assertThat(accounts.factors.use(officer, codes.get(0).toLowerCase().replace("-", " ")))
                .contains(SignInMethod.RECOVERY_CODE);
        assertThat(accounts.factors.use(officer, codes.get(0))).isEmpty();
        assertThat(accounts.factors.use(officer(), codes.get(1)))
                .as("somebody else's")
                .isEmpty();
        List<Boolean> passed =
                atOnce(50, () -> accounts.factors.use(officer, codes.get(1)).isPresent());
        assertThat(passed).filteredOn(won -> won).hasSize(1);
        assertThat(accounts.factors.codesLeft(officer)).isEqualTo(8);
    }

    @Test
    void the_database_knows_neither_secret_nor_codes() throws SQLException {
        UUID officer = officer();
        byte[] secret = enrol(officer);
        assertThat(text("select encode(secret, 'hex') from core.second_factor where person_id = ?", officer))
                .doesNotContain(java.util.HexFormat.of().formatHex(secret));
        asOwner(
                "update core.second_factor set last_step = 0, secret = (select secret from core.second_factor"
                        + " where person_id = ?) where person_id = ?",
                enrolled(),
                officer);
        assertThat(accounts.factors.use(officer, code(secret)))
                .as("a secret of somebody else's account does not open this one")
                .isEmpty();
    }

    @Test
    void codes_are_guessed_no_faster_than_passwords_and_the_right_password_does_not_forgive() throws SQLException {
        UUID officer = officer();
        enrol(officer);
        int tries = 0;
        for (int i = 0; i < 60; i++) {
            Entry entry = admit(officer);
            boolean counted = accounts.claimStep(officer);
            tries += counted ? 1 : 0;
            assertThat(accounts.passStep(entry.visit(), "00000" + i % 10 + "x", ARRIVAL))
                    .isEmpty();
        }
        assertThat(tries).isLessThanOrEqualTo(12);
    }

    /** What an hour of guessing comes to, with the time of the delays skipped instead of waited for. */
    @Test
    void an_hour_gives_a_guesser_fewer_than_fifty_tries() throws SQLException {
        UUID officer = officer();
        double hour = 0;
        int tries = 0;
        while (hour < 3_600) {
            assertThat(accounts.claimStep(officer)).isTrue();
            tries++;
            double wait = sql.one(
                            "select coalesce(extract(epoch from locked_until - now()), 0)::double precision"
                                    + " from core.account where person_id = ?",
                            row -> row.getDouble(1),
                            officer)
                    .orElseThrow();
            assertThat(wait <= 0 || !accounts.claimStep(officer)).isTrue();
            hour += Math.max(0, wait);
            asOwner("update core.account set locked_until = now() where person_id = ?", officer);
        }
        assertThat(tries).isLessThanOrEqualTo(50);
        assertThat(TryDelay.after(1_000_000).toSeconds()).isEqualTo(120);
    }

    private Entry admit(UUID person) {
        return accounts.admit(person, ARRIVAL).orElseThrow();
    }

    private byte[] enrol(UUID person) {
        byte[] secret = accounts.factors.begin(person);
        assertThat(accounts.factors.begin(person)).as("the same for an hour").isEqualTo(secret);
        assertThat(accounts.factors.confirm(person, "000000x")).isEmpty();
        assertThat(accounts.factors.confirm(person, code(secret))).isPresent();
        return secret;
    }

    private UUID enrolled() throws SQLException {
        UUID other = officer();
        enrol(other);
        return other;
    }

    private byte[] secret(UUID person) {
        return accounts.factors.begin(person);
    }

    private String code(byte[] secret) {
        long now = sql.one("select extract(epoch from now())::bigint", row -> row.getLong(1))
                .orElseThrow();
        return Totp.code(secret, now / Totp.STEP_SECONDS);
    }

    private String text(String query, Object argument) {
        return sql.one(query, row -> row.getString(1), argument).orElseThrow();
    }

    private static UUID officer() throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, 'Petugas', ?)",
                person,
                "p-" + person,
                HASH);
        asOwner(
                "insert into core.membership (id, person_id, role) values (?, ?, 'ADMINISTRATOR')",
                UUID.randomUUID(),
                person);
        return person;
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
