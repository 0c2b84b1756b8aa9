package id.kentongan.web.access;

import id.kentongan.core.access.entity.Action;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages and what is done on them. A page that does not stand here does not exist for anybody. */
public enum Page {
    SIGN_IN("/sign-in.xhtml", Action.SIGN_IN),
    SECOND_STEP("/second-step.xhtml", Action.SIGN_IN),
    MAIL_CODE("/mail-code.xhtml", Action.SIGN_IN),
    ACTIVATE("/activate.xhtml", Action.SIGN_IN),
    NOT_FOUND("/error/not-found.xhtml", Action.LOOK_AROUND),
    FAILURE("/error/failure.xhtml", Action.LOOK_AROUND),
    EXPIRED("/error/expired.xhtml", Action.LOOK_AROUND),
    HELP("/help.xhtml", Action.LOOK_AROUND),
    SESSIONS("/session/list.xhtml", Action.MANAGE_OWN_SIGN_IN),
    PASSWORD("/session/password.xhtml", Action.MANAGE_OWN_SIGN_IN),
    AUTHENTICATOR("/session/authenticator.xhtml", Action.MANAGE_OWN_SIGN_IN),
    OWN_DATA("/session/own-data.xhtml", Action.MANAGE_OWN_DATA),
    NOTICES("/notice/list.xhtml", Action.MANAGE_OWN_NOTICES),
    NOTICE_SETTINGS("/notice/settings.xhtml", Action.MANAGE_OWN_NOTICES),
    PRIVACY("/privacy/list.xhtml", Action.ANSWER_PRIVACY_REQUEST),
    ROOM_RECORDS("/privacy/rooms.xhtml", Action.KEEP_ROOM_RECORDS),
    SEARCH("/search.xhtml", Action.READ_BOARD),
    WORK("/today/list.xhtml", Action.READ_BOARD),
    ALERTS("/alert/list.xhtml", Action.READ_BOARD),
    ALERT_CARDS("/alert/cards.xhtml", Action.READ_BOARD),
    REPORT("/report/show.xhtml", Action.READ_REPORT),
    INSTRUCTIONS("/instruction/list.xhtml", Action.READ_INSTRUCTION),
    INSTRUCTION("/instruction/show.xhtml", Action.READ_INSTRUCTION),
    NEW_INSTRUCTION("/instruction/issue.xhtml", Action.ISSUE_INSTRUCTION),
    LOAD("/report/load.xhtml", Action.READ_LOAD),
    MAP("/map/show.xhtml", Action.READ_REPORT),
    WALL("/control/wall.xhtml", Action.READ_REPORT),
    DISASTER("/control/disaster.xhtml", Action.DECLARE_DISASTER),
    FIGURES("/figures/show.xhtml", Action.READ_FIGURES_OF_AREA),
    TARGETS("/figures/targets.xhtml", Action.READ_FIGURES_OF_AREA),
    RANKING("/figures/ranking.xhtml", Action.READ_RANKING),
    RANKING_REPORTS("/figures/ranking-reports.xhtml", Action.READ_RANKING),
    FIGURE_REPORTS("/figures/reports.xhtml", Action.READ_FIGURES_OF_AREA),
    ENTRY("/report/enter.xhtml", Action.ENTER_REPORT),
    VERIFICATION("/verification/list.xhtml", Action.VERIFY_REPORT),
    NEIGHBOURS("/verification/neighbours.xhtml", Action.VOTE_ON_REPORT),
    VERIFICATION_RULES("/verification/rules.xhtml", Action.CHANGE_VERIFICATION_RULES),
    TALK("/room/talk.xhtml", Action.TALK_WITH_NEIGHBOURS),
    ROOM_REPORT("/room/report.xhtml", Action.TALK_WITH_NEIGHBOURS),
    HOME("/room/home.xhtml", Action.MANAGE_OWN_DATA),
    COMMUNITIES("/room/communities.xhtml", Action.TALK_WITH_NEIGHBOURS),
    COMMUNITY_DESK("/room/community-desk.xhtml", Action.MODERATE_ROOM),
    CHAT_ALARMS("/room/alarms.xhtml", Action.READ_ROOM),
    CHAT_ALARM("/room/alarm.xhtml", Action.READ_ROOM),
    ROOM_RULES("/room/rules.xhtml", Action.CHANGE_ROOM_RULES),
    REVIEWS("/room/reviews.xhtml", Action.MODERATE_ROOM),
    REVIEW("/room/review.xhtml", Action.MODERATE_ROOM),
    REVEAL_REQUEST("/reveal/request.xhtml", Action.REQUEST_REVEAL),
    REVEALS("/reveal/list.xhtml", Action.DECIDE_REVEAL),
    REVEAL("/reveal/show.xhtml", Action.READ_REVEAL),
    STAFF("/administration/staff.xhtml", Action.READ_STAFF),
    TENANTS("/administration/tenants.xhtml", Action.READ_GOVERNMENT),
    AREAS("/administration/areas.xhtml", Action.READ_GOVERNMENT),
    UNITS("/administration/units.xhtml", Action.READ_OFFICES),
    KEYS("/administration/keys.xhtml", Action.MANAGE_KEYS),
    ROUTING("/administration/routing.xhtml", Action.READ_ROUTING),
    TERMS("/administration/terms.xhtml", Action.READ_LADDER),
    HOLIDAYS("/administration/holidays.xhtml", Action.READ_LADDER),
    AUDIT("/administration/audit.xhtml", Action.READ_AUDIT),
    CATEGORIES("/administration/categories.xhtml", Action.MANAGE_CATEGORIES),
    TEMPLATES("/administration/templates.xhtml", Action.MANAGE_TEMPLATES),
    CATEGORY("/administration/category.xhtml", Action.MANAGE_CATEGORIES),
    DEAD_LETTERS("/operation/dead-letters.xhtml", Action.READ_DEAD_LETTERS);

    private final String path;
    private final Action action;

    Page(String path, Action action) {
        this.path = path;
        this.action = action;
    }

    /** @param path below the context, without parameters */
    public static Optional<Page> at(String path) {
        return Stream.of(values()).filter(page -> page.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    public Action action() {
        return action;
    }
}
