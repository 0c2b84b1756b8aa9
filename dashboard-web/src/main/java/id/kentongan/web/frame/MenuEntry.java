package id.kentongan.web.frame;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.web.access.Page;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages that the menu offers, in its order. Who adds a page to the menu adds one line here and its word to the bundle
 * ({@code menu.NAME}); whether somebody is offered it follows from the page's action and what it is done to.
 */
public enum MenuEntry {
    WORK("toWorkList", "w", Page.WORK, MenuGroup.WORK, Reach.UNIT, Page.REPORT),
    ALERTS("toAlerts", "p", Page.ALERTS, MenuGroup.WORK, Reach.UNIT, Page.ALERT_CARDS),
    NOTICES("menuInbox", "k", Page.NOTICES, MenuGroup.WORK, Reach.ONESELF),
    ENTRY("toEntry", "c", Page.ENTRY, MenuGroup.REPORTS, Reach.UNIT_OR_INSTALLATION),
    VERIFICATION("toVerification", "v", Page.VERIFICATION, MenuGroup.REPORTS, Reach.AREA),
    NEIGHBOURS("toNeighbours", "", Page.NEIGHBOURS, MenuGroup.REPORTS, Reach.AREA),
    MAP("toMap", "m", Page.MAP, MenuGroup.REPORTS, Reach.UNIT),
    WALL("toWall", "", Page.WALL, MenuGroup.REPORTS, Reach.UNIT),
    DISASTER("toDisaster", "", Page.DISASTER, MenuGroup.REPORTS, Reach.TOWN_OR_INSTALLATION),
    TALK("toTalk", "o", Page.TALK, MenuGroup.ROOMS, Reach.ONESELF, Page.HOME, Page.ROOM_REPORT, Page.COMMUNITIES),
    CHAT_ALARMS("toChatAlarms", "", Page.CHAT_ALARMS, MenuGroup.ROOMS, Reach.AREA, Page.CHAT_ALARM),
    REVIEWS("toReviews", "", Page.REVIEWS, MenuGroup.ROOMS, Reach.AREA, Page.REVIEW, Page.COMMUNITY_DESK),
    INSTRUCTIONS("toInstructions", "i", Page.INSTRUCTIONS, MenuGroup.INSTRUCTIONS, Reach.UNIT, Page.INSTRUCTION),
    NEW_INSTRUCTION("menuIssue", "", Page.NEW_INSTRUCTION, MenuGroup.INSTRUCTIONS, Reach.UNIT),
    FIGURES(
            "toFigures",
            "",
            Page.FIGURES,
            MenuGroup.FIGURES,
            Reach.AREA,
            Page.FIGURE_REPORTS,
            Page.TARGETS,
            Page.RANKING,
            Page.RANKING_REPORTS),
    LOAD("toLoad", "b", Page.LOAD, MenuGroup.FIGURES, Reach.UNIT),
    STAFF("toStaff", "", Page.STAFF, MenuGroup.ADMINISTRATION, Reach.UNIT_OR_INSTALLATION),
    UNITS("toUnits", "", Page.UNITS, MenuGroup.ADMINISTRATION, Reach.UNIT_OR_INSTALLATION),
    TENANTS("toTenants", "", Page.TENANTS, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT_OR_INSTALLATION),
    AREAS("toAreas", "", Page.AREAS, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT_OR_INSTALLATION),
    CATEGORIES(
            "toCategories",
            "",
            Page.CATEGORIES,
            MenuGroup.ADMINISTRATION,
            Reach.GOVERNMENT_OR_INSTALLATION,
            Page.CATEGORY),
    VERIFICATION_RULES("toVerificationRules", "", Page.VERIFICATION_RULES, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT),
    ROUTING("toRouting", "", Page.ROUTING, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT),
    ROOM_RULES("toRoomRules", "", Page.ROOM_RULES, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT),
    TERMS("toTerms", "", Page.TERMS, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT),
    HOLIDAYS("toHolidays", "", Page.HOLIDAYS, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT),
    TEMPLATES("toTemplates", "", Page.TEMPLATES, MenuGroup.ADMINISTRATION, Reach.UNIT_OR_INSTALLATION),
    REVEALS("toReveals", "", Page.REVEALS, MenuGroup.ADMINISTRATION, Reach.UNIT),
    PRIVACY("toPrivacy", "", Page.PRIVACY, MenuGroup.ADMINISTRATION, Reach.AREA),
    ROOM_RECORDS("toRoomRecords", "", Page.ROOM_RECORDS, MenuGroup.ADMINISTRATION, Reach.AREA),
    AUDIT("toAudit", "", Page.AUDIT, MenuGroup.ADMINISTRATION, Reach.GOVERNMENT_OR_INSTALLATION),
    KEYS("toKeys", "", Page.KEYS, MenuGroup.OPERATION, Reach.INSTALLATION),
    DEAD_LETTERS("toLetters", "", Page.DEAD_LETTERS, MenuGroup.OPERATION, Reach.INSTALLATION),
    NOTICE_SETTINGS("toNoticeSettings", "", Page.NOTICE_SETTINGS, MenuGroup.ME, Reach.ONESELF),
    SESSIONS("toSessions", "s", Page.SESSIONS, MenuGroup.ME, Reach.ONESELF, Page.PASSWORD, Page.AUTHENTICATOR),
    OWN_DATA("menuOwnData", "", Page.OWN_DATA, MenuGroup.ME, Reach.ONESELF);

    private final String id;
    private final String key;
    private final Page page;
    private final MenuGroup group;
    private final Reach reach;
    private final Set<Page> covered;

    /**
     * @param key what leads there after the key g; empty for none
     * @param also pages that are opened from this one and stand in the menu under it
     */
    MenuEntry(String id, String key, Page page, MenuGroup group, Reach reach, Page... also) {
        this.id = id;
        this.key = key;
        this.page = page;
        this.group = group;
        this.reach = reach;
        this.covered = Stream.concat(Stream.of(page), Arrays.stream(also)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the actor could do what is done there to anything at all. */
    boolean offeredTo(Actor actor, IntFunction<Optional<AreaCode>> governments) {
        return reach.admits(actor, page.action(), governments);
    }

    /** Its id in the page, which journeys and shortcuts know it by. */
    String id() {
        return id;
    }

    String key() {
        return key;
    }

    Page page() {
        return page;
    }

    MenuGroup group() {
        return group;
    }

    /** Whether the reader of that page stands here. */
    boolean covers(Page current) {
        return covered.contains(current);
    }
}
