package id.kentongan.web.room.view;

import id.kentongan.chat.community.entity.Visibility;
import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.ReviewRefused;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.RoomView;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Place;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.SpeakerKind;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.bounds.CommentLimit;
import id.kentongan.web.filing.Spot;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /room/talk.xhtml?room=…&before=…&words=…}: one of the reader's rooms, and what is said in it. */
@Named
@RequestScoped
public class TalkView {

    private static final int PAGE = 50;
    private static final Pattern DONE_TO = Pattern.compile("([a-z]{2,12}):([1-9][0-9]{0,17})");

    /** A room that the reader can go to. */
    public record RoomLink(String id, String name, long unread, String here) {}

    /** What a message can be pointed out for. */
    public record Choice(String value, String label) {}

    private String room = "";
    private String before = "";
    private String words = "";
    private @Nullable RoomView chosen;
    private List<RoomView> rooms = List.of();
    private List<MessageRow> rows = List.of();
    private List<MessageRow> pinned = List.of();
    private String refusal = "";
    private String draft = "";
    private String next = UUID.randomUUID().toString();
    private long replyTo;
    private long editing;
    private long flagging;

    @Inject
    private TalkDesk desk;

    @Inject
    private ReviewDesk reviews;

    @Inject
    private CommentLimit limit;

    @Inject
    private TalkLines rendering;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    public void load() {
        try {
            rooms = desk.rooms(user.actor());
            chosen = choose();
            RoomView here = chosen;
            if (here == null) {
                refusal = texts.get("talk.refused.UNKNOWN");
            } else {
                read(here);
            }
        } catch (VaultClosed e) {
            refusal = texts.get("talk.closed");
        } catch (TalkRefused e) {
            if (e.reason() == Reason.UNKNOWN) {
                Attempts.missing();
            }
            refusal = said(e);
        }
    }

    private @Nullable RoomView choose() {
        Optional<UUID> wanted = Attempts.id(room);
        if (!room.isEmpty() && wanted.isEmpty()) {
            throw new TalkRefused(Reason.UNKNOWN);
        }
        if (wanted.isPresent()) {
            return desk.room(user.actor(), wanted.get());
        }
        return rooms.stream()
                .filter(view -> view.seat().kind() != RoomKind.ANNOUNCEMENTS)
                .findFirst()
                .orElse(rooms.isEmpty() ? null : rooms.get(0));
    }

