package id.kentongan.core.access.entity;

import static id.kentongan.core.access.entity.Relation.CHILD;
import static id.kentongan.core.access.entity.Relation.INSTALLATION;
import static id.kentongan.core.access.entity.Relation.OVERSEEN;
import static id.kentongan.core.access.entity.Relation.OWN;
import static id.kentongan.core.access.entity.Relation.PARENT;
import static id.kentongan.core.access.entity.Relation.SIBLING;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can be done from outside, and the table of who may do it to what. What does not stand here nobody may:
 * a new role, relation or action begins with nothing.
 */
public enum Action {
    // ------------------------------------------------------------ everybody, signed in or not

    /** The start page, texts of errors, the description of the interfaces, whether the node is well. */
    LOOK_AROUND(open()),
    /** Jurisdictions, categories, places. */
    READ_REFERENCE(open()),
    FILE_REPORT(open()),
    /** What is public of reports, and updates about them. */
    READ_PUBLIC_REPORTS(open()),
    /** With a report's tracking code: reading what the offices ask, answering, commenting, objecting to how it was closed. */
    FOLLOW_OWN_REPORT(open()),
    /** Groups of reports in which nobody stands out. */
    EXPORT_OPEN_DATA(open()),
    SIGN_IN(open()),
    /** Saying something about a report with a key of one's own, for officers to read. */
    SEND_PARTNER_UPDATE(open()),
    /** How offices compare, as far as it shows nobody. */
    READ_PUBLIC_FIGURES(open()),
    /** With the token of the settings. */
    READ_FIGURES(open()),
    /** How often identities were opened. */
    READ_REVEAL_COUNTS(open()),

    // ------------------------------------------------------------ oneself

    /** Where one is signed in, and how one proves who one is. */
    MANAGE_OWN_SIGN_IN(own()),
    /** Supporting, following and commenting on a public report. */
    JOIN_REPORT(own()),
    /** What is kept of oneself: seeing it, taking it along, withdrawing a consent, asking. */
    MANAGE_OWN_DATA(own()),
    /** One's own inbox, and how one wants to be told of what comes. */
    MANAGE_OWN_NOTICES(own()),
    /** Reading and talking in the rooms of where one lives. */
    TALK_WITH_NEIGHBOURS(own()),

    // ------------------------------------------------------------ units

