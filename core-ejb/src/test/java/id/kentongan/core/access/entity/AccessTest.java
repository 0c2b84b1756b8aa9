package id.kentongan.core.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every role on every tier against every object and every action. What is allowed stands in {@code access-matrix.txt}, a
 * line for each cell, so that whoever changes a right changes a line that a reader understands.
 */
class AccessTest {

    private static final int CITY = 2;
    private static final int NEIGHBOUR = 3;
    private static final int PROVINCE = 12;

    private static final Map<Tier, Integer> TENANTS = Map.of(
            Tier.KELURAHAN, CITY, Tier.KECAMATAN, CITY, Tier.PEMKOT, CITY, Tier.AGENCY, CITY, Tier.PEMPROV, PROVINCE);
    private static final Map<Tier, String> AREAS = Map.of(
            Tier.KELURAHAN,
            "71.71.01.1001",
            Tier.KECAMATAN,
            "71.71.01",
            Tier.PEMKOT,
            "71.71",
            Tier.AGENCY,
            "71.71",
            Tier.PEMPROV,
            "71");

    private static final Map<String, Matter> MATTERS = matters();

    private static Map<String, Matter> matters() {
        Map<String, Matter> matters = new LinkedHashMap<>();
        matters.put("report in kelurahan 1001", Matter.in(CITY, new AreaCode("71.71.01.1001")));
        matters.put("report in kelurahan 1002", Matter.in(CITY, new AreaCode("71.71.01.1002")));
        matters.put("report in kecamatan 01", Matter.in(CITY, new AreaCode("71.71.01")));
        matters.put("report in kecamatan 02", Matter.in(CITY, new AreaCode("71.71.02")));
        matters.put("report in another city of the province", Matter.in(NEIGHBOUR, new AreaCode("71.72.01.1001")));
        matters.put("report in a city that nobody here oversees", Matter.in(4, new AreaCode("31.71.01.1001")));
        for (Tier tier : Tier.values()) {
            matters.put("board of " + tier, Matter.of(unit(tier)));
        }
        matters.put("board of kelurahan 1002", Matter.of(unit("other", CITY, Tier.KELURAHAN, "71.71.01.1002")));
        matters.put("installation", Matter.installation());
        return matters;
    }

    private static Unit unit(Tier tier) {
        return unit(tier.name(), TENANTS.get(tier), tier, AREAS.get(tier));
    }

