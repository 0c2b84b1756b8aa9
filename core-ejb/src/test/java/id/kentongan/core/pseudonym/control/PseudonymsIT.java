package id.kentongan.core.pseudonym.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.pseudonym.entity.Choice;
import id.kentongan.core.pseudonym.entity.Pseudonym;
import id.kentongan.core.vault.control.VaultDatabase;
import id.kentongan.core.vault.entity.VaultClosed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PseudonymsIT {

    private static final int TENANT = 702;
    private static final AreaCode HERE = new AreaCode("97.71.01.1001");
    private static final AreaCode THERE = new AreaCode("97.71.01.1002");

    private final Sql sql = VaultDatabase.sql();
    private final Pseudonyms pseudonyms =
            with(Map.of("kentongan.pseudonym.key", "a pseudonym key for tests, 32 or more"));

    private Pseudonyms with(Map<String, String> settings) {
        Pseudonyms made = new Pseudonyms(sql, new NameLists(), new Settings() {
            @Override
            public Optional<String> find(String name) {
                return Optional.ofNullable(settings.get(name));
            }
        });
        made.read();
        return made;
    }

    @Test
    void a_person_has_one_name_in_a_kelurahan() {
        UUID person = UUID.randomUUID();

        Pseudonym first = here(person);

        assertThat(here(person)).isEqualTo(first);
        assertThat(first.id())
                .matches("[0-9a-f]{32}")
                .doesNotContain(person.toString().substring(0, 8));
        assertThat(new NameLists().has(first.name())).isTrue();
    }

    /** What is shown in one room joins nobody with what is shown in another. */
    @Test
    void two_hundred_people_have_nothing_in_common_with_themselves_in_the_next_kelurahan() {
        Set<String> ids = new HashSet<>();
        Set<String> others = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            UUID person = UUID.randomUUID();
            Pseudonym pseudonym = here(person);
            ids.add(pseudonym.id());
            names.add(pseudonym.name());
            others.add(scoped(() -> pseudonyms.of(person, TENANT, THERE)).id());
        }
        assertThat(ids).hasSize(200).doesNotContainAnyElementsOf(others);
        assertThat(others).hasSize(200);
        assertThat(names).as("no two of the same name").hasSize(200);
    }

    @Test
    void of_many_windows_at_once_comes_one_name() throws Exception {
        UUID person = UUID.randomUUID();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Pseudonym>> windows = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                windows.add(() -> here(person));
            }
            Set<Pseudonym> found = new HashSet<>();
            for (Future<Pseudonym> each : threads.invokeAll(windows)) {
                found.add(each.get());
            }
            assertThat(found).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void another_name_is_one_that_was_proposed_and_free_and_not_every_day() {
        UUID person = UUID.randomUUID();
        String taken = here(UUID.randomUUID()).name();
        List<String> proposals = scoped(() -> pseudonyms.proposals(TENANT, HERE, 3));

        assertThat(proposals).hasSize(3).doesNotHaveDuplicates().doesNotContain(taken);
        assertThat(choose(person, "Pak Lurah")).isEqualTo(Choice.NOT_PROPOSED);
        assertThat(choose(person, "<b>x</b>")).isEqualTo(Choice.NOT_PROPOSED);
        assertThat(choose(person, taken)).isEqualTo(Choice.TAKEN);
        assertThat(choose(person, proposals.get(0))).isEqualTo(Choice.CHOSEN);
        assertThat(here(person).name()).isEqualTo(proposals.get(0));
        assertThat(choose(person, proposals.get(1))).isEqualTo(Choice.TOO_SOON);
        VaultDatabase.run("update core.pseudonym set changed_on = current_date - 30 where name = '" + proposals.get(0)
                + "' and tenant_id = " + TENANT);
        assertThat(choose(person, proposals.get(1))).isEqualTo(Choice.CHOSEN);
    }

    @Test
    void another_tenant_finds_nobody() {
        here(UUID.randomUUID());

        assertThat(Scope.tenant(TENANT + 1)
                        .call(() -> sql.one("select count(*) from core.pseudonym", row -> row.getLong(1))))
                .contains(0L);
    }

    @Test
    void without_a_key_nobody_is_named() {
        assertThatThrownBy(() -> with(Map.of()).of(UUID.randomUUID(), TENANT, HERE))
                .isInstanceOf(VaultClosed.class);
        assertThatThrownBy(
                        () -> with(Map.of("kentongan.pseudonym.key", "short")).of(UUID.randomUUID(), TENANT, HERE))
                .isInstanceOf(VaultClosed.class);
    }

    @Test
    void marks_of_a_person_for_two_matters_have_nothing_in_common() {
        UUID person = UUID.randomUUID();
        UUID matter = UUID.randomUUID();
        byte[] mark = pseudonyms.mark(person, "support", matter);

        assertThat(mark).hasSize(16).isEqualTo(pseudonyms.mark(person, "support", matter));
        assertThat(mark)
                .isNotEqualTo(pseudonyms.mark(person, "support", UUID.randomUUID()))
                .isNotEqualTo(pseudonyms.mark(person, "other", matter))
                .isNotEqualTo(pseudonyms.mark(UUID.randomUUID(), "support", matter));
    }

    @Test
    void there_are_names_enough_for_a_kelurahan() {
        NameLists lists = new NameLists();

        assertThat(lists.size()).isGreaterThan(7_000);
        assertThat(lists.has(lists.drawNumbered())).isTrue();
        assertThat(lists.has("Melati Tenang 9")).isFalse();
        assertThat(lists.has("melati tenang")).isFalse();
    }

    private Pseudonym here(UUID person) {
        return scoped(() -> pseudonyms.of(person, TENANT, HERE));
    }

    private Choice choose(UUID person, String name) {
        return scoped(() -> pseudonyms.choose(person, TENANT, HERE, name));
    }

    private static <T> T scoped(Supplier<T> work) {
        return Scope.tenant(TENANT).call(work);
    }
}
