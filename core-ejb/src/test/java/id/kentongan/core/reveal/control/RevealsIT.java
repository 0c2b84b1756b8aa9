package id.kentongan.core.reveal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.mail.control.Post;
import id.kentongan.core.mail.entity.Letter;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.reveal.boundary.NoticeDelivery;
import id.kentongan.core.reveal.boundary.RevealWiring;
import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.Notice;
import id.kentongan.core.reveal.entity.NoticeBar;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealCount;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.core.reveal.entity.RevealedIdentity;
import id.kentongan.core.reveal.entity.RevealedIdentity.Detail;
import id.kentongan.core.reveal.entity.RevealedIdentity.Kind;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.People;
import id.kentongan.core.vault.control.VaultDatabase;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vault decides by itself: no actor, no table of rights, only its functions, as the application's role. */
class RevealsIT {

    private static final int TENANT = 711;
    private static final int NEIGHBOUR = 712;
    private static final AreaCode AREA = new AreaCode("96.71.01.1001");
    private static final UUID UNIT = UUID.randomUUID();
    private static final UUID OTHER_UNIT = UUID.randomUUID();

    private final Sql sql = VaultDatabase.sql();
    private final Reveals reveals = new Reveals(sql, VaultDatabase.keys(), new AuditTrail(sql, new DatabaseClock(sql)));
    private final Notices notices = new Notices(sql, VaultDatabase.keys());
    private final UUID report = UUID.randomUUID();
    private final UUID officer = hire(UNIT, "OFFICER");
    private final UUID privacy = hire(UNIT, "PRIVACY_OFFICER");
    private final String ticket = "UJI-" + report.toString().substring(0, 8);

    @BeforeAll
    static void found() {
        VaultDatabase.run("insert into core.tenant values"
                + " (711, 'UJC', 'c.invalid', 'Kota Uji', '96.71', 'Asia/Jakarta', 'dki'),"
                + " (712, 'UJD', 'd.invalid', 'Kota Lain', '96.72', 'Asia/Jakarta', 'dki')");
        VaultDatabase.run("insert into core.unit (id, tenant_id, tier, area_code, name) values"
                + " ('%s', 711, 'PEMKOT', '96.71', 'Kota Uji'), ('%s', 712, 'PEMKOT', '96.72', 'Kota Lain')"
                        .formatted(UNIT, OTHER_UNIT));
    }

    @BeforeEach
    void file() {
        Writes writes = new Writes();
        Reporter budi = new Reporter(
                Contact.of(ContactKind.E_MAIL, "budi@contoh.id").orElseThrow(),
                Contact.of(ContactKind.PHONE, "081234567890").orElseThrow(),
                "Budi",
                "Santoso");
        new People(sql, VaultDatabase.keys()).keep(TENANT, report, budi, writes);
        here(() -> {
            sql.write(writes);
            return true;
        });
    }

    @Test
    void two_people_open_it_for_one_and_everything_is_written_down() {
        UUID id = ask(officer);
        assertThat(decide(id, privacy, true)).isEqualTo(RevealOutcome.APPROVED);

        RevealedIdentity identity = read(id, officer);

        assertThat(identity.outcome()).isEqualTo(RevealOutcome.OPEN);
        assertThat(identity.details())
                .containsExactlyInAnyOrder(
                        new Detail(Kind.FIRST, "Budi"),
                        new Detail(Kind.LAST, "Santoso"),
                        new Detail(Kind.E_MAIL, "budi@contoh.id"),
                        new Detail(Kind.PHONE, "+6281234567890"));
        assertThat(identity.toString()).doesNotContain("Budi").doesNotContain("contoh");
        assertThat(audit(id)).containsExactly("REVEAL_REQUESTED", "REVEAL_APPROVED", "REVEAL_READ");
        assertThat(here(() -> reveals.find(id))).hasValueSatisfying(reveal -> {
            assertThat(reveal.state()).isEqualTo(Reveal.State.OPEN);
            assertThat(reveal.reads()).isOne();
            assertThat(reveal.openUntil())
                    .isBefore(reveal.decidedAt().plusHours(24).plusSeconds(1));
        });
    }

