package id.kentongan.chat.talk.control;

import id.kentongan.chat.announcement.control.ReportNews;
import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.Verdict;
import id.kentongan.chat.room.entity.RoomChanged;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.entity.MessageJudged;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageSaid;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Picture;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.chat.talk.entity.SpeakerKind;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is said in rooms. The row of the room is the point at which everybody passes one by one: who holds it
 * gives the next number, and it is free again when the message is there for all to read.
 */
@ApplicationScoped
public class Talk {

    /** How long one may change one's own words. */
    public static final Duration EDITABLE = Duration.ofMinutes(60);

    /** Messages that stand above a room. */
    public static final int MOST_PINS = 3;

    private final Sql sql;
    private final DatabaseClock clock;
    private final RoomJudge judge;
    private final ReportNews news;
    private final Event<RoomChanged> changed;
    private final Event<MessageJudged> judged;
    private final Event<MessageSaid> said;

    @Inject
    public Talk(
            Sql sql,
            DatabaseClock clock,
            RoomJudge judge,
            ReportNews news,
            Event<RoomChanged> changed,
            Event<MessageJudged> judged,
            Event<MessageSaid> said) {
        this.sql = sql;
        this.clock = clock;
        this.judge = judge;
        this.news = news;
        this.changed = changed;
        this.judged = judged;
        this.said = said;
    }

    /** For the container's proxy. */
    protected Talk() {
        this.sql = null;
        this.clock = null;
        this.judge = null;
        this.news = null;
        this.changed = null;
        this.judged = null;
        this.said = null;
    }

    private record Counts(long seq, long change, int slow) {}

    private record Standing(
            @Nullable OffsetDateTime said,
            @Nullable OffsetDateTime silenced,
            @Nullable OffsetDateTime blocked) {}

    private record Kept(
            UUID id,
            OffsetDateTime at,
            MessageState state,
            String speaker,
            @Nullable String words,
            boolean pinned,
            MessageKind kind,
            @Nullable String ticket) {}

    /**
     * @return the message's number in the room; the first one's when it was said before
     * @throws TalkRefused if it cannot be said
     */
    public long say(Seat seat, NewMessage message, MessageKind kind) {
        return say(seat, message, kind, null);
    }

    /**
     * Announces something that officials are asked to confirm.
     *
     * @param asked how many there are
     * @see #say(Seat, NewMessage, MessageKind)
     */
    public long ask(Seat seat, NewMessage message, int asked) {
        if (asked < 1) {
            throw new TalkRefused(Reason.NO_OFFICIALS);
        }
        return say(seat, message, MessageKind.ANNOUNCEMENT, asked);
    }

    private long say(Seat seat, NewMessage message, MessageKind kind, @Nullable Integer asked) {
        if (kind == MessageKind.ANNOUNCEMENT ? !seat.announces() : !seat.speaks()) {
            throw new TalkRefused(Reason.READ_ONLY);
        }
        byte[] print = print(seat, message);
        // Before the room is locked: others need not wait for it.
        Optional<Verdict> verdict = judge.judge(seat, kind, message.words());
        Optional<String> clarification = judge.clarification(seat, message.words());
        Counts room = lock(seat);
        Optional<Long> before = before(seat, message.clientId(), print);
        if (before.isPresent()) {
            return before.get();
        }
        OffsetDateTime now = clock.now();
        Standing standing = standing(seat);
        refuseIfAway(standing, now);
        refuseIfTooSoon(seat, room, standing, now);
        if (message.replyTo() != null && find(seat, message.replyTo()).isEmpty()) {
            throw new TalkRefused(Reason.NO_SUCH_MESSAGE);
        }
        long seq = room.seq() + 1;
        UUID id = UuidV7.at(now.toInstant());
        Writes writes = new Writes();
        writes.add(
                "update chat.room set last_seq = ?, last_change = ? where id = ?", seq, room.change() + 1, seat.room());
        writes.add(
                "insert into chat.message (tenant_id, id, room_id, seq, change, kind, created_at, speaker_kind, speaker,"
                        + " speaker_area, speaker_unit, words, reply_to, tags, state, asked, lat, lon, clarification)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                seat.tenantId(),
                id,
                seat.room(),
                seq,
                room.change() + 1,
                kind.name(),
                now,
                seat.speaker().kind().name(),
                seat.speaker().id(),
                seat.speaker().area() == null ? null : seat.speaker().area().value(),
                seat.speaker().unit(),
                message.words(),
                message.replyTo(),
                tags(message),
                RoomJudge.state(verdict).name(),
                asked,
                message.place() == null ? null : message.place().lat(),
                message.place() == null ? null : message.place().lon(),
                clarification.orElse(null));
        writes.add(
                "insert into chat.sent (tenant_id, speaker, client_id, room_id, seq, print, sent_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                seat.tenantId(),
                seat.speaker().id(),
                message.clientId(),
                seat.room(),
                seq,
                print,
                now);
        // What one says one has read, and all before it.
        writes.add(
                "update chat.member set last_said = ?, last_read = ? where tenant_id = ? and room_id = ? and speaker = ?",
                now,
                seq,
                seat.tenantId(),
                seat.room(),
                seat.speaker().id());
        if (seat.kind() != RoomKind.OFFICERS) {
            news.spoken(seat.tenantId(), seat.room(), seq, message.tickets(), writes);
        }
        sql.write(writes);
        pointOut(seat, id, seq, verdict);
        List<String> topics = verdict.map(Verdict::topics).orElse(List.of());
        if (RoomJudge.state(verdict).readable()
                && !(topics.isEmpty() && message.tags().isEmpty())) {
            said.fire(new MessageSaid(seat, seq, now, topics, message.tags()));
        }
        changed.fire(new RoomChanged(seat.room()));
        return seq;
    }

