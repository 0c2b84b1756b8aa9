package id.kentongan.core.administration.boundary;

import static id.kentongan.core.database.TestDatabase.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.control.Memberships;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.administration.entity.Invitation;
import id.kentongan.core.administration.entity.PartnerKey;
import id.kentongan.core.administration.entity.StaffMember;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a real PostgreSQL, with the rights of the application's role. */
class AdministrationIT {

    private static final int CITY = 903;
    private static final int OTHER = 904;
    private static final String WHY = "pindah tugas ke dinas lain";

    private final Sql sql = new Sql();
    private final StaffDesk staff = new StaffDesk();
    private final DeputyDesk deputies = new DeputyDesk();
    private final AccountDesk accounts = new AccountDesk();
    private final DutyDesk duty = new DutyDesk();
    private final KeyDesk keys = new KeyDesk();
    private final AuditDesk audit = new AuditDesk();

    private Unit office;
    private Unit beside;
    private Unit foreign;
    private Actor administrator;
    private Actor installation;

    @BeforeAll
    static void database() throws SQLException {
        TestDatabase.bind();
        for (int tenant : List.of(CITY, OTHER)) {
            asOwner(
                    "insert into core.tenant values (?, ?, ?, 'Uji', ?, 'Asia/Makassar', 'demo') on conflict do nothing",
                    tenant,
                    tenant == CITY ? "ADA" : "ADB",
                    tenant + ".invalid",
                    tenant == CITY ? "97.01" : "97.02");
        }
    }

    @BeforeEach
    void wire() throws SQLException {
        DatabaseClock clock = new DatabaseClock(sql) {
            @Override
            public OffsetDateTime now() {
                return sql.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                        .orElseThrow()
                        .withOffsetSameInstant(ZoneOffset.UTC);
            }
        };
        staff.sql = deputies.sql = accounts.sql = duty.sql = keys.sql = sql;
        Rights rights = new Rights(sql);
        AuditTrail trail = new AuditTrail(sql, clock);
        audit.sql = sql;
        audit.histories = new Histories(sql);
        staff.rights = duty.rights = audit.rights = rights;
        staff.memberships = deputies.memberships = accounts.memberships = new Memberships(sql, rights, trail, clock);
        duty.audit = keys.audit = trail;
        duty.clock = clock;
        office = unit(CITY, "KECAMATAN", "97.01.01");
        beside = unit(CITY, "KECAMATAN", "97.01.02");
        foreign = unit(OTHER, "KECAMATAN", "97.02.01");
        administrator = actor(Role.ADMINISTRATOR, office);
        installation = new Actor(UUID.randomUUID(), "Administrator", Set.of(), true);
    }

    @Test
    void who_is_invited_appears_with_role_and_times_and_chooses_a_password_by_the_link() {
        Instant end = Instant.now().plus(Duration.ofDays(30));

        Invitation invitation = staff.invite(administrator, office.id(), Role.OFFICER, " Siti Rahma ", null, end);

        assertThat(staff.members(administrator, office.id())).singleElement().satisfies(member -> {
            assertThat(member.displayName()).isEqualTo("Siti Rahma");
            assertThat(member.userName()).isNull();
            assertThat(member.role()).isEqualTo("OFFICER");
            assertThat(member.until()).isNotNull();
            assertThat(member.over()).isFalse();
        });
        assertThat(sql.one(
                        "select person_id from core.activation where token_hash = ? and used_at is null"
                                + " and expires_at between now() + interval '23 hours' and now() + interval '25 hours'",
                        row -> row.getObject(1, UUID.class),
                        Secrets.hash(invitation.token())))
                .contains(invitation.personId());
        assertThat(invitation.toString()).doesNotContain(invitation.token());
        assertThat(audit.ofUnit(administrator, office.id()))
                .extracting(HistoryLine::action)
                .containsExactly("STAFF_INVITE");
    }

