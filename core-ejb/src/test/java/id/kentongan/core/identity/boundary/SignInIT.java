package id.kentongan.core.identity.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.control.KeyRing;
import id.kentongan.core.identity.control.PasswordDesk;
import id.kentongan.core.identity.control.PasswordHash;
import id.kentongan.core.identity.control.People;
import id.kentongan.core.identity.control.SecondFactors;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.identity.control.Sessions;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.UnfitCredentials;
import id.kentongan.core.vault.boundary.Vault;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
class SignInIT {

    private static final String PASSWORD = "pos ronda nomor 7";
    private static final int TENANT = 901;
    private static final Arrival ARRIVAL = new Arrival("Firefox · Linux", null);

    private final SignIn signIn = new SignIn();
    private final SessionDesk desk = new SessionDesk();
    private final ApiKeys keys = new ApiKeys();
    private final UUID unit = UUID.randomUUID();
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void database() throws SQLException {
        TestDatabase.bind();
        asOwner(
                "insert into core.tenant values (?, 'TST', 'test.invalid', 'Uji', '99', 'Asia/Jakarta', 'demo')"
                        + " on conflict do nothing",
                TENANT);
    }

    @BeforeEach
    void wire() throws SQLException {
        Sql sql = new Sql();
        signIn.accounts = new Accounts();
        signIn.accounts.sql = sql;
        signIn.accounts.people = new People(sql);
        signIn.accounts.sessions = new Sessions(sql);
        Settings settings = new Settings();
        signIn.accounts.factors = new SecondFactors(sql, new IdentityKey(settings), settings);
        desk.sql = sql;
        desk.sessions = signIn.accounts.sessions;
        signIn.passwords = new PasswordDesk();
        signIn.vault = new Vault();
        keys.ring = new KeyRing(sql);
        asOwner("insert into core.unit values (?, ?, 'AGENCY', '99', 'Dinas Uji')", unit, TENANT);
    }

    @Test
    void the_right_password_gives_the_person_with_the_units() throws SQLException {
        UUID siti = officer("siti" + suffix);
        assertThat(enter(" SITI" + suffix, PASSWORD))
                .hasValueSatisfying(actor -> assertThat(actor)
                        .returns(siti, Actor::personId)
                        .returns("Petugas", Actor::displayName)
                        .returns(false, Actor::administrator)
                        .satisfies(known -> assertThat(known.units()).containsExactly(unit)));
    }

    @Test
    void wrong_name_and_wrong_password_are_the_same_answer() throws SQLException {
        officer("siti" + suffix);
        assertThat(enter("siti" + suffix, "pos ronda nomor 8")).isEmpty();
        assertThat(enter("nobody" + suffix, PASSWORD)).isEmpty();
        assertThat(enter("x".repeat(100_000), PASSWORD)).isEmpty();
        assertThat(enter("siti" + suffix, "x".repeat(100_000))).isEmpty();
    }

    @Test
    void after_wrong_tries_even_the_right_password_waits_and_is_accepted_after_the_delay() throws SQLException {
        UUID siti = officer("siti" + suffix);
        for (int i = 0; i < 5; i++) {
            assertThat(enter("siti" + suffix, PASSWORD + i)).isEmpty();
        }
        assertThat(enter("siti" + suffix, PASSWORD))
                .as("five wrong tries are free")
                .isPresent();
        asOwner("update core.account set failed_tries = 11 where person_id = ?", siti);
        assertThat(enter("siti" + suffix, "wrong" + PASSWORD)).isEmpty();
        assertThat(enter("siti" + suffix, PASSWORD)).as("within the delay").isEmpty();
        asOwner("update core.account set locked_until = locked_until - interval '120 s' where person_id = ?", siti);
        assertThat(enter("siti" + suffix, PASSWORD)).as("two minutes later").isPresent();
        assertThat(number("select failed_tries from core.account where person_id = ?", siti))
                .isZero();
    }

    @Test
    void the_delay_lets_few_of_many_guesses_at_once_reach_the_password() throws Exception {
        UUID siti = officer("siti" + suffix);
        List<Boolean> counted =
                atOnce(50, i -> signIn.accounts.claimTry("siti" + suffix).isPresent());
        assertThat(counted).filteredOn(passed -> passed).hasSizeLessThanOrEqualTo(7);
        assertThat(number("select failed_tries from core.account where person_id = ?", siti))
                .isLessThanOrEqualTo(7);
    }