    @Test
    void one_person_alone_opens_nothing() {
        UUID id = ask(officer);
        UUID both = hire(UNIT, "OFFICER");
        post(both, UNIT, "PRIVACY_OFFICER");
        UUID own = ask(both);

        assertThat(read(id, officer).outcome()).isEqualTo(RevealOutcome.NOT_APPROVED);
        assertThat(decide(id, officer, true)).isEqualTo(RevealOutcome.OWN_REQUEST);
        assertThat(decide(own, both, true)).isEqualTo(RevealOutcome.OWN_REQUEST);
        assertThat(read(own, both).details()).isEmpty();
        assertThat(denials(id)).containsExactly("NOT_APPROVED", "OWN_REQUEST");
        assertThat(denials(own)).containsExactly("OWN_REQUEST", "NOT_APPROVED");
    }

    @Test
    void only_a_privacy_officer_of_that_government_decides() {
        UUID id = ask(officer);

        assertThat(decide(id, hire(UNIT, "HEAD"), true)).isEqualTo(RevealOutcome.WRONG_ROLE);
        assertThat(decide(id, hire(UNIT, "ADMINISTRATOR"), true)).isEqualTo(RevealOutcome.WRONG_ROLE);
        assertThat(decide(id, hire(OTHER_UNIT, "PRIVACY_OFFICER"), true)).isEqualTo(RevealOutcome.WRONG_ROLE);
        UUID former = hire(UNIT, "PRIVACY_OFFICER");
        VaultDatabase.run("update core.membership set valid_until = now() where person_id = '" + former + "'");
        assertThat(decide(id, former, true)).isEqualTo(RevealOutcome.WRONG_ROLE);
        UUID disabled = hire(UNIT, "PRIVACY_OFFICER");
        VaultDatabase.run("update core.account set disabled_at = now() where person_id = '" + disabled + "'");
        assertThat(decide(id, disabled, true)).isEqualTo(RevealOutcome.WRONG_ROLE);

        assertThat(denials(id)).hasSize(5).containsOnly("WRONG_ROLE");
        assertThat(read(id, officer).outcome()).isEqualTo(RevealOutcome.NOT_APPROVED);
    }

    @Test
    void the_box_closes() {
        UUID id = ask(officer);
        decide(id, privacy, true);
        VaultDatabase.run("update vault.reveal set open_until = now() where id = '" + id + "'");

        assertThat(read(id, officer)).isEqualTo(new RevealedIdentity(RevealOutcome.EXPIRED, List.of()));
        assertThat(denials(id)).containsExactly("EXPIRED");
        assertThatThrownBy(() -> here(() -> reveals.decide(id, privacy, true, null, 100)))
                .hasMessageContaining("1 to 72 hours");
    }

    @Test
    void only_who_asked_reads_and_only_while_an_officer() {
        UUID id = ask(officer);
        decide(id, privacy, true);

        assertThat(read(id, hire(UNIT, "OFFICER")).outcome()).isEqualTo(RevealOutcome.NOT_YOURS);
        assertThat(read(id, privacy).outcome()).isEqualTo(RevealOutcome.NOT_YOURS);
        VaultDatabase.run("update core.membership set valid_until = now() where person_id = '" + officer + "'");
        assertThat(read(id, officer).outcome()).isEqualTo(RevealOutcome.WRONG_ROLE);
        assertThat(denials(id)).containsExactly("NOT_YOURS", "NOT_YOURS", "WRONG_ROLE");
    }