    @Test
    void nobody_administers_a_unit_beside_a_foreign_one_or_without_the_role() {
        for (Unit unit : List.of(beside, foreign)) {
            assertThatThrownBy(() -> staff.members(administrator, unit.id())).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> staff.invite(administrator, unit.id(), Role.HEAD, "Budi", null, null))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> duty.rota(administrator, unit.id())).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> audit.ofUnit(administrator, unit.id())).isInstanceOf(NotPermitted.class);
        }
        Actor officer = actor(Role.OFFICER, office);
        Actor head = actor(Role.HEAD, office);
        assertThatThrownBy(() -> staff.members(officer, office.id())).isInstanceOf(NotPermitted.class);
        assertThat(staff.members(head, office.id())).isEmpty();
        assertThatThrownBy(() -> staff.invite(head, office.id(), Role.OFFICER, "Budi", null, null))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> staff.members(administrator, UUID.randomUUID()))
                .isInstanceOf(NotPermitted.class);
        assertThat(staff.members(installation, foreign.id())).isEmpty();
        assertThat(staff.units(administrator, ""))
                .extracting(Unit::id)
                .contains(office.id())
                .doesNotContain(beside.id(), foreign.id());
        assertThat(staff.units(officer, "")).isEmpty();
    }

    @Test
    void a_search_takes_signs_as_they_are() {
        assertThat(staff.units(administrator, "%")).extracting(Unit::id).contains(office.id());
        assertThat(staff.units(administrator, "'; drop table core.unit; --")).isEmpty();
        assertThat(staff.units(administrator, "x".repeat(10_000))).isEmpty();
    }

    @Test
    void a_role_ends_with_its_deputies_and_stays_in_the_list() throws SQLException {
        UUID siti = account("siti");
        account("budi");
        staff.appoint(administrator, office.id(), Role.OFFICER, name("siti"), null, null);
        UUID membership = onlyMember().membershipId();
        deputies.nameDeputy(
                administrator, membership, name("budi"), null, Instant.now().plus(Duration.ofDays(7)), WHY);
        assertThat(onlyMember().deputies())
                .singleElement()
                .satisfies(deputy -> assertThat(deputy.reason()).isEqualTo(WHY));

        staff.dismiss(administrator, membership, WHY);

        assertThat(onlyMember()).satisfies(member -> {
            assertThat(member.personId()).isEqualTo(siti);
            assertThat(member.over()).isTrue();
            assertThat(member.deputies()).isEmpty();
        });
        refused(Reason.OVER, () -> staff.dismiss(administrator, membership, WHY));
        assertThat(audit.ofUnit(administrator, office.id()))
                .extracting(HistoryLine::action)
                .containsExactly("STAFF_DISMISS", "DEPUTY_NAME", "STAFF_APPOINT");
    }

    @Test
    void nobody_changes_the_own_rights() throws SQLException {
        UUID self = account("self");
        Actor himself = new Actor(self, "x", administrator.posts(), false);
        asOwner(
                "insert into core.membership (id, person_id, unit_id, role) values (?, ?, ?, 'ADMINISTRATOR')",
                UUID.randomUUID(),
                self,
                office.id());
        UUID own = onlyMember().membershipId();

        refused(Reason.OWN_RIGHTS, () -> staff.appoint(himself, office.id(), Role.HEAD, name("self"), null, null));
        refused(Reason.OWN_RIGHTS, () -> staff.dismiss(himself, own, WHY));
        refused(Reason.OWN_RIGHTS, () -> accounts.close(himself, own, true, WHY));
        refused(Reason.OWN_RIGHTS, () -> accounts.renew(himself, own));
        refused(
                Reason.OWN_RIGHTS,
                () -> deputies.nameDeputy(
                        himself, own, name("self"), null, Instant.now().plusSeconds(3_600), WHY));
    }

    @Test
    void a_closed_account_is_opened_again_and_a_new_link_voids_the_old_one() throws SQLException {
        Invitation first = staff.invite(administrator, office.id(), Role.OFFICER, "Siti", null, null);
        UUID membership = onlyMember().membershipId();

        accounts.close(administrator, membership, true, WHY);
        assertThat(onlyMember().disabled()).isTrue();
        refused(Reason.OVER, () -> accounts.close(administrator, membership, true, WHY));
        accounts.close(administrator, membership, false, WHY);
        assertThat(onlyMember().disabled()).isFalse();

        Invitation second = accounts.renew(administrator, membership);
        assertThat(open(first)).isFalse();
        assertThat(open(second)).isTrue();
    }

    /** Else the administrator of a small office could sign in as the governor who once helped there. */
    @Test
    void who_is_something_elsewhere_too_gets_no_link_and_no_closed_account_from_here() throws SQLException {
        account("siti");
        staff.appoint(administrator, office.id(), Role.OFFICER, name("siti"), null, null);
        staff.appoint(installation, beside.id(), Role.HEAD, name("siti"), null, null);
        UUID membership = onlyMember().membershipId();

        refused(Reason.ELSEWHERE, () -> accounts.renew(administrator, membership));
        refused(Reason.ELSEWHERE, () -> accounts.close(administrator, membership, true, WHY));
        assertThat(open(accounts.renew(installation, membership))).isTrue();
    }

    @Test
    void what_cannot_be_is_refused_and_leaves_no_trace() throws SQLException {
        account("siti");
        Instant now = Instant.now();
        refused(Reason.ROLE_DOES_NOT_FIT, () -> invite(Role.RT_OFFICIAL, "Siti", null, null));
        refused(Reason.ROLE_DOES_NOT_FIT, () -> invite(Role.CITIZEN, "Siti", null, null));
        refused(Reason.WORDS, () -> invite(Role.OFFICER, " ", null, null));
        refused(Reason.WORDS, () -> invite(Role.OFFICER, "x".repeat(81), null, null));
        refused(Reason.WORDS, () -> invite(Role.OFFICER, "Siti\u0007", null, null));
        refused(Reason.TIMES, () -> invite(Role.OFFICER, "Siti", now.plusSeconds(60), now.plusSeconds(30)));
        refused(Reason.TIMES, () -> invite(Role.OFFICER, "Siti", now.minus(Duration.ofDays(2)), null));
        refused(Reason.TIMES, () -> invite(Role.OFFICER, "Siti", null, now.plus(Duration.ofDays(4_000))));
        refused(
                Reason.NO_SUCH_PERSON,
                () -> staff.appoint(administrator, office.id(), Role.OFFICER, "nobody", null, null));
        assertThat(staff.members(administrator, office.id())).isEmpty();
        assertThat(audit.ofUnit(administrator, office.id())).isEmpty();

        asOwner("update core.account set citizen = true where user_name = ?", name("siti"));
        refused(
                Reason.NO_SUCH_PERSON,
                () -> staff.appoint(administrator, office.id(), Role.OFFICER, name("siti"), null, null));
        asOwner("update core.account set citizen = false where user_name = ?", name("siti"));

        staff.appoint(administrator, office.id(), Role.OFFICER, name("siti"), null, null);
        refused(
                Reason.ALREADY_THERE,
                () -> staff.appoint(administrator, office.id(), Role.OFFICER, name("siti"), null, null));
        UUID membership = onlyMember().membershipId();
        refused(Reason.WORDS, () -> staff.dismiss(administrator, membership, "ya"));
        refused(
                Reason.TIMES,
                () -> deputies.nameDeputy(
                        administrator, membership, name("siti"), null, now.plus(Duration.ofDays(400)), WHY));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void citizens_and_communities_have_no_posts_in_offices(Tier tier) {
        for (Role role : List.of(Role.CITIZEN, Role.COMMUNITY_MODERATOR, Role.COMMUNITY_FOUNDER)) {
            assertThat(role.fits(tier)).isFalse();
        }
        assertThat(Role.OFFICER.fits(tier)).isTrue();
        assertThat(Role.COMMUNITY_VERIFIER.fits(tier)).isEqualTo(tier == Tier.KELURAHAN);
        assertThat(Role.RW_OFFICIAL.fits(tier)).isEqualTo(tier == Tier.KELURAHAN);
    }

    @Test
    void who_is_on_duty_is_known_while_the_turn_lasts_and_the_person_belongs_there() throws SQLException {
        UUID siti = account("siti");
        staff.appoint(administrator, office.id(), Role.OFFICER, name("siti"), null, null);
        Instant start = Instant.now();
        refused(
                Reason.NO_SUCH_PERSON,
                () -> duty.plan(administrator, office.id(), UUID.randomUUID(), start, start.plusSeconds(600)));
        refused(
                Reason.TIMES,
                () -> duty.plan(administrator, office.id(), siti, start, start.plus(Duration.ofHours(49))));
        refused(Reason.TIMES, () -> duty.plan(administrator, office.id(), siti, start, start));
        refused(
                Reason.TIMES,
                () -> duty.plan(
                        administrator, office.id(), siti, start.minusSeconds(7_200), start.minusSeconds(3_600)));

        UUID turn = duty.plan(administrator, office.id(), siti, start.plusSeconds(1), start.plus(Duration.ofHours(8)));
        refused(
                Reason.ALREADY_THERE,
                () -> duty.plan(administrator, office.id(), siti, start.plusSeconds(60), start.plusSeconds(120)));
        assertThat(duty.rota(administrator, office.id()))
                .singleElement()
                .satisfies(planned -> assertThat(planned.id()).isEqualTo(turn));
        asOwner("update core.duty set starts_at = now() - interval '1 minute' where id = ?", turn);
        assertThat(onDuty()).containsExactly(siti);

        duty.cancel(administrator, CITY, turn);
        assertThat(onDuty()).isEmpty();
        assertThat(duty.rota(administrator, office.id())).isEmpty();
        refused(Reason.OVER, () -> duty.cancel(administrator, CITY, turn));
    }

    private List<UUID> onDuty() {
        return sql.list("select core.on_duty(?)", row -> row.getObject(1, UUID.class), office.id());
    }

    @Test
    void a_turn_of_another_government_does_not_exist() throws SQLException {
        UUID siti = account("siti");
        staff.appoint(installation, foreign.id(), Role.OFFICER, name("siti"), null, null);
        Instant start = Instant.now().plusSeconds(60);
        UUID turn = duty.plan(installation, foreign.id(), siti, start, start.plusSeconds(600));

        assertThatThrownBy(() -> duty.cancel(administrator, OTHER, turn)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> duty.cancel(administrator, CITY, turn)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void keys_are_given_out_by_administrators_of_the_installation_and_never_shown_again() {
        String name = "Mitra " + UUID.randomUUID();
        String key = keys.issue(installation, name, CITY);

        PartnerKey known = keys.keys(installation).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(known.tenant()).isEqualTo("ADA");
        assertThat(known.toString()).doesNotContain(key);
        keys.revoke(installation, known.id(), WHY);
        refused(Reason.OVER, () -> keys.revoke(installation, known.id(), WHY));
        refused(Reason.OVER, () -> keys.issue(installation, name, 999_999));
        assertThatThrownBy(() -> keys.issue(administrator, name, null)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> keys.keys(administrator)).isInstanceOf(NotPermitted.class);
        assertThat(audit.entries(installation, new AuditDesk.Question(0, null, "key:" + known.id(), null), 10))
                .extracting(HistoryLine::action)
                .containsExactly("KEY_REVOKE", "KEY_ISSUE");
    }

    @Test
    void an_auditor_reads_the_own_government_alone_page_by_page() throws SQLException {
        Unit hall = unit(CITY, "PEMKOT", "97.01");
        Actor auditor = actor(Role.AUDITOR, hall);
        staff.invite(administrator, office.id(), Role.OFFICER, "Satu", null, null);
        staff.invite(administrator, office.id(), Role.OFFICER, "Dua", null, null);

        List<HistoryLine> newest = audit.entries(auditor, new AuditDesk.Question(CITY, "STAFF_INVITE", null, null), 1);
        List<HistoryLine> older = audit.entries(
                auditor,
                new AuditDesk.Question(CITY, "STAFF_INVITE", null, newest.get(0).id()),
                1);
        assertThat(newest).hasSize(1);
        assertThat(older).hasSize(1).doesNotContainAnyElementsOf(newest);
        for (int tenant : List.of(OTHER, 0, 999_999)) {
            assertThatThrownBy(() -> audit.entries(auditor, new AuditDesk.Question(tenant, null, null, null), 1))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> audit.entries(administrator, new AuditDesk.Question(CITY, null, null, null), 1))
                .as("who administers does not audit")
                .isInstanceOf(NotPermitted.class);
    }

    // ------------------------------------------------------------

    private void invite(Role role, String displayName, Instant from, Instant until) {
        staff.invite(administrator, office.id(), role, displayName, from, until);
    }

    private static void refused(Reason reason, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private StaffMember onlyMember() {
        List<StaffMember> members = staff.members(administrator, office.id());
        assertThat(members).hasSize(1);
        return members.get(0);
    }

    private boolean open(Invitation invitation) {
        return sql.one(
                        "select 1 from core.activation where token_hash = ? and used_at is null",
                        row -> true,
                        Secrets.hash(invitation.token()))
                .isPresent();
    }

    private String name(String who) {
        return who + "-" + office.id().toString().substring(0, 8);
    }

    private UUID account(String who) throws SQLException {
        UUID person = UUID.randomUUID();
        asOwner("insert into core.person (id) values (?)", person);
        asOwner(
                "insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, ?, 'x')",
                person,
                name(who),
                who);
        return person;
    }

    private static Actor actor(Role role, Unit unit) {
        Post post = new Post(role, unit.id(), unit.tenantId(), unit.tier(), unit.area(), Set.of());
        return new Actor(UUID.randomUUID(), "x", Set.of(post), false);
    }

    /** An office of its own for each test; of an area there is one at a time. */
    private static Unit unit(int tenant, String tier, String area) throws SQLException {
        asOwner("update core.unit set closed_at = now() where area_code = ? and closed_at is null", area);
        UUID id = UUID.randomUUID();
        asOwner("insert into core.unit values (?, ?, ?, ?, 'Kantor Uji')", id, tenant, tier, area);
        return new Unit(id, tenant, Tier.valueOf(tier), new AreaCode(area), "Kantor Uji");
    }
}