    /**
     * Puts other words in the place of one's own.
     *
     * @throws TalkRefused if there is no such message of one's own, or it is too old
     */
    public void edit(Seat seat, long seq, String words) {
        NewMessage fit = new NewMessage(new UUID(0, 0), words, null);
        Optional<Verdict> verdict = judge.judge(seat, MessageKind.WORDS, fit.words());
        Optional<String> clarification = judge.clarification(seat, fit.words());
        Counts room = lock(seat);
        OffsetDateTime now = clock.now();
        refuseIfAway(standing(seat), now);
        Kept kept = own(seat, seq);
        boolean changeable = kept.state() == MessageState.SHOWN || kept.state() == MessageState.BLURRED;
        if (!changeable || kept.at().plus(EDITABLE).isBefore(now)) {
            throw new TalkRefused(Reason.NOT_YOURS);
        }
        if (fit.words().equals(kept.words())) {
            return;
        }
        // Milder words do not lift a curtain: somebody may have read the others, and a moderator is asked already.
        MessageState state = stricter(kept.state(), RoomJudge.state(verdict));
        Writes writes = new Writes();
        long change = next(seat, room, writes);
        keep(seat, kept, change, now, writes);
        writes.add(
                "update chat.message set words = ?, tags = ?, edited_at = ?, change = ?, state = ?, clarification = ?,"
                        + " pinned_at = case when ? = 'HELD' then null else pinned_at end where tenant_id = ? and id = ?",
                fit.words(),
                tags(fit),
                now,
                change,
                state.name(),
                clarification.orElse(null),
                state.name(),
                seat.tenantId(),
                kept.id());
        sql.write(writes);
        pointOut(seat, kept.id(), seq, verdict);
        changed.fire(new RoomChanged(seat.room()));
    }

    /**
     * Takes one's own words back; again is the same as once.
     *
     * @throws TalkRefused if there is no such message of one's own, or a moderator has hidden it
     */
    public void remove(Seat seat, long seq) {
        Counts room = lock(seat);
        Kept kept = own(seat, seq);
        if (kept.state() == MessageState.REMOVED) {
            return;
        }
        if (kept.state() == MessageState.HIDDEN) {
            throw new TalkRefused(Reason.NOT_YOURS);
        }
        OffsetDateTime now = clock.now();
        Writes writes = new Writes();
        long change = next(seat, room, writes);
        keep(seat, kept, change, now, writes);
        writes.add(
                "update chat.message set words = null, tags = null, pinned_at = null, state = 'REMOVED', change = ?"
                        + " where tenant_id = ? and id = ?",
                change,
                seat.tenantId(),
                kept.id());
        sql.write(writes);
        changed.fire(new RoomChanged(seat.room()));
    }

