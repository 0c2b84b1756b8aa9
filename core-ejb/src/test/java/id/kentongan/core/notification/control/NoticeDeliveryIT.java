package id.kentongan.core.notification.control;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.control.Undeliverable;
import id.kentongan.core.mail.gateway.PostOffice;
import id.kentongan.core.notification.boundary.NoticeSending;
import id.kentongan.core.notification.boundary.NoticeWiring;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeHabit;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.NoticeWishes;
import id.kentongan.core.notification.entity.NoticeWishes.Row;
import id.kentongan.core.notification.entity.Pace;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.NoticeAddresses;
import id.kentongan.core.vault.control.VaultDatabase;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NT.2 - from the inbox to a real SMTP server, on a real PostgreSQL with the application's rights. */
class NoticeDeliveryIT {

    private static final int CITY = 922;
    private static final int MANY = 177;

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    private final Sql sql = VaultDatabase.sql();
    private final NoticeAddresses addresses = new NoticeAddresses(sql, VaultDatabase.keys());
    private final DatabaseClock clock = new DatabaseClock(sql) {
        @Override
        public OffsetDateTime now() {
            return sql.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                    .orElseThrow()
                    .withOffsetSameInstant(ZoneOffset.UTC);
        }
    };
    private final Settings settings = new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(Map.of(
                            "kentongan.mail.smtp.host", "127.0.0.1",
                            "kentongan.mail.smtp.port",
                                    String.valueOf(SERVER.getSmtp().getPort()),
                            "kentongan.mail.smtp.tls", "none",
                            "kentongan.mail.from", "Kentongan <kentongan@kota.example>",
                            "kentongan.public.url", "https://kota.example/")
                    .get(name));
        }
    };

    private final UUID unit = UUID.randomUUID();
    private UUID siti = UUID.randomUUID();
    private String address = "";

    @BeforeAll
    static void start() throws SQLException {
        SERVER.start();
        TestDatabase.bind();
        asOwner(
                "insert into core.tenant values (?, 'ADP', 'p.invalid', 'Uji', '98.72', 'Asia/Jakarta', 'demo')"
                        + " on conflict do nothing",
                CITY);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void hire() throws SQLException {
        // Others' rows must neither be planned nor sent here.
        asOwner("update core.notice set planned_at = now() where planned_at is null");
        asOwner("update core.delivery set state = 'SUPPRESSED' where state = 'WAITING'");
        asOwner(
                "insert into core.unit (id, tenant_id, tier, area_code, name, closed_at)"
                        + " values (?, ?, 'AGENCY', '98.72', 'Kota Uji', null) on conflict do nothing",
                unit,
                CITY);
        siti = person("OFFICER");
        address = "siti-" + siti + "@kota.example";
        vault(() -> addresses.set(siti, "E_MAIL", UUID.randomUUID().toString(), address));
    }

    @Test
    void a_hundred_and_seventy_seven_in_an_hour_arrive_as_the_hourly_digest_that_was_asked_for() throws Exception {
        wish(Pace.HOURLY);
        for (int i = 0; i < MANY; i++) {
            notice(siti, i);
            if (i % 50 == 0) {
                plan();
            }
        }
        plan();
        assertThat(send()).as("before the hour is full").isZero();

        anHourPasses();
        assertThat(send()).isOne();

        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.getSubject()).isEqualTo("177 pemberitahuan – Kentongan");
            assertThat(letter.getContent().toString())
                    .contains("Ada 177 pemberitahuan yang belum Anda baca:")
                    .contains("dan 157 lainnya.")
                    .contains("https://kota.example/notice/list.xhtml")
                    .satisfies(text -> assertThat(text.lines().filter(line -> line.startsWith("* ")))
                            .hasSize(20));
            assertThat(letter.getMessageID()).endsWith("@kota.example>");
        });
        assertNoneIsLost();
    }

    @Test
    void who_wants_each_at_once_gets_twenty_in_an_hour_and_the_rest_as_a_digest() throws Exception {
        wish(Pace.INSTANT);
        for (int i = 0; i < MANY; i++) {
            notice(siti, i);
        }
        plan();

        assertThat(send()).isEqualTo(20);
        assertThat(letters())
                .hasSize(20)
                .allSatisfy(letter -> assertThat(letter.getSubject()).isEqualTo("Laporan baru: Kota Uji"));
        anHourPasses();
        assertThat(send()).isOne();

        assertThat(letters()).hasSize(21);
        assertThat(letters().get(20).getSubject()).isEqualTo("157 pemberitahuan – Kentongan");
        assertThat(letters().get(20).getContent().toString()).contains("dan 137 lainnya.");
        assertThat(letters().stream().map(NoticeDeliveryIT::messageId).distinct())
                .hasSize(21);
        assertNoneIsLost();
    }

    @Test
    void what_was_read_meanwhile_is_not_sent_and_a_switched_off_topic_is_in_the_inbox_alone() throws Exception {
        wish(Pace.HOURLY);
        notice(siti, 1);
        notice(siti, 2);
        plan();
        asOwner("update core.notice set read_at = now() where person_id = ?", siti);
        wish(Pace.OFF);
        UUID off = notice(siti, 3);
        plan();
        anHourPasses();

        assertThat(send()).isZero();

        assertThat(column("select outcome from core.delivery where person_id = ?", siti))
                .containsExactly("READ");
        assertThat(column("select suppressed from core.delivery_notice where notice_id = ?", off))
                .containsExactly("OFF");
        assertThat(column("select read_at is null from core.notice where id = ?", off))
                .containsExactly("t");
    }

    @Test
    void a_server_that_is_away_costs_no_attempt_and_stops_the_round() throws Exception {
        wish(Pace.INSTANT);
        notice(siti, 1);
        notice(siti, 2);
        plan();
        List<String> asked = new ArrayList<>();

        int sent = send((from, letter) -> {
            asked.add(letter.to());
            throw new CarrierAway("nobody there");
        });

        assertThat(sent).isZero();
        assertThat(asked).hasSize(1);
        assertThat(column("select state || tries || outcome from core.delivery where person_id = ?", siti))
                .containsExactly("WAITING0AWAY", "WAITING0AWAY");
        asOwner("update core.delivery set next_at = now() where person_id = ? and state = 'WAITING'", siti);
        assertThat(send()).isEqualTo(2);
    }

    /** Refused for good at once, or failed eight times. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_dead_recipient_is_somebodys_business(boolean refused) throws Exception {
        UUID head = person("HEAD");
        UUID administrator = person("ADMINISTRATOR");
        UUID colleague = person("OFFICER");
        wish(Pace.INSTANT);
        notice(siti, 1);
        plan();
        Post bad = (from, letter) -> {
            throw refused ? new Undeliverable("refused") : new IOException("trouble");
        };

        for (int i = 0; i < (refused ? 1 : Deliveries.MOST_TRIES); i++) {
            asOwner("update core.delivery set next_at = now() where person_id = ? and state = 'WAITING'", siti);
            assertThat(send(bad)).isZero();
        }

        assertThat(column(
                        "select state || ' ' || tries || ' ' || outcome from core.delivery where person_id = ?", siti))
                .containsExactly(refused ? "DEAD 1 REFUSED" : "DEAD 8 FAILED");
        assertThat(column("select kind from core.notice where person_id = ? order by id", siti))
                .contains("ADDRESS_BROKEN");
        for (UUID told : List.of(head, administrator)) {
            assertThat(column("select kind || about from core.notice where person_id = ?", told))
                    .containsExactly("UNREACHABLE" + siti);
        }
        assertThat(column("select kind from core.notice where person_id = ?", colleague))
                .isEmpty();
        notice(siti, 2);
        plan();
        assertThat(column(
                        "select suppressed from core.delivery_notice d join core.notice n on n.id = d.notice_id"
                                + " where n.person_id = ? and suppressed is not null",
                        siti))
                .as("nothing more is tried until the address is confirmed again")
                .containsOnly("BROKEN");
        assertThat(vault(() -> addresses.own(siti)))
                .singleElement()
                .satisfies(own -> assertThat(own.brokenAt()).isNotNull());
    }

    @Test
    void two_nodes_never_take_the_same() throws Exception {
        wish(Pace.INSTANT);
        for (int i = 0; i < 20; i++) {
            notice(siti, i);
        }
        plan();
        List<String> carried = Collections.synchronizedList(new ArrayList<>());
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> node = () -> send((from, letter) -> carried.add(String.valueOf(letter.id())));
            int sent = 0;
            for (Future<Integer> each : nodes.invokeAll(List.of(node, node))) {
                sent += each.get();
            }
            assertThat(sent).isEqualTo(20);
        } finally {
            nodes.shutdown();
        }
        assertThat(carried).hasSize(20).doesNotHaveDuplicates();
    }

    private void assertNoneIsLost() {
        assertThat(column("""
                        select count(distinct n.id) || ' of ' || count(*) || ' in ' || count(distinct l.id)
                        from core.notice n
                        join core.delivery_notice d on d.tenant_id = n.tenant_id and d.notice_id = n.id
                        join core.delivery l on l.id = d.delivery_id and l.state = 'SENT'
                        where n.person_id = ?""", siti)).singleElement().asString().startsWith(MANY + " of " + MANY + " in ");
        assertThat(column("select id from core.notice where person_id = ? and read_at is null", siti))
                .as("the inbox has every one")
                .hasSize(MANY);
    }

    private UUID notice(UUID person, int number) {
        UUID id = UuidV7.at(Instant.now());
        Scope.tenant(CITY)
                .run(() -> sql.update(
                        "insert into core.notice (tenant_id, id, person_id, topic, urgent, told_as, kind, unit_id)"
                                + " values (?, ?, ?, 'NEW_WORK', false, 'MEMBER', 'NEW', ?)",
                        CITY,
                        id,
                        person,
                        unit));
        return id;
    }

    private void wish(Pace pace) {
        new Wishes(sql)
                .keep(
                        siti,
                        new NoticeWishes(
                                Map.of(new Row(NoticeTopic.NEW_WORK, NoticeChannel.E_MAIL), pace),
                                new NoticeHabit(Optional.empty(), LocalTime.of(7, 0), "id")));
    }

    private void plan() {
        NoticeWiring.plan(sql, clock, addresses);
    }

    private int send() {
        return send(new PostOffice(settings));
    }

    private int send(Post post) {
        NoticeSending sending = NoticeWiring.sending(sql, clock, addresses, post, settings);
        return sending.send(NoticeChannel.E_MAIL);
    }

    private void anHourPasses() throws SQLException {
        asOwner(
                "update core.delivery set due_at = due_at - interval '1 hour', next_at = next_at - interval '1 hour'"
                        + " where person_id = ? and state = 'WAITING'",
                siti);
    }

    private List<MimeMessage> letters() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(letter -> {
                    try {
                        return letter.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String messageId(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID person(String role) throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name) values (?, ?, 'Petugas')",
                person,
                "ntc-" + person);
        asOwner(
                "insert into core.membership (id, person_id, unit_id, role, valid_from) values (?, ?, ?, ?, now() - interval '1 day')",
                UUID.randomUUID(),
                person,
                unit,
                role);
        return person;
    }

    private void vault(Runnable work) {
        Scope.system(Scope.Work.NOTICES).run(work);
    }

    private <T> T vault(Supplier<T> work) {
        return Scope.system(Scope.Work.NOTICES).call(work);
    }

    private List<String> column(String query, Object argument) {
        return Scope.system(Scope.Work.TEST).call(() -> sql.list(query, row -> row.getString(1), argument));
    }
}
