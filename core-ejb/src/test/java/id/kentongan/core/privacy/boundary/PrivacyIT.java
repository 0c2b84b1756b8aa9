package id.kentongan.core.privacy.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.CitizenErasure;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.privacy.control.PrivacyRequests;
import id.kentongan.core.privacy.entity.OwnData;
import id.kentongan.core.privacy.entity.PrivacyRequest;
import id.kentongan.core.privacy.entity.RequestKind;
import id.kentongan.core.privacy.entity.RequestOutcome;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.pseudonym.control.PseudonymsForTests;
import id.kentongan.core.reveal.control.Notices;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.People;
import id.kentongan.core.vault.control.VaultDatabase;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.NewConsent;
import id.kentongan.core.vault.entity.Purpose;
import id.kentongan.core.vault.entity.Reporter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, with the rights of the application's role. */
class PrivacyIT {

    private static final Scope PEOPLE = Scope.system(Scope.Work.PEOPLE);
    private static final int CITY = 951;
    private static final int OTHER = 952;
    private static final AreaCode KELURAHAN = new AreaCode("94.01.01.1001");

    private final Sql sql = VaultDatabase.sql();
    private final People people = new People(sql, VaultDatabase.keys());
    private final Pseudonyms pseudonyms = PseudonymsForTests.with(sql);
    private final OwnDataDesk own = new OwnDataDesk();
    private final PrivacyDesk desk = new PrivacyDesk();
    private final Contact mail = Contact.of(ContactKind.E_MAIL, "w" + UUID.randomUUID() + "@contoh.id")
            .orElseThrow();

    private UUID person;
    private Actor citizen;
    private Actor officer;
    private Actor foreigner;