    @Test
    void another_government_finds_nothing() {
        UUID id = ask(officer);
        UUID stranger = hire(OTHER_UNIT, "PRIVACY_OFFICER");
        UUID theirs = hire(OTHER_UNIT, "OFFICER");

        assertThat(there(() -> reveals.decide(id, stranger, true, null, 24))).isEqualTo(RevealOutcome.UNKNOWN);
        assertThat(there(() -> reveals.read(id, theirs).outcome())).isEqualTo(RevealOutcome.UNKNOWN);
        assertThat(there(() -> reveals.find(id))).isEmpty();
        assertThat(there(() -> reveals.list(null, null, 100))).isEmpty();
        assertThatThrownBy(() -> there(() -> request(theirs))).hasMessageContaining("does not answer for tenant 711");
        assertThatThrownBy(() -> there(() -> reveals.counts(TENANT))).hasMessageContaining("tenant 711");
        assertThat(here(() -> request(theirs))).isEqualTo(RevealOutcome.WRONG_ROLE);
    }

    @Test
    void a_report_of_nobody_opens_nobody() {
        assertThat(here(() -> reveals.request(
                        UUID.randomUUID(), TENANT, UUID.randomUUID(), ticket, AREA, officer, wish(null))))
                .isEqualTo(RevealOutcome.NOBODY);
        UUID id = ask(officer);
        VaultDatabase.run(
                "delete from vault.person p using vault.reporter r where r.person_id = p.id and r.report_id = '"
                        + report + "'");
        assertThat(decide(id, privacy, true)).isEqualTo(RevealOutcome.NOBODY);
        assertThat(decide(id, privacy, false)).isEqualTo(RevealOutcome.REFUSED);
        assertThat(decide(id, privacy, true)).isEqualTo(RevealOutcome.DECIDED);
        assertThat(read(id, officer).outcome()).isEqualTo(RevealOutcome.REFUSED);
    }

    @Test
    void the_reporter_is_told_unless_a_named_rule_forbids_it() {
        decide(ask(officer), privacy, true);
        UUID silent = hire(UNIT, "OFFICER");
        UUID barred = UUID.randomUUID();
        here(() -> reveals.request(barred, TENANT, report, ticket, AREA, silent, wish(NoticeBar.LAW_ENFORCEMENT)));
        decide(barred, privacy, true);

        assertThat(VaultDatabase.see("select coalesce(n.barred_by, 'due') from vault.notice n join vault.reporter r"
                        + " on r.person_id = n.person_id where r.report_id = '" + report + "' order by 1"))
                .containsExactly("LAW_ENFORCEMENT", "due");
    }