    READ_BOARD(rows().to(Role.OFFICER, OWN).to(Role.HEAD, OWN).to(Role.AGENCY_OFFICER, OWN)),
    /** Signals that there is something new on a board. */
    HEAR_BOARD(rows().to(Role.OFFICER, OWN)
            .to(Role.HEAD, OWN)
            .to(Role.AGENCY_OFFICER, OWN)
            .to(Role.COMMAND_CENTRE, OWN)),
    /** Agencies, private recipients: what was sent to them, and no more. */
    READ_REPORT(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN)
            .to(Role.HEAD, OWN, CHILD, OVERSEEN)
            .to(Role.COMMAND_CENTRE, OWN, CHILD)
            .to(Role.AGENCY_OFFICER, OWN)
            .to(Role.PRIVATE_RECIPIENT, OWN)),
    /** Photos of a report: for officers alone until somebody has looked at them; an agency sees those of what it works on. */
    READ_PHOTO(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN)
            .to(Role.HEAD, OWN, CHILD, OVERSEEN)
            .to(Role.AGENCY_OFFICER, OWN)),
    /** Filing for somebody who calls, writes or comes, wherever in the government it is. */
    ENTER_REPORT(rows().to(Role.OFFICER, OWN, CHILD, SIBLING, PARENT)
            .to(Role.HEAD, OWN, CHILD, SIBLING, PARENT)
            .to(Role.AGENCY_OFFICER, OWN, CHILD, SIBLING, PARENT)
            .to(Role.COMMAND_CENTRE, OWN, CHILD, SIBLING, PARENT)),
    /** A case that nobody answered climbs to the province, also where it only supervises: whoever is told may answer. */
    ACCEPT_REPORT(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN)
            .to(Role.HEAD, OWN, CHILD, OVERSEEN)
            .to(Role.AGENCY_OFFICER, OWN)
            .to(Role.PRIVATE_RECIPIENT, OWN)),
    /** Saying that it is a report, or none, in the queue of those that nobody has looked at. */
    VERIFY_REPORT(rows().to(Role.OFFICER, OWN, CHILD)
            .to(Role.HEAD, OWN, CHILD)
            .to(Role.COMMAND_CENTRE, OWN, CHILD)
            .to(Role.ADMINISTRATOR, OWN, CHILD)),
    /** Saying as a neighbour whether a report is real. */
    VOTE_ON_REPORT(rows().to(Role.COMMUNITY_VERIFIER, OWN)),
    /** How a government has its reports verified. */
    CHANGE_VERIFICATION_RULES(rows().to(Role.ADMINISTRATOR, OWN)),
    /** Writing down what other offices should know. */
    NOTE_REPORT(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN)
            .to(Role.HEAD, OWN, CHILD, OVERSEEN)
            .to(Role.COMMAND_CENTRE, OWN, CHILD)
            .to(Role.AGENCY_OFFICER, OWN)
            .to(Role.PRIVATE_RECIPIENT, OWN)),
    /** Disposisi. */
    ASSIGN_REPORT(rows().to(Role.OFFICER, OWN).to(Role.HEAD, OWN).to(Role.AGENCY_OFFICER, OWN)),
    /** What is done on the way: taking on, waiting, asking, saying that it is done. */
    WORK_REPORT(rows().to(Role.OFFICER, OWN)
            .to(Role.HEAD, OWN)
            .to(Role.AGENCY_OFFICER, OWN)
            .to(Role.PRIVATE_RECIPIENT, OWN)),
    /** Looking whether it is done: the head of the unit, and the tiers above it. */
    CHECK_REPORT(rows().to(Role.OFFICER, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Who has how much to do: of one's own unit and those below. */
    READ_LOAD(rows().to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** What is counted of an area's reports, and what it hints at. */
    READ_FIGURES_OF_AREA(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN)
            .to(Role.HEAD, OWN, CHILD, OVERSEEN)
            .to(Role.COMMAND_CENTRE, OWN, CHILD, OVERSEEN)
            .to(Role.ADMINISTRATOR, OWN, CHILD)
            .to(Role.AUDITOR, OWN, CHILD)),
    /** How offices of a government compare; officers are compared for who reads the load of all of it. */
    READ_RANKING(rows().to(Role.OFFICER, OWN, CHILD, PARENT, SIBLING)
            .to(Role.HEAD, OWN, CHILD, PARENT, SIBLING)
            .to(Role.AGENCY_OFFICER, OWN, PARENT, SIBLING)
            .to(Role.COMMAND_CENTRE, OWN, CHILD, PARENT)
            .to(Role.ADMINISTRATOR, OWN, CHILD, PARENT)
            .to(Role.AUDITOR, OWN, CHILD, PARENT)),
    /** Saying that a report should not count. */
    CONTEST_RANKING(rows().to(Role.HEAD, OWN, CHILD)),
    /** Deciding that, for another person than who said it. */
    DECIDE_RANKING_CONTEST(rows().to(Role.HEAD, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Whether everybody may see it. */
    PUBLISH_RANKING(rows().to(Role.ADMINISTRATOR, OWN)),
    /** What the government wants to reach, for who answers for all of it. */
    SET_TARGETS(rows().to(Role.HEAD, OWN).to(Role.ADMINISTRATOR, OWN)),
    /** Disaster mode of a city or a province; asked about the whole city that an area lies in. */
    DECLARE_DISASTER(
            rows().to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD).to(Role.ADMINISTRATOR, OWN, CHILD)),
    /** Closing it without anything being done. */
    CLOSE_REPORT(rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.AGENCY_OFFICER, OWN)),
    HAND_OVER_REPORT(rows().to(Role.OFFICER, OWN, CHILD)
            .to(Role.HEAD, OWN, CHILD)
            .to(Role.AGENCY_OFFICER, OWN)
            .to(Role.PRIVATE_RECIPIENT, OWN)),
    /** Taking a report that another government would hand over, or not: for the unit that is meant, or one above it. */
    ANSWER_PROPOSAL(
            rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.AGENCY_OFFICER, OWN)),
    REOPEN_REPORT(rows().to(Role.OFFICER, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Taking reports about the same thing together, and apart again. */
    MERGE_REPORTS(rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD)),
    /** Turning a reporter's objection down; never by who did the work, closed it or is of that office. */
    DECIDE_OBJECTION(rows().to(Role.OFFICER, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Hiding what somebody has said about it in public. */
    HIDE_COMMENT(rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Showing the public what a partner says about a report. */
    PUBLISH_PARTNER_NOTE(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN).to(Role.HEAD, OWN, CHILD, OVERSEEN)),

    // ------------------------------------------------------------ instructions from above

    /** For who instructs, for whom it reaches, and for the tiers above both. */
    READ_INSTRUCTION(rows().to(Role.OFFICER, OWN, CHILD, OVERSEEN)
            .to(Role.HEAD, OWN, CHILD, OVERSEEN)
            .to(Role.COMMAND_CENTRE, OWN, CHILD, OVERSEEN)
            .to(Role.AGENCY_OFFICER, OWN)),
    /** To units below, and agencies of one's own area; where a province only oversees it is a request for supervision. */
    ISSUE_INSTRUCTION(rows().to(Role.HEAD, OWN, CHILD, OVERSEEN).to(Role.COMMAND_CENTRE, OWN, CHILD, OVERSEEN)),
    /** Saying that it was read, how far it is, that it is done, or why not. */
    WORK_INSTRUCTION(rows().to(Role.OFFICER, OWN).to(Role.HEAD, OWN).to(Role.AGENCY_OFFICER, OWN)),
    /** Passing it on to units below. */
    FORWARD_INSTRUCTION(rows().to(Role.OFFICER, OWN).to(Role.HEAD, OWN).to(Role.AGENCY_OFFICER, OWN)),
    /** Looking whether it is done, sending it back, taking it back: who gave it or passed it on, and the tiers above. */
    CONFIRM_INSTRUCTION(rows().to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),

    // ------------------------------------------------------------ rooms

    /** Of the citizens of a kelurahan and of its RW; officers' own rooms go with their board. */
    READ_ROOM(rows().to(Role.OFFICER, OWN, CHILD)
            .to(Role.HEAD, OWN, CHILD)
            .to(Role.COMMAND_CENTRE, OWN, CHILD)
            .to(Role.MODERATOR, OWN, CHILD)
            .to(Role.RT_OFFICIAL, OWN)
            .to(Role.RW_OFFICIAL, OWN)),
    SPEAK_IN_ROOM(rows().to(Role.OFFICER, OWN)
            .to(Role.HEAD, OWN, CHILD)
            .to(Role.COMMAND_CENTRE, OWN, CHILD)
            .to(Role.MODERATOR, OWN, CHILD)
            .to(Role.RT_OFFICIAL, OWN)
            .to(Role.RW_OFFICIAL, OWN)),
    /** Deciding what becomes of messages that were pointed out. */
    MODERATE_ROOM(rows().to(Role.MODERATOR, OWN, CHILD)
            .to(Role.OFFICER, OWN, CHILD)
            .to(Role.HEAD, OWN, CHILD)
            .to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Telling something to everybody of an area. */
    ANNOUNCE(rows().to(Role.OFFICER, OWN).to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),
    /** Taking what many people speak of at once, and saying at the end what it was. */
    ANSWER_CHAT_ALARM(
            rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD).to(Role.COMMAND_CENTRE, OWN, CHILD)),

    /** A government's own rules for what is said in its rooms. */
    CHANGE_ROOM_RULES(rows().to(Role.ADMINISTRATOR, OWN).to(Role.HEAD, OWN).to(Role.COMMAND_CENTRE, OWN)),

    // ------------------------------------------------------------ who gets a report

    /** The rules, and what others would do. */
    READ_ROUTING(rows().to(Role.ADMINISTRATOR, OWN).to(Role.HEAD, OWN).to(Role.COMMAND_CENTRE, OWN)),
    /** Of a whole government: who administers it. */
    CHANGE_ROUTING(rows().to(Role.ADMINISTRATOR, OWN)),

    /** The terms of a government, and what others would have done. */
    READ_LADDER(rows().to(Role.ADMINISTRATOR, OWN).to(Role.HEAD, OWN).to(Role.COMMAND_CENTRE, OWN)),
    /** Of a whole government: who administers it. */
    CHANGE_LADDER(rows().to(Role.ADMINISTRATOR, OWN)),

    /** What offices say again and again: of a whole government, or of a unit. */
    MANAGE_TEMPLATES(rows().to(Role.ADMINISTRATOR, OWN, CHILD)),

    // ------------------------------------------------------------ who wrote a report

    /** Asking that it be opened. */
    REQUEST_REVEAL(rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD)),
    /** Granting it to somebody else, or not. */
    DECIDE_REVEAL(rows().to(Role.PRIVACY_OFFICER, OWN, CHILD)),
    /** Reading it while it is open; the vault shows it to who asked alone. */
    READ_REVEAL(rows().to(Role.OFFICER, OWN, CHILD).to(Role.HEAD, OWN, CHILD)),
    /** Answering what people ask of their own data. */
    ANSWER_PRIVACY_REQUEST(rows().to(Role.PRIVACY_OFFICER, OWN)),
    /** How long what is said in rooms is kept, what is held back from going, and records to take along. */
    KEEP_ROOM_RECORDS(rows().to(Role.PRIVACY_OFFICER, OWN)),

    // ------------------------------------------------------------ staff

    /** Who has which role in a unit, since when and until when, who stands in, who is on duty. */
    READ_STAFF(rows().to(Role.ADMINISTRATOR, OWN, CHILD, INSTALLATION).to(Role.HEAD, OWN, CHILD)),
    /** Inviting, ending, naming deputies, closing accounts; never one's own. */
    CHANGE_STAFF(rows().to(Role.ADMINISTRATOR, OWN, CHILD, INSTALLATION)),
    PLAN_DUTY(rows().to(Role.ADMINISTRATOR, OWN, CHILD, INSTALLATION).to(Role.HEAD, OWN, CHILD)),
    // ------------------------------------------------------------ governments and their offices

    /** The settings of a government, and whom it oversees or is overseen by, with what was changed. */
    READ_GOVERNMENT(rows().to(Role.ADMINISTRATOR, OWN, INSTALLATION)),
    CHANGE_GOVERNMENT(rows().to(Role.ADMINISTRATOR, OWN, INSTALLATION)),
    FOUND_GOVERNMENT(rows().to(Role.ADMINISTRATOR, INSTALLATION)),
    /** Oversight opens the reports of another government: no government gives it to itself. */
    CHANGE_OVERSIGHT(rows().to(Role.ADMINISTRATOR, INSTALLATION)),
    /** Which offices there are, with what was changed about them. */
    READ_OFFICES(rows().to(Role.ADMINISTRATOR, OWN, CHILD, INSTALLATION)),
    /** Making, naming, ending offices. */
    CHANGE_OFFICES(rows().to(Role.ADMINISTRATOR, OWN, CHILD, INSTALLATION)),

    /** What was decided, read and changed in a government; of the installation, what its administrators did. */
    READ_AUDIT(rows().to(Role.AUDITOR, OWN, CHILD).to(Role.ADMINISTRATOR, INSTALLATION)),

    /** What citizens of a government choose from: decided for the whole of it. */
    MANAGE_CATEGORIES(rows().to(Role.ADMINISTRATOR, OWN, INSTALLATION)),

    // ------------------------------------------------------------ the installation

    /** Keys of partners: giving one out, ending one. */
    MANAGE_KEYS(rows().to(Role.ADMINISTRATOR, INSTALLATION)),

    READ_DEAD_LETTERS(rows().to(Role.ADMINISTRATOR, INSTALLATION)),
    /** Sending dead letters again, or giving them up. */
    DECIDE_DEAD_LETTERS(rows().to(Role.ADMINISTRATOR, INSTALLATION)),
    /** Seeing where somebody else is signed in, ending it, and taking a lost authenticator away. */
    MANAGE_SIGN_INS(rows().to(Role.ADMINISTRATOR, INSTALLATION));

    private final boolean open;
    private final boolean own;
    private final Map<Role, Set<Relation>> allowed;

    Action(Rows rows) {
        this.open = rows.open;
        this.own = rows.own;
        this.allowed = rows.allowed;
    }

    /** Whether everybody may, signed in or not; whatever else guards it then is a key or a limit. */
    public boolean isOpen() {
        return open;
    }

    /** Whether everybody may who is signed in, about themselves alone. */
    public boolean isOwn() {
        return own;
    }

    /** @return the relations in which a role may do it; none for a role that the table does not name */
    public Set<Relation> relations(Role role) {
        return Collections.unmodifiableSet(allowed.getOrDefault(role, EnumSet.noneOf(Relation.class)));
    }

    private static Rows open() {
        Rows rows = new Rows();
        rows.open = true;
        return rows;
    }

    private static Rows own() {
        Rows rows = new Rows();
        rows.own = true;
        return rows;
    }

    private static Rows rows() {
        return new Rows();
    }

    /** The rows of one action while the table is written. */
    private static final class Rows {
        private final Map<Role, Set<Relation>> allowed = new EnumMap<>(Role.class);
        private boolean open;
        private boolean own;

        Rows to(Role role, Relation first, Relation... more) {
            allowed.put(role, EnumSet.of(first, more));
            return this;
        }
    }
}