    @Test
    void a_disabled_or_moved_officer_is_out_at_the_next_look() throws SQLException {
        UUID siti = officer("siti" + suffix);
        assertThat(signIn.refresh(siti)).isPresent();
        asOwner("update core.membership set valid_until = now() where person_id = ?", siti);
        assertThat(signIn.refresh(siti)).isEmpty();
        assertThat(enter("siti" + suffix, PASSWORD)).isEmpty();
        UUID budi = officer("budi" + suffix);
        asOwner("update core.account set disabled_at = now() where person_id = ?", budi);
        assertThat(signIn.refresh(budi)).isEmpty();
        assertThat(enter("budi" + suffix, PASSWORD)).isEmpty();
    }

    @Test
    void a_session_is_found_by_its_token_alone_and_ends_for_every_node() throws SQLException {
        officer("siti" + suffix);
        Entry entry = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        SessionDesk otherNode = node();
        assertThat(desk.look(entry.token(), true)).isPresent();
        assertThat(otherNode.look(entry.token(), true))
                .hasValueSatisfying(visit -> assertThat(visit.actor()).isPresent());
        String other = entry.token().startsWith("x") ? "y" : "x";
        assertThat(desk.look(other + entry.token().substring(1), true)).isEmpty();
        assertThat(desk.look("", true)).isEmpty();
        assertThat(number("select count(*) from core.session where encode(token_hash, 'escape') = ?", entry.token()))
                .isZero();
        otherNode.sessions.end(entry.token());
        assertThat(desk.look(entry.token(), true)).isEmpty();
    }

    @Test
    void disabled_moved_or_with_another_password_is_out_on_every_node() throws SQLException {
        for (String change : List.of(
                "update core.account set disabled_at = now() where person_id = ?",
                "update core.account set password_hash = 'other' where person_id = ?",
                "update core.membership set valid_until = now() where person_id = ?")) {
            String name = "siti" + UUID.randomUUID().toString().substring(0, 8);
            UUID siti = officer(name);
            Entry entry = signIn.signIn(name, PASSWORD, ARRIVAL).orElseThrow();
            assertThat(node().look(entry.token(), true)).as(change).isPresent();
            asOwner(change, siti);
            assertThat(node().look(entry.token(), true)).as(change).isEmpty();
            assertThat(node().look(List.of(entry.visit().sessionId())))
                    .as("live pages: " + change)
                    .isEmpty();
        }
    }

    @Test
    void a_session_ends_by_itself_and_pages_that_refresh_themselves_do_not_keep_it() throws SQLException {
        officer("siti" + suffix);
        Entry entry = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        UUID id = entry.visit().sessionId();
        asOwner("update core.session set used_at = now() - interval '29 minutes' where id = ?", id);
        assertThat(desk.look(entry.token(), false)).isPresent();
        asOwner("update core.session set used_at = used_at - interval '2 minutes' where id = ?", id);
        assertThat(desk.look(entry.token(), true))
                .as("nobody worked for 31 minutes")
                .isEmpty();
        asOwner("update core.session set used_at = now() - interval '29 minutes' where id = ?", id);
        assertThat(desk.look(entry.token(), true)).isPresent();
        assertThat(number("select extract(epoch from now() - used_at)::int from core.session where id = ?", id))
                .as("somebody works")
                .isLessThan(10);
        asOwner("update core.session set ends_at = now() where id = ?", id);
        assertThat(desk.look(entry.token(), true)).as("after twelve hours").isEmpty();
    }

    @Test
    void signing_in_ends_the_session_that_the_browser_had_and_the_oldest_of_many() throws SQLException {
        UUID siti = officer("siti" + suffix);
        Entry first = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        Entry second = signIn.signIn("siti" + suffix, PASSWORD, new Arrival("Chrome · Android", first.token()))
                .orElseThrow();
        assertThat(desk.look(first.token(), true)).isEmpty();
        assertThat(desk.look(second.token(), true)).isPresent();
        for (int i = 0; i < 20; i++) {
            signIn.accounts.admit(siti, ARRIVAL);
        }
        assertThat(desk.look(second.token(), true)).isEmpty();
        assertThat(number("select count(*) from core.session where person_id = ? and ended_at is null", siti))
                .isEqualTo(20);
    }

