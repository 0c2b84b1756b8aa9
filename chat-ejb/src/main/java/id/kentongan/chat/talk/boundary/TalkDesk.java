package id.kentongan.chat.talk.boundary;

import id.kentongan.chat.talk.control.Messages;
import id.kentongan.chat.talk.control.Officials;
import id.kentongan.chat.talk.control.RoomNames;
import id.kentongan.chat.talk.control.Seats;
import id.kentongan.chat.talk.control.Talk;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Picture;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where people talk: each in the rooms that are theirs, as whom they are there. */
@Stateless
public class TalkDesk {

    /** Messages of one answer. */
    public static final int MOST = 200;

    /** Characters of what is looked for. */
    public static final int LONGEST_SEARCH = 200;

    @Inject
    private Seats seats;

    @Inject
    private Talk talk;

    @Inject
    private Messages messages;

    @Inject
    private Officials officials;

    @Inject
    private RoomNames names;

    @Inject
    private Sql sql;

    /**
     * The person's rooms, announcements first, with how far they have read.
     *
     * @throws TalkRefused to a citizen who may be in none
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public List<RoomView> rooms(Actor actor) {
        return seats.scope(actor).call(() -> views(seats.all(actor)));
    }

    /**
     * The rooms of a kelurahan that an officer may read.
     *
     * @return none if there is no such kelurahan, or it is none of the officer's
     */
    public List<RoomView> rooms(Actor actor, AreaCode kelurahan) {
        return seats.scope(actor).call(() -> views(seats.of(actor, kelurahan)));
    }

    /**
     * One room; whoever asks has come into it.
     *
     * @throws TalkRefused if there is no such room for this person
     */
    public RoomView room(Actor actor, UUID room) {
        return in(actor, room, seat -> views(List.of(seat)).get(0));
    }

    /**
     * Says something.
     *
     * @return the message; the first one when it comes again with the same number
     * @throws TalkRefused if it cannot be said
     */
    public MessageRow say(Actor actor, UUID room, NewMessage message) {
        return in(actor, room, seat -> row(seat, talk.say(seat, message, MessageKind.WORDS)));
    }

    /**
     * Tells something to everybody of the room's area.
     *
     * @return the message; the first one when it comes again with the same number
     * @throws TalkRefused if it cannot be said, or the person does not speak for the area
     */
    public MessageRow announce(Actor actor, UUID room, NewMessage message) {
        return in(actor, room, seat -> row(seat, talk.say(seat, message, MessageKind.ANNOUNCEMENT)));
    }

    /**
     * Announces something, and asks the officials of RT and RW to confirm that they have read it.
     *
     * @throws TalkRefused if it cannot be said, the person does not speak for the area, or it has no officials
     */
    public MessageRow ask(Actor actor, UUID room, NewMessage message) {
        return in(actor, room, seat -> {
            AreaCode kelurahan = seat.area().at(Level.KELURAHAN).orElse(seat.area());
            return row(seat, talk.ask(seat, message, officials.count(seat.tenantId(), kelurahan)));
        });
    }

    /**
     * Whether one may add a photo to a message: asked before a large body is read.
     *
     * @throws TalkRefused if not
     */
    public void attachable(Actor actor, UUID room, long seq) {
        in(actor, room, seat -> {
            talk.attachable(seat, seq);
            return seat;
        });
    }

    /**
     * Adds a photo to one's own message, within {@link Talk#EDITABLE}; the same picture is kept once.
     *
     * @throws TalkRefused if there is no such message of one's own, it is too old, or it has {@value Picture#MOST}
     */
    public MessageRow attach(Actor actor, UUID room, long seq, Picture picture) {
        return change(actor, room, seq, seat -> talk.attach(seat, seq, picture));
    }