    @Test
    void a_letter_goes_out_once_and_names_the_ticket_and_nobody() {
        decide(ask(officer), privacy, true);
        UUID silent = hire(UNIT, "OFFICER");
        UUID barred = UUID.randomUUID();
        here(() -> reveals.request(barred, TENANT, report, ticket, AREA, silent, wish(NoticeBar.LAW_ENFORCEMENT)));
        decide(barred, privacy, true);
        List<Letter> carried = new ArrayList<>();
        NoticeDelivery delivery = delivery((from, letter) -> {
            throw new IOException("the mail server is away");
        });

        assertThat(delivery.deliver()).isZero();
        assertThat(untold()).containsExactly("1");
        delivery = delivery((from, letter) -> carried.add(letter));
        assertThat(delivery.deliver()).as("not at once again").isZero();
        VaultDatabase.run("update vault.notice set tried_at = now() - interval '2 hours'");
        delivery.deliver();
        delivery.deliver();

        assertThat(carried)
                .filteredOn(letter -> letter.subject().contains(ticket))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.to()).isEqualTo("budi@contoh.id");
                    assertThat(letter.text())
                            .contains(ticket, "Kota Uji", "Pasal 15 ayat (1)", "article 15 (1)")
                            .doesNotContain("Budi", "{");
                });
        assertThat(untold()).isEmpty();
        UUID writer = UUID.fromString(
                VaultDatabase.see("select person_id from vault.reporter where report_id = '" + report + "'")
                        .get(0));
        assertThat(Scope.system(Scope.Work.PEOPLE).call(() -> notices.own(writer)))
                .as("the barred one is told nowhere")
                .extracting(Notice::ticket, Notice::basis)
                .containsExactly(tuple(ticket, LegalBasis.INVESTIGATION));
        assertThatThrownBy(() -> here(() -> notices.take(1))).hasMessageContaining("installation");
    }

    private List<String> untold() {
        return VaultDatabase.see("select n.tries::text from vault.notice n join vault.reporter r"
                + " on r.person_id = n.person_id where n.delivered_at is null and n.due_at is not null"
                + " and r.report_id = '" + report + "'");
    }

    private NoticeDelivery delivery(Post post) {
        return RevealWiring.delivery(notices, post, sql);
    }

    @Test
    void one_asks_once_at_a_time() {
        UUID id = ask(officer);

        assertThat(here(() -> request(officer))).isEqualTo(RevealOutcome.ALREADY);
        decide(id, privacy, true);
        assertThat(here(() -> request(officer))).isEqualTo(RevealOutcome.ALREADY);
        VaultDatabase.run("update vault.reveal set open_until = now() where id = '" + id + "'");
        assertThat(here(() -> request(officer))).isEqualTo(RevealOutcome.REQUESTED);
    }

    @Test
    void how_often_it_happens_is_counted() {
        RevealCount before =
                here(() -> reveals.counts(TENANT)).stream().findFirst().orElse(new RevealCount("", 0, 0, 0, 0, 0));
        UUID id = ask(officer);
        decide(id, privacy, true);
        read(id, officer);
        ask(hire(UNIT, "HEAD"));

        RevealCount now = here(() -> reveals.counts(TENANT)).get(0);
        assertThat(now.month()).matches("20[0-9]{2}-[01][0-9]");
        assertThat(List.of(
                        now.requested() - before.requested(),
                        now.approved() - before.approved(),
                        now.refused() - before.refused(),
                        now.waiting() - before.waiting(),
                        now.read() - before.read()))
                .containsExactly(2L, 1L, 0L, 1L, 1L);
    }

    private UUID ask(UUID person) {
        UUID id = UUID.randomUUID();
        assertThat(here(() -> reveals.request(id, TENANT, report, ticket, AREA, person, wish(null))))
                .isEqualTo(RevealOutcome.REQUESTED);
        return id;
    }

    private RevealOutcome request(UUID person) {
        return reveals.request(UUID.randomUUID(), TENANT, report, ticket, AREA, person, wish(null));
    }

    private RevealOutcome decide(UUID id, UUID person, boolean yes) {
        return here(() -> reveals.decide(id, person, yes, yes ? null : "Alasan tidak cukup.", 24));
    }

    private RevealedIdentity read(UUID id, UUID person) {
        return here(() -> reveals.read(id, person));
    }

    private static RevealWish wish(@Nullable NoticeBar bar) {
        return new RevealWish(LegalBasis.INVESTIGATION, "Permintaan tertulis penyidik nomor 12.", bar);
    }

    private static <T> T here(Supplier<T> work) {
        return Scope.tenant(TENANT).call(work);
    }

    private static <T> T there(Supplier<T> work) {
        return Scope.tenant(NEIGHBOUR).call(work);
    }

    private static UUID hire(UUID unit, String role) {
        UUID person = UUID.randomUUID();
        VaultDatabase.run("insert into core.person (id) values ('" + person + "')");
        VaultDatabase.run("insert into core.account (person_id, user_name, display_name) values ('%s', '%s', 'Petugas')"
                .formatted(person, person));
        post(person, unit, role);
        return person;
    }

    private static void post(UUID person, UUID unit, String role) {
        VaultDatabase.run("insert into core.membership (id, person_id, unit_id, role) values ('%s', '%s', '%s', '%s')"
                .formatted(UUID.randomUUID(), person, unit, role));
    }

    private static List<String> audit(UUID reveal) {
        return VaultDatabase.see(
                "select action from core.audit_entry where object = 'reveal:" + reveal + "' order by position");
    }

    private static List<String> denials(UUID reveal) {
        return VaultDatabase.see(
                "select detail from core.audit_entry where action = 'REVEAL_DENIED' and object = 'reveal:" + reveal
                        + "' order by position");
    }
}