    /**
     * @param sign null to take one's own back
     * @throws TalkRefused if there is no such message to read
     */
    public void react(Seat seat, long seq, @Nullable Reaction sign) {
        Counts room = lock(seat);
        refuseIfAway(standing(seat), clock.now());
        Kept kept = find(seat, seq)
                .filter(found -> found.state().readable())
                .orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_MESSAGE));
        int touched = sign == null
                ? sql.update(
                        "delete from chat.reaction where tenant_id = ? and message_id = ? and speaker = ?",
                        seat.tenantId(),
                        kept.id(),
                        seat.speaker().id())
                : sql.update(
                        "insert into chat.reaction as r (tenant_id, message_id, speaker, sign) values (?, ?, ?, ?)"
                                + " on conflict (tenant_id, message_id, speaker) do update set sign = excluded.sign"
                                + " where r.sign <> excluded.sign",
                        seat.tenantId(),
                        kept.id(),
                        seat.speaker().id(),
                        sign.name());
        if (touched > 0) {
            touch(seat, room, kept);
        }
    }

    /**
     * Whether a photo can be added to a message: asked before a large body is read.
     *
     * @throws TalkRefused if not
     */
    public void attachable(Seat seat, long seq) {
        refuseIfAway(standing(seat), clock.now());
        attachable(own(seat, seq), clock.now());
    }

    private static void attachable(Kept kept, OffsetDateTime now) {
        if (!kept.state().readable() || kept.at().plus(EDITABLE).isBefore(now)) {
            throw new TalkRefused(Reason.NOT_YOURS);
        }
    }

    /**
     * Adds a photo to one's own message; the same picture is kept once.
     *
     * @throws TalkRefused if there is no such message of one's own, it is too old, or it has as many as it can have
     */
    public void attach(Seat seat, long seq, Picture picture) {
        Counts room = lock(seat);
        OffsetDateTime now = clock.now();
        refuseIfAway(standing(seat), now);
        Kept kept = own(seat, seq);
        attachable(kept, now);
        List<String> had = sql.list(
                "select upload_hash from chat.photo where tenant_id = ? and message_id = ?",
                row -> row.getString(1),
                seat.tenantId(),
                kept.id());
        if (had.contains(picture.uploadHash())) {
            return;
        }
        if (had.size() >= Picture.MOST) {
            throw new TalkRefused(Reason.TOO_MANY_PHOTOS);
        }
        sql.update(
                "insert into chat.photo (tenant_id, id, room_id, message_id, upload_hash, width, height, jpeg, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                seat.tenantId(),
                UuidV7.at(now.toInstant()),
                seat.room(),
                kept.id(),
                picture.uploadHash(),
                picture.width(),
                picture.height(),
                picture.jpeg(),
                now);
        touch(seat, room, kept);
    }

    /**
     * Confirms that one has read an announcement; again is the same as once.
     *
     * @throws TalkRefused if there is no such announcement to read, or nobody is asked
     */
    public void confirm(Seat seat, long seq) {
        Counts room = lock(seat);
        Kept kept = find(seat, seq)
                .filter(found -> found.state().readable())
                .orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_MESSAGE));
        int added = sql.update(
                "insert into chat.confirmed (tenant_id, message_id, speaker, at) select tenant_id, id, ?, ? from chat.message"
                        + " where tenant_id = ? and id = ? and asked is not null on conflict do nothing",
                seat.speaker().id(),
                clock.now(),
                seat.tenantId(),
                kept.id());
        if (added > 0) {
            touch(seat, room, kept);
        } else if (sql.one(
                        "select 1 from chat.message where tenant_id = ? and id = ? and asked is not null",
                        row -> true,
                        seat.tenantId(),
                        kept.id())
                .isEmpty()) {
            throw new TalkRefused(Reason.NOT_ASKED);
        }
    }

    /**
     * Puts a message above the room, or takes it from there.
     *
     * @throws TalkRefused if one may not announce here, there is no such message to read, or too many are there
     */
    public void pin(Seat seat, long seq, boolean above) {
        if (!seat.announces()) {
            throw new TalkRefused(Reason.READ_ONLY);
        }
        Counts room = lock(seat);
        Kept kept = find(seat, seq)
                .filter(found -> found.state().readable())
                .orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_MESSAGE));
        if (kept.pinned() == above) {
            return;
        }
        if (above && pins(seat) >= MOST_PINS) {
            throw new TalkRefused(Reason.TOO_MANY_PINS);
        }
        sql.update(
                "update chat.message set pinned_at = ? where tenant_id = ? and id = ?",
                above ? clock.now() : null,
                seat.tenantId(),
                kept.id());
        touch(seat, room, kept);
    }

    /**
     * Whether a message can become a report: it is readable, somebody's words, of a room of citizens, and no report yet.
     * Citizens say it of their own words alone, since a report tells who wrote it what became of it.
     *
     * @throws TalkRefused if it cannot
     */
    public void reportable(Seat seat, long seq) {
        reportable(seat, find(seat, seq), null);
    }

    /**
     * A message has become a report, and stands with its ticket from now on. Again with the same ticket is the same as once.
     *
     * @throws TalkRefused if it cannot be
     */
    public void reported(Seat seat, long seq, String ticket) {
        Counts room = lock(seat);
        Kept kept = reportable(seat, find(seat, seq), ticket);
        if (ticket.equals(kept.ticket())) {
            return;
        }
        Writes writes = new Writes();
        writes.add(
                "update chat.message set reference = ? where tenant_id = ? and id = ?",
                ticket,
                seat.tenantId(),
                kept.id());
        news.spoken(seat.tenantId(), seat.room(), seq, List.of(ticket), writes);
        sql.write(writes);
        touch(seat, room, kept);
    }

    private static Kept reportable(Seat seat, Optional<Kept> found, @Nullable String ticket) {
        boolean citizen = seat.speaker().citizen();
        Kept kept = found.filter(each -> each.state().readable() && each.kind() == MessageKind.WORDS)
                .filter(each -> seat.kind() != RoomKind.OFFICERS)
                .orElseThrow(() -> new TalkRefused(Reason.NO_SUCH_MESSAGE));
        boolean office = seat.speaker().kind() == SpeakerKind.OFFICER && seat.speaks();
        if (citizen ? !kept.speaker().equals(seat.speaker().id()) : !office) {
            throw new TalkRefused(Reason.NOT_YOURS);
        }
        if (kept.ticket() != null && !kept.ticket().equals(ticket)) {
            throw new TalkRefused(Reason.REPORTED);
        }
        return kept;
    }

    /** One has read everything up to there; never less than before, never more than there is. */
    public void read(Seat seat, long seq) {
        join(seat);
        sql.update(
                "update chat.member m set last_read = greatest(m.last_read, least(?, r.last_seq)) from chat.room r"
                        + " where r.id = m.room_id and m.tenant_id = ? and m.room_id = ? and m.speaker = ?",
                seq,
                seat.tenantId(),
                seat.room(),
                seat.speaker().id());
    }

    /** The person has come into the room, for the first time or again. */
    public void join(Seat seat) {
        sql.update(
                // What holds for a pseudonym in one of its rooms holds in those that it comes into later.
                "insert into chat.member as was (tenant_id, room_id, speaker, citizen, last_read, silenced_until,"
                        + " blocked_until)"
                        + " select ?, r.id, ?, ?, r.last_seq, max(m.silenced_until), max(m.blocked_until)"
                        + " from chat.room r left join chat.member m on m.tenant_id = r.tenant_id and m.speaker = ?"
                        + " where r.id = ? group by r.id, r.last_seq on conflict (tenant_id, room_id, speaker)"
                        + " do update set left_at = null where was.left_at is not null",
                seat.tenantId(),
                seat.speaker().id(),
                seat.speaker().citizen(),
                seat.speaker().id(),
                seat.room());
    }

    /**
     * Whoever comes into a room is asked here first.
     *
     * @throws TalkRefused if a moderator has put the person out of it for a time
     */
    public void enter(Seat seat) {
        refuseUntil(standing(seat).blocked(), clock.now(), Reason.BLOCKED);
    }

    /**
     * Whoever wants to say something is asked here first.
     *
     * @throws TalkRefused if a moderator has silenced the person here, or put them out, for a time
     */
    public void speak(Seat seat) {
        refuseIfAway(standing(seat), clock.now());
    }

    private void pointOut(Seat seat, UUID message, long seq, Optional<Verdict> verdict) {
        verdict.filter(said -> said.decision() != Decision.PASS)
                .ifPresent(said -> judged.fire(new MessageJudged(seat, message, seq, said)));
    }

    private static MessageState stricter(MessageState one, MessageState other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Counts lock(Seat seat) {
        return sql.one(
                        "select last_seq, last_change, slow_seconds from chat.room where id = ? for update",
                        row -> new Counts(row.getLong(1), row.getLong(2), row.getInt(3)),
                        seat.room())
                .orElseThrow(() -> new TalkRefused(Reason.UNKNOWN));
    }

    private static long next(Seat seat, Counts room, Writes writes) {
        long change = room.change() + 1;
        writes.add("update chat.room set last_change = ? where id = ?", change, seat.room());
        return change;
    }

    private void touch(Seat seat, Counts room, Kept kept) {
        Writes writes = new Writes();
        long change = next(seat, room, writes);
        writes.add(
                "update chat.message set change = ? where tenant_id = ? and id = ?",
                change,
                seat.tenantId(),
                kept.id());
        sql.write(writes);
        changed.fire(new RoomChanged(seat.room()));
    }

    private static void keep(Seat seat, Kept kept, long change, OffsetDateTime now, Writes writes) {
        writes.add(
                "insert into chat.message_revision (tenant_id, message_id, room_id, change, words, replaced, by_speaker)"
                        + " values (?, ?, ?, ?, ?, ?, true)",
                seat.tenantId(),
                kept.id(),
                seat.room(),
                change,
                kept.words(),
                now);
    }

    private Optional<Long> before(Seat seat, UUID clientId, byte[] print) {
        record Earlier(UUID room, long seq, byte[] print) {}
        Optional<Earlier> earlier = sql.one(
                "select room_id, seq, print from chat.sent where tenant_id = ? and speaker = ? and client_id = ?",
                row -> new Earlier(row.getObject(1, UUID.class), row.getLong(2), row.getBytes(3)),
                seat.tenantId(),
                seat.speaker().id(),
                clientId);
        if (earlier.isPresent() && !Arrays.equals(earlier.get().print(), print)) {
            throw new TalkRefused(Reason.ID_REUSED);
        }
        return earlier.map(Earlier::seq);
    }

    private Standing standing(Seat seat) {
        join(seat);
        return sql.one(
                        "select last_said, silenced_until, blocked_until from chat.member"
                                + " where tenant_id = ? and room_id = ? and speaker = ?",
                        row -> new Standing(
                                row.getObject(1, OffsetDateTime.class),
                                row.getObject(2, OffsetDateTime.class),
                                row.getObject(3, OffsetDateTime.class)),
                        seat.tenantId(),
                        seat.room(),
                        seat.speaker().id())
                .orElseThrow();
    }

    private static void refuseIfAway(Standing standing, OffsetDateTime now) {
        refuseUntil(standing.blocked(), now, Reason.BLOCKED);
        refuseUntil(standing.silenced(), now, Reason.SILENCED);
    }

    private static void refuseIfTooSoon(Seat seat, Counts room, Standing standing, OffsetDateTime now) {
        // A clock stands still within a transaction: who waited for the room has an older one than who was let in
        // before.
        if (room.slow() > 0 && seat.speaker().citizen() && standing.said() != null) {
            refuseUntil(standing.said().plusSeconds(room.slow()), now, Reason.SLOW);
        }
    }

    private static void refuseUntil(@Nullable OffsetDateTime until, OffsetDateTime now, Reason reason) {
        if (until != null && until.isAfter(now)) {
            long seconds = Duration.between(now, until).plusMillis(999).toSeconds();
            throw new TalkRefused(reason, seconds);
        }
    }

    private Kept own(Seat seat, long seq) {
        return find(seat, seq)
                .filter(kept -> kept.speaker().equals(seat.speaker().id()))
                .orElseThrow(() -> new TalkRefused(Reason.NOT_YOURS));
    }

    private Optional<Kept> find(Seat seat, long seq) {
        return sql.one(
                "select id, created_at, state, coalesce(speaker, ''), words, pinned_at is not null, kind, reference"
                        + " from chat.message"
                        + " where tenant_id = ? and room_id = ? and seq = ?",
                row -> new Kept(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class),
                        MessageState.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        MessageKind.valueOf(row.getString(7)),
                        row.getString(8)),
                seat.tenantId(),
                seat.room(),
                seq);
    }

    private int pins(Seat seat) {
        return sql.one(
                        "select count(*) from chat.message where tenant_id = ? and room_id = ? and pinned_at is not null",
                        row -> row.getInt(1),
                        seat.tenantId(),
                        seat.room())
                .orElseThrow();
    }

    private static String @Nullable [] tags(NewMessage message) {
        return message.tags().isEmpty() ? null : message.tags().toArray(String[]::new);
    }

    private static byte[] print(Seat seat, NewMessage message) {
        String said = seat.room() + "|" + message.replyTo() + "|" + message.words()
                + (message.place() == null ? "" : "|" + message.place());
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