    @Test
    void a_person_sees_and_ends_their_own_sessions_only() throws SQLException {
        officer("siti" + suffix);
        officer("budi" + suffix);
        Entry phone = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        Entry desktop = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        Entry other = signIn.signIn("budi" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        Actor siti = phone.visit().actor().orElseThrow();
        assertThat(desk.own(siti))
                .extracting(SessionRow::id)
                .containsExactlyInAnyOrder(
                        phone.visit().sessionId(), desktop.visit().sessionId());
        assertThat(desk.sessions.end(siti.personId(), other.visit().sessionId()))
                .isEmpty();
        assertThat(desk.sessions.endAllBut(siti.personId(), phone.visit().sessionId()))
                .containsExactly(desktop.visit().sessionId());
        assertThat(desk.look(phone.token(), true)).isPresent();
        assertThat(desk.look(other.token(), true)).isPresent();
        assertThatThrownBy(() -> desk.endAll(siti, other.visit().personId())).isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_citizens_token_is_renewed_and_a_stolen_old_one_ends_the_session() throws SQLException {
        UUID warga = officer("warga" + suffix);
        asOwner("update core.membership set valid_until = now() where person_id = ?", warga);
        asOwner("update core.account set citizen = true where person_id = ?", warga);
        Entry entry = signIn.signIn("warga" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        assertThat(entry.keep()).isEqualTo(java.time.Duration.ofDays(30));
        UUID id = entry.visit().sessionId();
        assertThat(desk.look(entry.token(), true))
                .hasValueSatisfying(visit -> assertThat(visit.renewable()).isFalse());
        asOwner("update core.session set renewed_at = now() - interval '25 hours' where id = ?", id);
        assertThat(desk.look(entry.token(), true))
                .hasValueSatisfying(visit -> assertThat(visit.renewable()).isTrue());
        Entry fresh = desk.renew(entry.token(), entry.visit()).orElseThrow();
        assertThat(desk.renew(entry.token(), entry.visit())).as("once").isEmpty();
        assertThat(desk.look(entry.token(), true)).as("requests under way").isPresent();
        assertThat(desk.look(fresh.token(), true)).isPresent();
        asOwner("update core.session set renewed_at = now() - interval '2 minutes' where id = ?", id);
        assertThat(desk.look(entry.token(), true))
                .as("somebody kept the old token")
                .isEmpty();
        assertThat(desk.look(fresh.token(), true)).as("and nobody knows who").isEmpty();
    }

    /** The rights of a membership beside its owner, as long as both hold. */
    @Test
    void a_deputy_has_the_posts_that_he_stands_in_for_and_no_longer() throws SQLException {
        UUID siti = officer("siti" + suffix);
        UUID budi = newcomer();
        asOwner("update core.account set password_hash = 'x' where person_id = ?", budi);
        asOwner("update core.membership set valid_until = now() where person_id = ?", budi);
        assertThat(signIn.refresh(budi)).isEmpty();

        UUID deputy = UUID.randomUUID();
        asOwner(
                "insert into core.deputy (id, membership_id, person_id, reason, valid_from, valid_until)"
                        + " select ?, id, ?, 'cuti tahunan', now(), now() + interval '1 day' from core.membership where person_id = ?",
                deputy,
                budi,
                siti);
        assertThat(signIn.refresh(budi)).hasValueSatisfying(actor -> {
            assertThat(actor.units()).containsExactly(unit);
            assertThat(actor.administrator()).isFalse();
        });

        asOwner("update core.deputy set ended_at = now() where id = ?", deputy);
        assertThat(signIn.refresh(budi)).isEmpty();
        asOwner("update core.deputy set ended_at = null where id = ?", deputy);
        assertThat(signIn.refresh(budi)).isPresent();
        asOwner("update core.membership set valid_until = now() where person_id = ?", siti);
        assertThat(signIn.refresh(budi)).as("the role itself has ended").isEmpty();
    }

    @Test
    void another_password_ends_every_session_but_the_one_that_goes_on() throws SQLException {
        officer("siti" + suffix);
        Entry other = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        Entry here = signIn.signIn("siti" + suffix, PASSWORD, ARRIVAL).orElseThrow();
        assertThat(signIn.changePassword(here.visit(), "wrong " + PASSWORD, "becak hujan pasar", ARRIVAL))
                .isEmpty();
        assertThatThrownBy(() -> signIn.changePassword(here.visit(), PASSWORD, "siti" + suffix + " 123", ARRIVAL))
                .isInstanceOf(UnfitCredentials.class);
        Entry fresh = signIn.changePassword(here.visit(), PASSWORD, "becak hujan pasar", ARRIVAL)
                .orElseThrow();
        assertThat(desk.look(fresh.token(), true)).isPresent();
        assertThat(desk.look(other.token(), true)).isEmpty();
        assertThat(desk.look(here.token(), true)).isEmpty();
        assertThat(enter("siti" + suffix, PASSWORD)).isEmpty();
        assertThat(enter("siti" + suffix, "becak hujan pasar")).isPresent();
    }

    @Test
    void of_fifty_redemptions_of_one_link_exactly_one_succeeds() throws Exception {
        String token = invitation(newcomer(), "24 hours");
        List<Boolean> redeemed = atOnce(50, i -> {
            // The slow hash is not what races: the redemption itself is.
            return signIn.accounts.redeem(
                    token,
                    new id.kentongan.core.identity.entity.NewCredentials("admin" + i + "-" + suffix, PASSWORD),
                    PasswordHash.hash(PASSWORD.toCharArray(), 10));
        });
        assertThat(redeemed).filteredOn(won -> won).hasSize(1);
        assertThat(enter("admin" + redeemed.indexOf(true) + "-" + suffix, PASSWORD))
                .hasValueSatisfying(actor -> assertThat(actor.administrator()).isTrue());
    }

    @Test
    void who_used_one_link_leaves_no_other_behind() throws SQLException {
        UUID person = newcomer();
        String one = invitation(person, "24 hours");
        String other = invitation(person, "24 hours");
        assertThat(signIn.activate(one, "admin" + suffix, PASSWORD)).isTrue();
        assertThat(signIn.activate(other, "thief" + suffix, PASSWORD)).isFalse();
    }

    @Test
    void a_link_is_good_once_and_for_its_time() throws SQLException {
        String token = invitation(newcomer(), "24 hours");
        assertThat(signIn.activate("unknown", "admin" + suffix, PASSWORD)).isFalse();
        assertThat(signIn.activate(token, "admin" + suffix, PASSWORD)).isTrue();
        assertThat(signIn.activate(token, "admin" + suffix, PASSWORD)).isFalse();
        assertThat(signIn.activate(invitation(newcomer(), "-1 second"), "late" + suffix, PASSWORD))
                .isFalse();
    }

    @Test
    void a_taken_name_or_a_weak_password_leaves_the_link_valid() throws SQLException {
        officer("siti" + suffix);
        String token = invitation(newcomer(), "24 hours");
        assertThatThrownBy(() -> signIn.activate(token, "siti" + suffix, PASSWORD))
                .isInstanceOf(UnfitCredentials.class);
        assertThatThrownBy(() -> signIn.activate(token, "admin" + suffix, "short"))
                .isInstanceOf(UnfitCredentials.class);
        assertThat(signIn.activate(token, "admin" + suffix, PASSWORD)).isTrue();
    }

    @Test
    void a_key_is_good_for_its_jurisdiction_until_it_is_revoked() throws SQLException {
        String everywhere = key(null);
        String here = key(TENANT);
        assertThat(keys.valid(everywhere, TENANT)).isTrue();
        assertThat(keys.valid(everywhere, 902)).isTrue();
        assertThat(keys.valid(here, TENANT)).isTrue();
        assertThat(keys.valid(here, 902)).isFalse();
        assertThat(keys.valid("unknown", TENANT)).isFalse();
        asOwner("update core.api_key set revoked_at = now() where key_hash = ?", (Object) Secrets.hash(here));
        assertThat(keys.valid(here, TENANT)).as("for five seconds").isTrue();
        keys.ring = new KeyRing(new Sql());
        assertThat(keys.valid(here, TENANT)).isFalse();
        assertThat(keys.valid(everywhere, TENANT)).isTrue();
    }

    private Optional<Actor> enter(String user, String password) {
        return signIn.signIn(user, password, ARRIVAL)
                .flatMap(entry -> entry.visit().actor());
    }

    private UUID officer(String userName) throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, 'Petugas', ?)",
                person,
                userName,
                PasswordHash.hash(PASSWORD.toCharArray(), 10));
        asOwner(
                "insert into core.membership (id, person_id, unit_id, role) values (?, ?, ?, 'OFFICER')",
                UUID.randomUUID(),
                person,
                unit);
        return person;
    }