    @BeforeEach
    void wire() throws SQLException {
        asOwner("insert into core.tenant (id, code, domain, name, area_code, zone, preset) values"
                + " (951, 'PVA', 'pva.invalid', 'Kota Uji', '94.01', 'Asia/Jakarta', 'sp4n'),"
                + " (952, 'PVB', 'pvb.invalid', 'Kota Lain', '94.02', 'Asia/Jakarta', 'sp4n') on conflict do nothing");
        DatabaseClock clock = new DatabaseClock(sql) {
            @Override
            public OffsetDateTime now() {
                return sql.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                        .orElseThrow()
                        .withOffsetSameInstant(ZoneOffset.UTC);
            }
        };
        PrivacyRequests requests = new PrivacyRequests(sql, VaultDatabase.keys());
        own.people = people;
        own.pseudonyms = desk.pseudonyms = pseudonyms;
        own.requests = desk.requests = requests;
        own.notices = new Notices(sql, VaultDatabase.keys());
        own.areas = new Areas(new Regions(sql, new Settings()));
        own.audit = new AuditTrail(sql, clock);
        desk.accounts = new CitizenErasure(sql);
        person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name, citizen) values (?, ?, 'Warga', true)",
                person,
                "warga-" + person);
        citizen = new Actor(person, "Warga", Set.of(), false);
        officer = privacyOfficer(CITY, "94.01");
        foreigner = privacyOfficer(OTHER, "94.02");
    }

    @Test
    void people_see_what_is_kept_of_them_and_withdraw_a_consent_of_their_own_alone() {
        UUID consent = consent(person);
        String name = Scope.tenant(CITY)
                .call(() -> pseudonyms.of(person, CITY, KELURAHAN))
                .name();

        OwnData data = own.read(citizen);

        assertThat(data.addresses()).containsExactly(mail.value());
        assertThat(data.consents()).singleElement().satisfies(known -> {
            assertThat(known.textVersion()).isEqualTo("2026-01");
            assertThat(known.withdrawnAt()).isNull();
        });
        assertThat(data.names()).singleElement().satisfies(local -> {
            assertThat(local.name()).isEqualTo(name);
            assertThat(local.area()).isEqualTo(KELURAHAN.value());
        });
        Actor somebodyElse = new Actor(UUID.randomUUID(), "x", Set.of(), false);
        assertThat(own.withdraw(somebodyElse, consent)).isFalse();
        assertThat(own.read(somebodyElse).addresses()).isEmpty();
        assertThat(own.withdraw(citizen, consent)).isTrue();
        assertThat(own.withdraw(citizen, consent)).isFalse();
        assertThat(own.takeAlong(citizen).consents().get(0).withdrawnAt()).isNotNull();
        assertThat(audit("person:" + person)).contains("CONSENTS_READ", "OWN_DATA_EXPORTED");
    }

    @Test
    void a_request_is_answered_within_72_hours_by_the_privacy_officer_of_that_government() {
        assertThat(own.ask(citizen, CITY, RequestKind.CORRECTION, "kita")).isEqualTo(RequestOutcome.WORDS);
        assertThat(own.ask(citizen, CITY, RequestKind.CORRECTION, "Nama saya salah tulis"))
                .isEqualTo(RequestOutcome.ASKED);
        assertThat(own.ask(citizen, CITY, RequestKind.CORRECTION, "Sekali lagi ya"))
                .isEqualTo(RequestOutcome.ALREADY);

        PrivacyRequest request = waiting(officer);
        assertThat(request.words()).isEqualTo("Nama saya salah tulis");
        assertThat(Duration.between(request.made(), request.due())).isEqualTo(Duration.ofHours(72));
        assertThat(request.late()).isFalse();
        assertThat(request.toString()).doesNotContain(person.toString());
        assertThat(desk.list(foreigner)).noneMatch(each -> each.id().equals(request.id()));
        assertThat(desk.list(citizen)).isEmpty();
        assertThat(desk.answer(foreigner, request.id(), true, "Sudah diperbaiki"))
                .isEqualTo(RequestOutcome.UNKNOWN);
        assertThat(desk.answer(officer, request.id(), true, "ya")).isEqualTo(RequestOutcome.WORDS);

        assertThat(desk.answer(officer, request.id(), true, "Sudah diperbaiki")).isEqualTo(RequestOutcome.ANSWERED);

        assertThat(desk.answer(officer, request.id(), false, "Terlambat")).isEqualTo(RequestOutcome.DECIDED);
        assertThat(own.read(citizen).requests()).singleElement().satisfies(answered -> {
            assertThat(answered.granted()).isTrue();
            assertThat(answered.answer()).isEqualTo("Sudah diperbaiki");
        });
        assertThat(audit("privacy:" + request.id())).containsExactly("PRIVACY_REQUESTED", "PRIVACY_GRANTED");
        assertThat(VaultDatabase.see(
                        "select actor || coalesce(detail, '') from core.audit_entry where object = 'privacy:"
                                + request.id() + "'"))
                .noneMatch(line -> line.contains(person.toString()));
    }

    @Test
    void the_database_itself_refuses_who_is_no_privacy_officer() {
        own.ask(citizen, CITY, RequestKind.QUESTION, "Apa yang disimpan?");
        PrivacyRequest request = waiting(officer);
        UUID impostor = UUID.randomUUID();

        RequestOutcome outcome = Scope.tenant(CITY)
                .call(() -> desk.requests.answer(request.id(), impostor, true, "Tidak ada"))
                .outcome();

        assertThat(outcome).isEqualTo(RequestOutcome.WRONG_ROLE);
        assertThat(audit("privacy:" + request.id())).endsWith("PRIVACY_DENIED");
    }

    @Test
    void a_granted_erasure_leaves_the_reports_and_nothing_of_the_person() {
        consent(person);
        UUID report = UUID.randomUUID();
        Writes writes = new Writes();
        people.keep(CITY, report, new Reporter(mail, null, "Budi", null), writes);
        Scope.tenant(CITY).run(() -> sql.write(writes));
        Scope.tenant(CITY).run(() -> pseudonyms.of(person, CITY, KELURAHAN));
        own.ask(citizen, CITY, RequestKind.ERASURE, "");
        PrivacyRequest request = waiting(officer);

        assertThat(desk.answer(officer, request.id(), true, "Sudah dihapus")).isEqualTo(RequestOutcome.ERASED);

        assertThat(VaultDatabase.see("select id::text from vault.person where id = '" + person + "'"))
                .isEmpty();
        assertThat(VaultDatabase.see("select report_id::text from vault.reporter where report_id = '" + report + "'"))
                .as("who wrote the report")
                .isEmpty();
        assertThat(VaultDatabase.see(
                        "select coalesce(person_id::text, 'nobody') from vault.privacy_request where id = '"
                                + request.id() + "'"))
                .containsExactly("nobody");
        assertThat(VaultDatabase.see("select display_name || (disabled_at is not null) || (user_name like 'warga-%')"
                        + " from core.account where person_id = '" + person + "'"))
                .containsExactly("–truefalse");
        assertThat(PEOPLE.call(() -> pseudonyms.all(person))).isEmpty();
        assertThat(PEOPLE.call(() -> people.find(Purpose.RIGHTS, mail))).isEmpty();
        assertThat(own.read(citizen).requests()).isEmpty();
    }

    private UUID consent(UUID giver) {
        UUID id = UUID.randomUUID();
        PEOPLE.run(() ->
                people.consent(id, giver, new NewConsent(null, "CHAT", "2026-01", "Saya setuju", "formulir uji")));
        return id;
    }

    private PrivacyRequest waiting(Actor who) {
        List<PrivacyRequest> waiting = desk.list(who).stream()
                .filter(request -> request.decided() == null)
                .toList();
        assertThat(waiting).isNotEmpty();
        List<UUID> mine =
                own.read(citizen).requests().stream().map(PrivacyRequest::id).toList();
        return waiting.stream()
                .filter(request -> mine.contains(request.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> audit(String object) {
        return VaultDatabase.see(
                "select action from core.audit_entry where object = '" + object + "' order by position");
    }

    private static Actor privacyOfficer(int tenant, String area) throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("update core.unit set closed_at = now() where area_code = ? and closed_at is null", area);
        UUID unit = UUID.randomUUID();
        asOwner(
                "insert into core.unit (id, tenant_id, tier, area_code, name) values (?, ?, 'PEMKOT', ?, 'Pemkot Uji')",
                unit,
                tenant,
                area);
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name) values (?, ?, 'Petugas')",
                person,
                "dpo-" + person);
        asOwner(
                "insert into core.membership (id, person_id, unit_id, role) values (?, ?, ?, 'PRIVACY_OFFICER')",
                UUID.randomUUID(),
                person,
                unit);
        Post post = new Post(Role.PRIVACY_OFFICER, unit, tenant, Tier.PEMKOT, new AreaCode(area), Set.of());
        return new Actor(person, "Petugas", Set.of(post), false);
    }
}