    private void read(RoomView here) {
        Actor actor = user.actor();
        UUID id = here.seat().room();
        long upTo = before.matches("[1-9][0-9]{0,17}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<MessageRow> found = words.isBlank()
                ? desk.before(actor, id, upTo, PAGE + 1)
                : desk.search(actor, id, tag() == null ? words : "", tag(), upTo, PAGE + 1);
        rows = new ArrayList<>(found);
        Collections.reverse(rows);
        pinned = desk.pinned(actor, id);
        if (upTo == Long.MAX_VALUE && words.isBlank()) {
            desk.read(actor, id, here.lastSeq());
        }
    }

    private @Nullable String tag() {
        String wanted = words.strip();
        return wanted.matches("#[\\p{L}\\p{N}_]+") ? wanted : null;
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        Optional<UUID> in = Attempts.id(sent.getOrDefault("in", ""));
        if (in.isEmpty()) {
            load();
            return;
        }
        room = in.get().toString();
        try {
            act(in.get(), sent.getOrDefault("do", ""), sent);
        } catch (TalkRefused e) {
            draft = sent.getOrDefault("said", "");
            texts.refuse("talk.refused." + e.reason(), e.seconds());
        } catch (ReviewRefused e) {
            texts.refuse("review.refused." + e.reason());
        }
        load();
    }

    private void act(UUID in, String what, Map<String, String> sent) {
        Actor actor = user.actor();
        long answered = number(sent.getOrDefault("replyTo", ""));
        long changed = number(sent.getOrDefault("editing", ""));
        Matcher about = DONE_TO.matcher(what);
        if (about.matches()) {
            touch(in, about.group(1), Long.parseLong(about.group(2)));
        } else if (what.equals("say") && changed > 0) {
            desk.edit(actor, in, changed, sent.getOrDefault("said", ""));
        } else if (what.equals("say") || what.equals("announce")) {
            slow();
            NewMessage message = new NewMessage(
                    Attempts.id(sent.getOrDefault("id", "")).orElseGet(UUID::randomUUID),
                    sent.getOrDefault("said", ""),
                    answered == 0 ? null : answered,
                    place(sent.getOrDefault("place", "")));
            if (what.equals("say")) {
                desk.say(actor, in, message);
            } else if ("true".equals(sent.get("asks"))) {
                desk.ask(actor, in, message);
            } else {
                desk.announce(actor, in, message);
            }
        } else if (what.equals("report")) {
            Policy policy = Stream.of(Policy.values())
                    .filter(each -> each.name().equals(sent.get("policy")))
                    .findFirst()
                    .orElse(Policy.OTHER);
            reviews.flag(actor, in, number(sent.getOrDefault("flagging", "")), policy);
            texts.info("talk.flagged");
        }
    }

    private static @Nullable Place place(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        Spot spot = Spot.of(typed.strip()).orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_PLACE));
        return new Place(spot.lat(), spot.lon());
    }

    private void slow() {
        int seconds = isOfficer() ? 0 : limit.ofTalk(user.actor().personId());
        if (seconds > 0) {
            throw new TalkRefused(Reason.SLOW, seconds);
        }
    }

    private void touch(UUID in, String what, long number) {
        Actor actor = user.actor();
        switch (what) {
            case "reply" -> replyTo = number;
            case "edit" -> {
                editing = number;
                draft = own(in, number);
            }
            case "flag" -> flagging = number;
            case "torep" -> toReport(in, number);
            case "remove" -> desk.remove(actor, in, number);
            case "confirm" -> desk.confirm(actor, in, number);
            case "pin" -> desk.pin(actor, in, number, true);
            case "unpin" -> desk.pin(actor, in, number, false);
            default ->
                Stream.of(Reaction.values())
                        .filter(sign -> sign.name().equalsIgnoreCase(what))
                        .findFirst()
                        .ifPresent(sign -> desk.react(actor, in, number, sign));
        }
    }

    private static void toReport(UUID in, long number) {
        ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
        try {
            browser.redirect(
                    browser.getRequestContextPath() + Page.ROOM_REPORT.path() + "?room=" + in + "&number=" + number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String own(UUID in, long number) {
        return desk.before(user.actor(), in, number + 1, 1).stream()
                .filter(row -> row.seq() == number && row.mine())
                .map(MessageRow::words)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new TalkRefused(Reason.NOT_YOURS));
    }

    private static long number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
    }

    private String said(TalkRefused refused) {
        return texts.get("talk.refused." + refused.reason(), refused.seconds());
    }

    /** Whose clocks say when something was said. */
    public ZoneId getZone() {
        return chosen == null
                ? ZoneOffset.UTC
                : directory.tenant(chosen.seat().tenantId()).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }

    private String name(RoomView view) {
        @Nullable String own = view.seat().name();
        return texts.get("talk.room." + view.seat().kind(), own == null ? view.areaName() : own);
    }

    /** The reader's rooms, and the one that is open. */
    public List<RoomLink> getRooms() {
        return Stream.concat(
                        rooms.stream(),
                        Stream.ofNullable(chosen)
                                .filter(here -> rooms.stream()
                                        .noneMatch(view -> view.seat()
                                                .room()
                                                .equals(here.seat().room()))))
                .map(view -> new RoomLink(
                        view.seat().room().toString(),
                        name(view),
                        here(view) ? 0 : view.unread(),
                        here(view) ? "page" : "false"))
                .toList();
    }

    private boolean here(RoomView view) {
        return chosen != null && view.seat().room().equals(chosen.seat().room());
    }

    /** Oldest first. */
    public List<TalkLine> getLines() {
        return lines(rows.size() > PAGE ? rows.subList(1, rows.size()) : rows);
    }

    public List<TalkLine> getPinned() {
        return lines(pinned);
    }

    private List<TalkLine> lines(List<MessageRow> of) {
        RoomView here = chosen;
        ZoneId zone = getZone();
        return here == null
                ? List.of()
                : of.stream().map(row -> rendering.line(row, here.seat(), zone)).toList();
    }

    public @Nullable TalkLine getPattern() {
        return chosen == null ? null : rendering.pattern();
    }

    /** Number before which the older messages stand; empty if there are none. */
    public String getOlder() {
        return rows.size() > PAGE ? Long.toString(rows.get(1).seq()) : "";
    }

    /** Whether these are the newest messages, which grow while the page is open. */
    public boolean isNewest() {
        return before.isEmpty() && words.isBlank();
    }

    /** Why there is no room; empty if there is. */
    public String getRefusal() {
        return refusal;
    }

    public String getTitle() {
        return chosen == null ? texts.get("menu.item.TALK") : name(chosen);
    }

    /** How many are in the room. */
    public String getLead() {
        return chosen == null ? "" : texts.get("talk.members", chosen.members());
    }

    /** Whether the reader may make reports of others' words. */
    public boolean isFiler() {
        return chosen != null
                && isSpeaks()
                && chosen.seat().speaker().kind() == SpeakerKind.OFFICER
                && chosen.seat().kind() != RoomKind.OFFICERS;
    }

    /** Whether the reader is an official of an RT or RW of the place, who confirms what is announced there. */
    public boolean isOfficial() {
        return chosen != null
                && desk.official(
                        user.actor(), chosen.seat().tenantId(), chosen.seat().area());
    }

    /** Who reads the room, and under which names. */
    public String getAbout() {
        RoomView here = chosen;
        if (here == null) {
            return "";
        }
        if (here.seat().kind() == RoomKind.RT_OFFICIALS) {
            return texts.get("talk.about.officials");
        }
        Visibility visible = here.seat().area().level() == Level.RW ? Visibility.RW : Visibility.KELURAHAN;
        return here.seat().kind() == RoomKind.COMMUNITY
                ? texts.get("community.visibility." + visible, here.areaName()) + " " + texts.get("community.names")
                : texts.get("talk.about.names");
    }

    /** As whom the reader speaks. */
    public String getHint() {
        RoomView here = chosen;
        if (here == null || here.seat().speaker().citizen()) {
            return texts.get("talk.say.hint");
        }
        if (here.seat().speaker().kind() == SpeakerKind.OFFICER) {
            return texts.get("talk.say.hint.office");
        }
        return here.seat().kind() == RoomKind.RT_OFFICIALS
                ? texts.get("talk.say.hint.among")
                : texts.get("talk.say.hint.official");
    }

    /** The slowness of the room; empty for none. */
    public String getSlow() {
        return chosen == null || chosen.slowSeconds() == 0 ? "" : texts.get("talk.slow", chosen.slowSeconds());
    }

    public boolean isSpeaks() {
        return chosen != null && chosen.seat().speaks();
    }

    /** Whether the reader works for an office. */
    public boolean isOfficer() {
        return !user.actor().posts().isEmpty();
    }

    public boolean isAnnounces() {
        return chosen != null && chosen.seat().announces();
    }

    /** Whether nobody but the announcement's office speaks here. */
    public boolean isAnnouncements() {
        return chosen != null && chosen.seat().kind() == RoomKind.ANNOUNCEMENTS;
    }

    /** What scripts send words to, below the interface's root. */
    public String getSayPath() {
        return (isOfficer() ? "staff" : "me") + "/rooms/" + getId();
    }

    /** By what scripts know the reader's own messages; empty for officers, who speak as their office. */
    public String getSelf() {
        return chosen == null || !chosen.seat().speaker().citizen()
                ? ""
                : chosen.seat().speaker().id();
    }

    public int getTenant() {
        return chosen == null ? 0 : chosen.seat().tenantId();
    }

    public long getChange() {
        return chosen == null ? 0 : chosen.lastChange();
    }

    public String getId() {
        return chosen == null ? "" : chosen.seat().room().toString();
    }

    /** The number that the next message will have, so that it is said once however often it is sent. */
    public String getNext() {
        return next;
    }

    public String getDraft() {
        return draft;
    }

    public long getReplyTo() {
        return replyTo;
    }

    public long getEditing() {
        return editing;
    }

    public long getFlagging() {
        return flagging;
    }

    public List<Choice> getPolicies() {
        return Stream.of(Policy.values())
                .map(policy -> new Choice(policy.name(), texts.get("review.policy." + policy)))
                .toList();
    }

    public String getRoom() {
        return room;
    }

    public void setRoom(@Nullable String room) {
        this.room = room == null ? "" : room;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before == null ? "" : before;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }
}