    private UUID newcomer() throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name) values (?, ?, 'Baru')",
                person,
                "new-" + person);
        asOwner(
                "insert into core.membership (id, person_id, role) values (?, ?, 'ADMINISTRATOR')",
                UUID.randomUUID(),
                person);
        return person;
    }

    private static SessionDesk node() {
        SessionDesk node = new SessionDesk();
        node.sql = new Sql();
        node.sessions = new Sessions(node.sql);
        return node;
    }

    private static String invitation(UUID person, String validFor) throws SQLException {
        String token = Secrets.draw();
        asOwner(
                "insert into core.activation (token_hash, person_id, expires_at) values (?, ?, now() + ?::interval)",
                Secrets.hash(token),
                person,
                validFor);
        return token;
    }

    private static String key(Integer tenant) throws SQLException {
        String key = Secrets.draw();
        asOwner(
                "insert into core.api_key (id, key_hash, name, tenant_id) values (?, ?, 'uji', ?)",
                UUID.randomUUID(),
                Secrets.hash(key),
                tenant);
        return key;
    }

    private interface Numbered<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int times, Numbered<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> started = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                started.add(threads.submit(() -> work.run(number)));
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

    private static int number(String sql, Object... arguments) throws SQLException {
        return new Sql()
                .one(sql, row -> row.getInt(1), arguments)
                .orElseThrow(() -> new AssertionError("no row for " + sql));
    }
}
