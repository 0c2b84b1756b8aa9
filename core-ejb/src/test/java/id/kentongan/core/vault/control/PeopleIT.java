package id.kentongan.core.vault.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Consent;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.NewConsent;
import id.kentongan.core.vault.entity.Purpose;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.core.vault.entity.VaultClosed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class PeopleIT {

    private static final Scope PEOPLE = Scope.system(Scope.Work.PEOPLE);
    private static final int TENANT = 701;

    private final Sql sql = VaultDatabase.sql();
    private final People people = new People(sql, VaultDatabase.keys());
    private final String name = "warga" + UUID.randomUUID().toString().substring(0, 8);
    private final Contact mail =
            Contact.of(ContactKind.E_MAIL, name + "@contoh.id").orElseThrow();

    @Test
    void a_contact_leads_to_a_person_once_it_was_shown_to_be_theirs() {
        assertThat(find(mail)).isEmpty();

        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));

        assertThat(find(mail)).contains(person);
        assertThat(PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail))).isEqualTo(person);
        assertThat(PEOPLE.call(() -> people.address(Purpose.SIGN_IN, person, ContactKind.E_MAIL)))
                .contains(name + "@contoh.id");
        assertThat(PEOPLE.call(() -> people.address(Purpose.SIGN_IN, person, ContactKind.PHONE)))
                .isEmpty();
        assertThat(audit("person:" + person)).containsExactly("VAULT_PERSON_ENROLLED", "VAULT_ADDRESS_READ");
    }

    @Test
    void of_many_enrolments_at_once_comes_one_person() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<UUID> enrol = () -> PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
            Set<UUID> found = new HashSet<>();
            for (Future<UUID> each :
                    threads.invokeAll(List.of(enrol, enrol, enrol, enrol, enrol, enrol, enrol, enrol))) {
                found.add(each.get());
            }
            assertThat(found).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void what_came_with_a_report_leads_to_nobody_and_joins_no_two_reports() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        keep(first, new Reporter(mail, null, "Budi", null));
        keep(second, new Reporter(mail, null, "Budi", null));

        assertThat(find(mail)).isEmpty();
        assertThat(VaultDatabase.see("select distinct person_id from vault.reporter where report_id in ('%s', '%s')"
                        .formatted(first, second)))
                .hasSize(2);
        assertThat(VaultDatabase.see(
                        "select object || coalesce(detail, '') from core.audit_entry where tenant_id = " + TENANT))
                .containsOnly("vaultREPORT");
    }

    @Test
    void a_report_without_a_word_about_its_author_costs_the_vault_nothing() {
        Writes writes = new Writes();

        assertThat(people.keep(TENANT, UUID.randomUUID(), Reporter.ANONYMOUS, writes))
                .isFalse();
        People closed = new People(sql, VaultDatabase.keys(Map.of()));
        assertThat(closed.keep(TENANT, UUID.randomUUID(), new Reporter(mail, null, null, null), writes))
                .isFalse();
        assertThat(writes.isEmpty()).isTrue();
    }

    @Test
    void a_report_of_another_tenant_is_refused() {
        Writes writes = new Writes();
        people.keep(TENANT + 1, UUID.randomUUID(), new Reporter(mail, null, null, null), writes);

        assertThatThrownBy(() -> Scope.tenant(TENANT).run(() -> sql.write(writes)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("does not answer for tenant");
        assertThatThrownBy(() -> sql.write(writes)).hasMessageContaining("does not answer for tenant");
    }

    @Test
    void a_function_answers_for_its_purposes_alone() {
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));

        assertThatThrownBy(() -> PEOPLE.call(() -> people.address(Purpose.RETENTION, person, ContactKind.E_MAIL)))
                .hasMessageContaining("does not answer for the purpose 'RETENTION'");
        assertThatThrownBy(() -> PEOPLE.call(() -> people.find(Purpose.NOTICE, mail)))
                .hasMessageContaining("does not answer for the purpose 'NOTICE'");
        assertThatThrownBy(() -> PEOPLE.call(() -> people.erase(Purpose.SIGN_IN, person)))
                .hasMessageContaining("does not answer for the purpose 'SIGN_IN'");
    }

    @Test
    void another_persons_contact_cannot_be_taken() {
        Contact phone = Contact.of(
                        ContactKind.PHONE, "0812" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000))
                .orElseThrow();
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
        UUID other = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, phone));

        assertThat(PEOPLE.call(() -> people.add(Purpose.SIGN_IN, person, phone)))
                .isFalse();
        assertThat(PEOPLE.call(() -> people.erase(Purpose.RIGHTS, other))).isTrue();
        assertThat(PEOPLE.call(() -> people.add(Purpose.SIGN_IN, person, phone)))
                .isTrue();
        assertThat(find(phone)).contains(person);
        assertThat(PEOPLE.call(() -> people.add(Purpose.SIGN_IN, UUID.randomUUID(), phone)))
                .isFalse();
    }

    @Test
    void the_key_before_still_finds_and_reads() {
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
        String fresh = "the key after that one, also of 32 characters";
        People changed = new People(
                sql,
                VaultDatabase.keys(
                        Map.of("kentongan.contact.key", fresh, "kentongan.contact.old.key", VaultDatabase.KEY)));
        People forgetful = new People(sql, VaultDatabase.keys(Map.of("kentongan.contact.key", fresh)));

        assertThat(PEOPLE.call(() -> changed.find(Purpose.SIGN_IN, mail))).contains(person);
        assertThat(PEOPLE.call(() -> changed.enrol(Purpose.SIGN_IN, mail))).isEqualTo(person);
        assertThat(PEOPLE.call(() -> changed.address(Purpose.NOTICE, person, ContactKind.E_MAIL)))
                .contains(mail.value());
        assertThat(PEOPLE.call(() -> forgetful.find(Purpose.SIGN_IN, mail))).isEmpty();
        assertThatThrownBy(() -> PEOPLE.call(() -> forgetful.address(Purpose.NOTICE, person, ContactKind.E_MAIL)))
                .isInstanceOf(VaultClosed.class);
    }

    @Test
    void after_rekeying_the_key_before_is_needed_no_more() throws Exception {
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
        UUID report = UUID.randomUUID();
        keep(report, new Reporter(mail, null, "Budi", "Santoso"));
        String fresh = "the key after all of that, also of 32 characters";
        String further = "and yet another key after that, of 32 characters";
        try {
            try (Connection vault = VaultDatabase.vault()) {
                assertThat(new ContactRekeying(fresh, VaultDatabase.KEY).run(vault, "operator:test", count -> {}))
                        .isGreaterThanOrEqualTo(4);
                assertThat(new ContactRekeying(fresh, VaultDatabase.KEY).run(vault, "operator:test", count -> {}))
                        .isZero();
                assertThat(new ContactRekeying(further, VaultDatabase.KEY).strange(vault))
                        .isPositive();
                vault.commit();
            }
            People changed = new People(sql, VaultDatabase.keys(Map.of("kentongan.contact.key", fresh)));
            assertThat(PEOPLE.call(() -> changed.find(Purpose.SIGN_IN, mail))).contains(person);
            assertThat(PEOPLE.call(() -> changed.address(Purpose.NOTICE, person, ContactKind.E_MAIL)))
                    .contains(mail.value());
            assertThat(find(mail)).as("with the key before").isEmpty();
        } finally {
            try (Connection vault = VaultDatabase.vault()) {
                new ContactRekeying(VaultDatabase.KEY, fresh).run(vault, "operator:test", count -> {});
            }
        }
        assertThat(find(mail)).contains(person);
        assertThatThrownBy(() -> new ContactRekeying(fresh, fresh)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_that_is_short_or_an_example_is_none() {
        for (String weak : List.of("short", "changeme-changeme-changeme-changeme", "a".repeat(40))) {
            assertThat(VaultDatabase.keys(Map.of("kentongan.contact.key", weak)).ready())
                    .as(weak)
                    .isFalse();
        }
        assertThatThrownBy(() -> VaultDatabase.keys(Map.of()).lookups(mail)).isInstanceOf(VaultClosed.class);
    }

    @Test
    void a_consent_is_kept_with_its_text_and_a_newer_one_ends_it() {
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
        NewConsent old = new NewConsent(null, "CHAT", "1", "Saya setuju.", "form");
        NewConsent newer = new NewConsent(null, "CHAT", "2", "Saya setuju lagi.", "form");

        assertThat(give(person, old)).isTrue();
        assertThat(give(person, old)).as("in force already").isFalse();
        assertThat(give(person, newer)).isTrue();
        assertThat(PEOPLE.call(() -> people.withdraw(person, null, "CHAT"))).isTrue();
        assertThat(PEOPLE.call(() -> people.withdraw(person, null, "CHAT"))).isFalse();
        assertThat(give(UUID.randomUUID(), old)).as("of nobody").isFalse();

        List<Consent> ledger = PEOPLE.call(() -> people.consents(Purpose.RIGHTS, person));
        assertThat(ledger).extracting(Consent::textVersion).containsExactly("1", "2");
        assertThat(ledger).allSatisfy(consent -> {
            assertThat(consent.withdrawnAt()).isNotNull();
            assertThat(consent.textHash()).hasSize(64);
        });
    }

    @Test
    void an_age_is_a_band() {
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));

        assertThat(PEOPLE.call(() -> people.ageBand(person))).isEmpty();
        assertThat(PEOPLE.call(() -> people.setAgeBand(person, AgeBand.AGED_17)))
                .isTrue();
        assertThat(PEOPLE.call(() -> people.ageBand(person))).contains(AgeBand.AGED_17);
        for (AgeBand each : AgeBand.values()) {
            assertThat(PEOPLE.call(() -> people.setAgeBand(person, each))).isTrue();
        }
    }

    @Test
    void who_is_erased_is_gone_with_what_reports_had_the_same_contact() {
        UUID person = PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));
        UUID report = UUID.randomUUID();
        keep(report, new Reporter(mail, null, "Budi", "Santoso"));
        give(person, new NewConsent(null, "CHAT", "1", "Saya setuju.", "form"));

        assertThat(PEOPLE.call(() -> people.erase(Purpose.RIGHTS, person))).isTrue();

        assertThat(find(mail)).isEmpty();
        assertThat(PEOPLE.call(() -> people.erase(Purpose.RIGHTS, person))).isFalse();
        String lookup =
                HexFormat.of().formatHex(VaultDatabase.keys().lookups(mail).get(0));
        assertThat(VaultDatabase.see("select 1 from vault.contact where lookup = decode('" + lookup + "', 'hex')"))
                .isEmpty();
        assertThat(VaultDatabase.see("select 1 from vault.reporter where report_id = '" + report + "'"))
                .isEmpty();
        assertThat(VaultDatabase.see("select 1 from vault.consent where person_id = '" + person + "'"))
                .isEmpty();
    }

    @Test
    void no_table_of_the_vault_and_nothing_of_its_owner_is_the_applications() throws Exception {
        List<String> tables = VaultDatabase.see("select c.oid::regclass::text from pg_class c"
                + " where c.relnamespace = 'vault'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')");
        assertThat(tables).hasSizeGreaterThanOrEqualTo(6);
        try (Connection application = VaultDatabase.application();
                Statement statement = application.createStatement()) {
            for (String table : tables) {
                for (String each : List.of("select * from %s", "delete from %s", "insert into %s default values")) {
                    assertThatThrownBy(() -> statement.execute(each.formatted(table)))
                            .as(each + " " + table)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("42501"));
                }
            }
            assertThatThrownBy(() -> statement.execute("set role kentongan_vault"))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute("select vault.note(0, 'a', 'b', 'c', 'd')"))
                    .hasMessageContaining("permission denied for function");
        }
    }

    @Test
    void every_function_that_somebody_else_may_call_has_a_fixed_search_path_and_is_nobody_elses() {
        assertThat(VaultDatabase.see("""
                select p.oid::regprocedure::text from pg_proc p
                where p.pronamespace = 'vault'::regnamespace
                  and (not coalesce(array_to_string(p.proconfig, ','), '') like '%search_path=pg_catalog%'
                       or p.proowner <> 'kentongan_vault'::regrole
                       or has_function_privilege('kentongan_reader', p.oid, 'execute')
                       or has_function_privilege('kentongan_app', p.oid, 'execute') <> p.prosecdef)""")).isEmpty();
        assertThat(VaultDatabase.see("""
                select c.oid::regclass::text from pg_class c
                where c.relnamespace = 'vault'::regnamespace and c.relkind = 'r'
                  and (c.relowner <> 'kentongan_vault'::regrole
                       or has_table_privilege('kentongan_reader', c.oid, 'select'))""")).isEmpty();
    }

    @Test
    void nothing_can_be_read_from_the_tables_themselves() {
        keep(UUID.randomUUID(), new Reporter(mail, null, name, name));
        PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, mail));

        for (String table : List.of("person", "contact", "name", "consent", "reporter")) {
            assertThat(VaultDatabase.see("select t::text from vault." + table + " t"))
                    .noneMatch(row -> row.contains(name))
                    .noneMatch(row -> row.contains(HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private Optional<UUID> find(Contact contact) {
        return PEOPLE.call(() -> people.find(Purpose.SIGN_IN, contact));
    }

    private boolean give(UUID person, NewConsent consent) {
        return PEOPLE.call(() -> people.consent(UUID.randomUUID(), person, consent));
    }

    private void keep(UUID report, Reporter reporter) {
        Writes writes = new Writes();
        assertThat(people.keep(TENANT, report, reporter, writes)).isTrue();
        Scope.tenant(TENANT).run(() -> sql.write(writes));
    }

    private static List<String> audit(String object) {
        return VaultDatabase.see(
                "select action from core.audit_entry where object = '" + object + "' order by position");
    }
}