    private static Unit unit(String name, int tenant, Tier tier, String area) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Unit(id, tenant, tier, new AreaCode(area), name);
    }

    private static Actor actor(Role role, Tier tier) {
        Unit unit = unit(tier);
        Set<Integer> overseen = unit.tenantId() == PROVINCE ? Set.of(CITY, NEIGHBOUR) : Set.of();
        Post post = new Post(role, unit.id(), unit.tenantId(), unit.tier(), unit.area(), overseen);
        return new Actor(UUID.randomUUID(), "x", Set.of(post), false);
    }

    private static Actor administrator() {
        return new Actor(UUID.randomUUID(), "x", Set.of(), true);
    }

    @Test
    void what_may_be_done_is_what_the_matrix_says() {
        List<String> allowed = new ArrayList<>();
        int cells = 0;
        for (Action action : Action.values()) {
            if (action.isOpen() || action.isOwn()) {
                continue;
            }
            for (Map.Entry<String, Matter> matter : MATTERS.entrySet()) {
                for (Role role : Role.values()) {
                    for (Tier tier : Tier.values()) {
                        cells++;
                        if (Access.may(actor(role, tier), action, matter.getValue())) {
                            allowed.add(action + ": " + role + " of " + tier + ": " + matter.getKey());
                        }
                    }
                }
                cells++;
                if (Access.may(administrator(), action, matter.getValue())) {
                    allowed.add(action + ": ADMINISTRATOR: " + matter.getKey());
                }
            }
        }

        assertThat(cells).isGreaterThan(5_000);
        assertThat(allowed).containsExactlyElementsOf(matrix());
    }

    @Test
    void who_has_no_post_may_only_what_everybody_may() {
        Actor nobody = new Actor(UUID.randomUUID(), "x", Set.of(), false);
        for (Action action : Action.values()) {
            assertThat(MATTERS.values())
                    .as(action.name())
                    .allMatch(matter -> Access.may(nobody, action, matter) == (action.isOpen() || action.isOwn()));
        }
    }

    @Test
    void open_are_only_these() {
        assertThat(Stream.of(Action.values()).filter(Action::isOpen))
                .containsExactly(
                        Action.LOOK_AROUND,
                        Action.READ_REFERENCE,
                        Action.FILE_REPORT,
                        Action.READ_PUBLIC_REPORTS,
                        Action.FOLLOW_OWN_REPORT,
                        Action.EXPORT_OPEN_DATA,
                        Action.SIGN_IN,
                        Action.SEND_PARTNER_UPDATE,
                        Action.READ_PUBLIC_FIGURES,
                        Action.READ_FIGURES,
                        Action.READ_REVEAL_COUNTS);
    }

    @Test
    void everybody_who_is_signed_in_may_only_this_about_themselves() {
        assertThat(Stream.of(Action.values()).filter(Action::isOwn))
                .containsExactly(
                        Action.MANAGE_OWN_SIGN_IN,
                        Action.JOIN_REPORT,
                        Action.MANAGE_OWN_DATA,
                        Action.MANAGE_OWN_NOTICES,
                        Action.TALK_WITH_NEIGHBOURS);
        assertThat(Stream.of(Action.values()).filter(Action::isOwn)).noneMatch(Action::isOpen);
    }

    @Test
    void a_person_with_two_posts_may_what_either_may() {
        Post here = actor(Role.OFFICER, Tier.KELURAHAN).posts().iterator().next();
        Post there = new Post(
                Role.AGENCY_OFFICER, UUID.randomUUID(), NEIGHBOUR, Tier.AGENCY, new AreaCode("71.72"), Set.of());
        Actor both = new Actor(UUID.randomUUID(), "x", Set.of(here, there), false);

        assertThat(Access.may(both, Action.READ_REPORT, Matter.in(CITY, here.area())))
                .isTrue();
        assertThat(Access.may(both, Action.READ_REPORT, Matter.in(NEIGHBOUR, there.area())))
                .isFalse();
        assertThat(Access.unitsOf(both, Action.READ_BOARD)).containsExactlyInAnyOrder(here.unit(), there.unit());
        assertThat(both.scope().text()).isEqualTo("{2,3}");
    }

    @Test
    void oversight_reaches_no_further_than_the_province() {
        Post governor =
                new Post(Role.OFFICER, UUID.randomUUID(), PROVINCE, Tier.PEMPROV, new AreaCode("71"), Set.of(CITY, 4));
        assertThat(governor.to(Matter.in(CITY, new AreaCode("71.71.01")))).isEqualTo(Relation.OVERSEEN);
        assertThat(governor.to(Matter.in(4, new AreaCode("31.71.01")))).isEqualTo(Relation.FOREIGN);
        assertThat(governor.to(Matter.in(NEIGHBOUR, new AreaCode("71.72")))).isEqualTo(Relation.FOREIGN);

        Post office =
                new Post(Role.OFFICER, UUID.randomUUID(), PROVINCE, Tier.AGENCY, new AreaCode("71"), Set.of(CITY));
        assertThat(office.to(Matter.in(CITY, new AreaCode("71.71.01")))).isEqualTo(Relation.FOREIGN);
    }

    @Test
    void a_word_that_is_no_role_gives_none() {
        assertThat(Role.of("OFFICER")).contains(Role.OFFICER);
        assertThat(Role.of("officer")).isEmpty();
        assertThat(Role.of("SUPERUSER")).isEmpty();
    }

    private static List<String> matrix() {
        try (InputStream in = AccessTest.class.getResourceAsStream("access-matrix.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
