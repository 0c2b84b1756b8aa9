package id.kentongan.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.web.access.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NavigationTest {

    /** Of plain elements; those of components stand below their form's. */
    private static final Pattern PLAIN_ID = Pattern.compile("<(?!h:|p:|ui:|f:)[a-z][^>]*?\\sid=\"([A-Za-z]+)\"");

    private static final int TENANT = 7;
    private static final AreaCode CITY = new AreaCode("31.71");
    private static final AreaCode KELURAHAN = new AreaCode("31.71.01.1001");
    private static final UUID UNIT = UUID.randomUUID();

    /** Pages that are opened from others, or without anybody being signed in. */
    private static final Set<Page> FROM_ELSEWHERE = EnumSet.of(
            Page.SIGN_IN,
            Page.SECOND_STEP,
            Page.MAIL_CODE,
            Page.ACTIVATE,
            Page.NOT_FOUND,
            Page.FAILURE,
            Page.EXPIRED,
            Page.HELP,
            Page.SEARCH,
            Page.REVEAL_REQUEST,
            Page.REVEAL);

    @Test
    void every_page_is_in_the_menu_once_or_is_opened_from_another() {
        for (Page page : Page.values()) {
            long places = Stream.of(MenuEntry.values())
                    .filter(entry -> entry.covers(page))
                    .count();
            assertThat(places).as(page.name()).isEqualTo(FROM_ELSEWHERE.contains(page) ? 0 : 1);
        }
    }

    /** The frame is around every page: what it calls something no page may call something else. */
    @Test
    void ids_of_the_frame_are_on_no_page() throws IOException {
        Set<String> ofTheFrame = new TreeSet<>();
        Set<String> ofPages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xhtml")).toList()) {
                String name = file.getFileName().toString();
                boolean frame = name.startsWith("frame-") || name.equals("page.xhtml");
                Set<String> ids = frame ? ofTheFrame : ofPages;
                PLAIN_ID.matcher(Files.readString(file)).results().forEach(found -> ids.add(found.group(1)));
            }
        }
        assertThat(ofTheFrame).contains("topSearch").doesNotContainAnyElementsOf(ofPages);
    }

    @Test
    void ids_and_keys_are_used_once() {
        assertThat(Stream.of(MenuEntry.values()).map(MenuEntry::id)).doesNotHaveDuplicates();
        assertThat(Stream.of(MenuEntry.values()).map(MenuEntry::key).filter(key -> !key.isEmpty()))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.length() == 1 && !key.equals("g"));
    }

    /** Whoever is offered a page may do what is done there: to a unit, an area, a government, or the installation. */
    @Test
    void nobody_is_offered_what_they_may_not() {
        for (Role role : Role.values()) {
            for (Tier tier : Tier.values()) {
                Actor actor = in(role, tier);
                Set<MenuEntry> offered = offered(actor);
                assertThat(offered)
                        .as(role + " " + tier)
                        .allSatisfy(entry -> assertThat(Access.may(
                                                actor, entry.page().action(), Matter.installation())
                                        || Stream.of(
                                                        new Matter(TENANT, area(tier), UNIT),
                                                        Matter.in(TENANT, area(tier)),
                                                        Matter.in(TENANT, CITY))
                                                .anyMatch(matter -> Access.may(
                                                        actor, entry.page().action(), matter)))
                                .as(entry.name())
                                .isTrue());
            }
        }
    }

    @Test
    void a_lurah_finds_work_and_no_administration_of_the_city() {
        assertThat(offered(in(Role.OFFICER, Tier.KELURAHAN)))
                .contains(MenuEntry.ALERTS, MenuEntry.VERIFICATION, MenuEntry.ENTRY, MenuEntry.INSTRUCTIONS)
                .doesNotContain(
                        MenuEntry.LOAD, MenuEntry.STAFF, MenuEntry.ROUTING, MenuEntry.AUDIT, MenuEntry.DEAD_LETTERS);
    }

    @Test
    void who_administers_a_kelurahan_does_not_administer_the_city() {
        assertThat(offered(in(Role.ADMINISTRATOR, Tier.KELURAHAN)))
                .contains(MenuEntry.STAFF)
                .doesNotContain(MenuEntry.ROUTING, MenuEntry.TERMS, MenuEntry.TENANTS);
        assertThat(offered(in(Role.ADMINISTRATOR, Tier.PEMKOT)))
                .contains(MenuEntry.ROUTING, MenuEntry.TERMS, MenuEntry.TENANTS, MenuEntry.VERIFICATION_RULES);
    }

    /** As in Jakarta: what is decided for all of the government is decided by the province. */
    @Test
    void who_administers_a_city_that_a_province_governs_does_not_administer_the_province() {
        AreaCode province = new AreaCode("31");
        assertThat(offered(in(Role.ADMINISTRATOR, Tier.PEMKOT), province))
                .contains(MenuEntry.STAFF, MenuEntry.UNITS)
                .doesNotContain(MenuEntry.TENANTS, MenuEntry.AREAS, MenuEntry.CATEGORIES);
        assertThat(offered(in(Role.ADMINISTRATOR, Tier.PEMKOT)))
                .contains(MenuEntry.TENANTS, MenuEntry.AREAS, MenuEntry.CATEGORIES);
        assertThat(offered(in(Role.AUDITOR, Tier.PEMKOT), province)).doesNotContain(MenuEntry.AUDIT);
        assertThat(offered(in(Role.AUDITOR, Tier.PEMKOT))).contains(MenuEntry.AUDIT);
    }

    @Test
    void a_citizen_finds_only_themselves() {
        Actor citizen = new Actor(UUID.randomUUID(), "Warga", Set.of(), false);
        assertThat(offered(citizen))
                .containsExactlyInAnyOrder(
                        MenuEntry.NOTICES,
                        MenuEntry.NOTICE_SETTINGS,
                        MenuEntry.SESSIONS,
                        MenuEntry.OWN_DATA,
                        MenuEntry.TALK);
    }

    @Test
    void the_page_at_hand_is_marked_also_where_it_stands_under_another() {
        List<Navigation.Section> menu =
                Navigation.of(in(Role.ADMINISTRATOR, Tier.PEMKOT), id -> Optional.of(CITY), Optional.of(Page.CATEGORY));
        assertThat(menu.stream()
                        .flatMap(section -> section.items().stream())
                        .filter(item -> item.here().equals("page")))
                .singleElement()
                .satisfies(item -> assertThat(item.entry()).isEqualTo(MenuEntry.CATEGORIES));
        assertThat(menu).noneMatch(section -> section.items().isEmpty());
    }

    private static Set<MenuEntry> offered(Actor actor) {
        return offered(actor, CITY);
    }

    private static Set<MenuEntry> offered(Actor actor, AreaCode government) {
        return Navigation.of(actor, id -> Optional.of(government), Optional.empty()).stream()
                .flatMap(section -> section.items().stream())
                .map(Navigation.Item::entry)
                .collect(Collectors.toSet());
    }

    private static Actor in(Role role, Tier tier) {
        Post post = new Post(role, UNIT, TENANT, tier, area(tier), Set.of());
        return new Actor(UUID.randomUUID(), "Seseorang", Set.of(post), false);
    }

    private static AreaCode area(Tier tier) {
        return tier == Tier.KELURAHAN ? KELURAHAN : CITY;
    }
}