    /**
     * The JPEG of a photo of a message that one may read.
     *
     * @throws TalkRefused if there is none
     */
    public byte[] photo(Actor actor, UUID room, long seq, UUID photo) {
        return in(
                actor,
                room,
                seat -> messages.jpeg(seat.tenantId(), room, seq, photo)
                        .orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_MESSAGE)));
    }

    /** Whether the person is an official of an RT or RW of the kelurahan that an area lies in. */
    public boolean official(Actor actor, int tenantId, AreaCode area) {
        return Officials.has(tenantId, area, actor);
    }

    /**
     * Confirms that one has read an announcement; again is the same as once.
     *
     * @throws TalkRefused if there is no such announcement, nobody is asked, or the person is no official of the kelurahan
     */
    public MessageRow confirm(Actor actor, UUID room, long seq) {
        return change(actor, room, seq, seat -> {
            if (!Officials.has(seat.tenantId(), seat.area(), actor)) {
                throw new TalkRefused(Reason.NOT_ASKED);
            }
            talk.confirm(seat, seq);
        });
    }

    /**
     * Puts other words in the place of one's own, within {@link Talk#EDITABLE}.
     *
     * @throws TalkRefused if it cannot be
     */
    public MessageRow edit(Actor actor, UUID room, long seq, String words) {
        return change(actor, room, seq, seat -> talk.edit(seat, seq, words));
    }

    /**
     * Takes one's own words back.
     *
     * @throws TalkRefused if it cannot be
     */
    public MessageRow remove(Actor actor, UUID room, long seq) {
        return change(actor, room, seq, seat -> talk.remove(seat, seq));
    }

    /**
     * @param sign null to take one's own back
     * @throws TalkRefused if there is no such message
     */
    public MessageRow react(Actor actor, UUID room, long seq, @Nullable Reaction sign) {
        return change(actor, room, seq, seat -> talk.react(seat, seq, sign));
    }

    /**
     * Puts a message above the room, or takes it from there.
     *
     * @throws TalkRefused if it cannot be
     */
    public MessageRow pin(Actor actor, UUID room, long seq, boolean above) {
        return change(actor, room, seq, seat -> talk.pin(seat, seq, above));
    }

    /**
     * A message that may become a report, with the seat of who would file it. Asked before, so that nobody fills in a form
     * for nothing.
     *
     * @throws TalkRefused if it is not there, not one's own, or a report already
     */
    public Reportable reportable(Actor actor, UUID room, long seq) {
        return in(actor, room, seat -> {
            talk.reportable(seat, seq);
            return new Reportable(seat, row(seat, seq));
        });
    }

    /** A message that may become a report. */
    public record Reportable(Seat seat, MessageRow message) {}

    /**
     * A message has become a report: it stands with the report's ticket, and the room hears how that one moves. Again is the
     * same as once.
     *
     * @param ticket of a report that everybody may know of, which the caller has looked up
     * @throws TalkRefused if it is not there, not one's own, or another report already
     */
    public MessageRow reported(Actor actor, UUID room, long seq, String ticket) {
        return change(actor, room, seq, seat -> talk.reported(seat, seq, ticket));
    }

    /**
     * One has read everything up to there.
     *
     * @throws TalkRefused if there is no such room for this person
     */
    public void read(Actor actor, UUID room, long seq) {
        in(actor, room, seat -> {
            talk.read(seat, seq);
            return seat;
        });
    }

    /**
     * Whether one wants no notices of the room.
     *
     * @throws TalkRefused if there is no such room for this person
     */
    public void quiet(Actor actor, UUID room, boolean quiet) {
        in(
                actor,
                room,
                seat -> sql.update(
                        "update chat.member set quiet = ? where tenant_id = ? and room_id = ? and speaker = ?",
                        quiet,
                        seat.tenantId(),
                        seat.room(),
                        seat.speaker().id()));
    }

    /**
     * What was said before a message.
     *
     * @param before only smaller numbers; {@link Long#MAX_VALUE} for the newest
     * @param size 1 to {@value #MOST}
     * @return newest first
     * @throws TalkRefused if there is no such room for this person
     */
    public List<MessageRow> before(Actor actor, UUID room, long before, int size) {
        return in(
                actor,
                room,
                seat -> messages.before(
                        seat.tenantId(), seat.room(), seat.speaker().id(), before, bounded(size)));
    }

    /**
     * What happened after a change.
     *
     * @param after number of the last change that is known; 0 for all of it
     * @param size 1 to {@value #MOST}
     * @throws TalkRefused if there is no such room for this person
     */
    public Changes after(Actor actor, UUID room, long after, int size) {
        return in(
                actor,
                room,
                seat -> messages.after(
                        seat.tenantId(), seat.room(), seat.speaker().id(), after, bounded(size)));
    }

    /** What stands above the room, the latest first. */
    public List<MessageRow> pinned(Actor actor, UUID room) {
        return in(
                actor,
                room,
                seat -> messages.pinned(
                        seat.tenantId(), seat.room(), seat.speaker().id()));
    }

    /**
     * Messages that have all these words, in any form of them, and that tag.
     *
     * @param words up to {@value #LONGEST_SEARCH} characters; empty for any
     * @param tag with or without its sign; null for any
     * @param before only smaller numbers; {@link Long#MAX_VALUE} for the newest
     * @param size 1 to {@value #MOST}
     * @return newest first
     * @throws TalkRefused if there is no such room for this person
     */
    public List<MessageRow> search(Actor actor, UUID room, String words, @Nullable String tag, long before, int size) {
        if (words.length() > LONGEST_SEARCH) {
            throw new TalkRefused(Reason.WORDS_TOO_LONG);
        }
        @Nullable String plain = tag == null ? null : tag.replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        return in(
                actor,
                room,
                seat -> messages.search(
                        seat.tenantId(), seat.room(), seat.speaker().id(), words, plain, before, bounded(size)));
    }

    private MessageRow change(Actor actor, UUID room, long seq, Consumer<Seat> work) {
        return in(actor, room, seat -> {
            work.accept(seat);
            return row(seat, seq);
        });
    }

    private <T> T in(Actor actor, UUID room, Function<Seat, T> work) {
        return seats.scope(actor).call(() -> {
            Seat seat = seats.in(actor, room);
            talk.enter(seat);
            return work.apply(seat);
        });
    }

    private MessageRow row(Seat seat, long seq) {
        return messages.before(seat.tenantId(), seat.room(), seat.speaker().id(), seq + 1, 1).stream()
                .filter(row -> row.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_MESSAGE));
    }

    private static int bounded(int size) {
        return Math.max(1, Math.min(size, MOST));
    }

    private List<RoomView> views(List<Seat> mine) {
        mine.forEach(talk::join);
        Map<UUID, Seat> byRoom = mine.stream().collect(Collectors.toMap(Seat::room, Function.identity()));
        List<UUID> order = mine.stream().map(Seat::room).toList();
        return sql
                .list(
                        """
                        select r.id, r.last_seq, r.last_change, r.slow_seconds, m.last_read, m.quiet,
                               (select count(*) from chat.member a
                                where a.tenant_id = r.tenant_id and a.room_id = r.id and a.left_at is null)
                        from unnest(?::uuid[], ?::text[]) k (room, speaker) join chat.room r on r.id = k.room
                        join chat.member m on m.tenant_id = r.tenant_id and m.room_id = r.id and m.speaker = k.speaker""",
                        row -> {
                            Seat seat = byRoom.get(row.getObject(1, UUID.class));
                            return new RoomView(
                                    seat,
                                    names.of(seat.area()),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(5),
                                    row.getInt(7),
                                    row.getInt(4),
                                    row.getBoolean(6));
                        },
                        Columns.texts(mine, Seat::room),
                        Columns.texts(mine, seat -> seat.speaker().id()))
                .stream()
                .sorted(Comparator.comparingInt(
                        view -> order.indexOf(view.seat().room())))
                .toList();
    }
}
