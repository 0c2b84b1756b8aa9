package id.kentongan.chat.alarm.boundary;

import id.kentongan.chat.alarm.control.AlarmBook;
import id.kentongan.chat.alarm.entity.AlarmRefused;
import id.kentongan.chat.alarm.entity.AlarmRefused.Reason;
import id.kentongan.chat.alarm.entity.ChatAlarm;
import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.control.RoomNames;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.AlreadyAccepted;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.text.entity.Signs;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where officers read of alarms from rooms, take them and say what they were. */
@Stateless
public class AlarmDesk {

    /** Characters of what is said at the end. */
    public static final int LONGEST_NOTE = 500;

    private static final int MOST = 100;
    private static final int MESSAGES = 50;

    @Inject
    private AlarmBook book;

    @Inject
    private Cases cases;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomNames names;

    @Inject
    private Units units;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /** Of the actor's areas: what goes on first, then the newest of 30 days; at most {@value #MOST}. */
    public List<AlarmFile> alarms(Actor actor) {
        List<Post> reading = actor.posts().stream()
                .filter(post ->
                        Access.may(alone(actor, post), Action.READ_ROOM, Matter.in(post.tenantId(), post.area())))
                .toList();
        return actor.scope()
                .call(() -> book
                        .of(
                                reading.stream().map(Post::tenantId).distinct().toList(),
                                reading.stream().map(Post::area).distinct().toList(),
                                MOST)
                        .stream()
                        .filter(alarm -> may(actor, Action.READ_ROOM, alarm))
                        .map(alarm -> file(actor, alarm, null, List.of()))
                        .toList());
    }

    /**
     * One alarm, with what was said.
     *
     * @throws AlarmRefused if there is no such alarm for the actor
     */
    public AlarmFile open(Actor actor, int tenantId, String number) {
        return actor.scope().call(() -> {
            ChatAlarm alarm = found(actor, tenantId, number);
            return file(
                    actor,
                    alarm,
                    rooms.room(tenantId, RoomKind.KELURAHAN, alarm.area(), Tier.KELURAHAN)
                            .id(),
                    book.said(alarm, MESSAGES).stream()
                            .map(said -> new AlarmFile.Line(said.at(), said.words()))
                            .toList());
        });
    }

    /**
     * Takes an alarm: nobody else has to be told from now on.
     *
     * @throws AlarmRefused if it cannot be, or not by the actor
     */
    public void take(Actor actor, int tenantId, String number) {
        actor.scope().run(() -> {
            ChatAlarm alarm = locked(actor, tenantId, number);
            UUID unit = office(actor, alarm);
            if (alarm.taken() != null) {
                throw new AlarmRefused(Reason.TAKEN);
            }
            try {
                cases.accept(tenantId, alarm.id(), actor.personId(), unit);
            } catch (AlreadyAccepted e) {
                throw new AlarmRefused(Reason.TAKEN);
            }
            cases.act(tenantId, alarm.id());
            book.take(alarm, actor.personId(), unit, clock.now());
            audit.record(tenantId, actor.personId(), "CHAT_ALARM_TAKEN", "chat-alarm:" + number, null);
        });
    }

    /**
     * It is over.
     *
     * @param note what it was and what was done, 1 to {@value #LONGEST_NOTE} characters
     * @throws AlarmRefused if it cannot be closed, or not by the actor
     */
    public void close(Actor actor, int tenantId, String number, String note) {
        String said = fit(note);
        actor.scope().run(() -> {
            ChatAlarm alarm = locked(actor, tenantId, number);
            office(actor, alarm);
            if (alarm.taken() == null) {
                throw new AlarmRefused(Reason.NOT_TAKEN);
            }
            cases.close(tenantId, alarm.id());
            book.close(alarm, actor.personId(), said, clock.now());
            audit.record(tenantId, actor.personId(), "CHAT_ALARM_CLOSED", "chat-alarm:" + number, said);
        });
    }

    private ChatAlarm locked(Actor actor, int tenantId, String number) {
        cases.lock(tenantId, found(actor, tenantId, number).id());
        ChatAlarm alarm = found(actor, tenantId, number);
        if (alarm.closed() != null) {
            throw new AlarmRefused(Reason.CLOSED);
        }
        return alarm;
    }

    private ChatAlarm found(Actor actor, int tenantId, String number) {
        return book.find(tenantId, number)
                .filter(alarm -> may(actor, Action.READ_ROOM, alarm))
                .orElseThrow(() -> new AlarmRefused(Reason.UNKNOWN));
    }

    private static boolean may(Actor actor, Action action, ChatAlarm alarm) {
        return Access.may(actor, action, Matter.in(alarm.tenantId(), alarm.area()));
    }

    /** The actor's office whose area is the smallest of those for which they may deal with it. */
    private static UUID office(Actor actor, ChatAlarm alarm) {
        return actor.posts().stream()
                .filter(post -> may(alone(actor, post), Action.ANSWER_CHAT_ALARM, alarm))
                .max(Comparator.comparing(post -> post.area().value().length()))
                .map(Post::unit)
                .orElseThrow(() -> new AlarmRefused(Reason.NOT_YOURS));
    }

    private static Actor alone(Actor actor, Post post) {
        return new Actor(actor.personId(), actor.displayName(), Set.of(post), false);
    }

    private AlarmFile file(Actor actor, ChatAlarm alarm, @Nullable UUID room, List<AlarmFile.Line> said) {
        ChatAlarm.@Nullable Taken taken = alarm.taken();
        return new AlarmFile(
                alarm,
                names.of(alarm.area()),
                room,
                taken == null ? null : units.unit(taken.unit()).map(Unit::name).orElse(null),
                may(actor, Action.ANSWER_CHAT_ALARM, alarm),
                said);
    }

    private static String fit(String note) {
        String said = note.strip();
        if (said.isEmpty()) {
            throw new AlarmRefused(Reason.NOTE_MISSING);
        }
        if (said.codePointCount(0, said.length()) > LONGEST_NOTE) {
            throw new AlarmRefused(Reason.NOTE_TOO_LONG);
        }
        if (said.codePoints().anyMatch(Signs::unfit)) {
            throw new AlarmRefused(Reason.UNFIT_CHARACTERS);
        }
        return said;
    }
}
