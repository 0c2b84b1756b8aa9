package id.kentongan.chat.talk.control;

import id.kentongan.chat.moderation.entity.Circumstances;
import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.moderation.entity.Verdict;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.rules.control.RuleBook;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Holds the rules and the model against what is about to be said. */
@ApplicationScoped
public class RoomJudge {

    private final Ladders ladders;
    private final DatabaseClock clock;
    private final RuleBook book;

    @Inject
    public RoomJudge(Ladders ladders, DatabaseClock clock, RuleBook book) {
        this.book = book;
        this.ladders = ladders;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected RoomJudge() {
        this.ladders = null;
        this.clock = null;
        this.book = null;
    }

    /**
     * What rules and model say of words.
     *
     * @return empty in officers' own rooms, which nobody moderates; those of RT and RW officials are
     */
    public Optional<Verdict> judge(Seat seat, MessageKind kind, String words) {
        if (seat.kind() == RoomKind.OFFICERS) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Circumstances circumstances = new Circumstances(
                !seat.speaker().citizen(), kind == MessageKind.ANNOUNCEMENT, unattended(seat, now), 0);
        return Optional.of(book.moderator(seat.tenantId()).judge(words, circumstances, Thresholds.DEFAULT, now));
    }

    /**
     * Where the rumour is answered that words repeat, if the government has looked into it.
     *
     * @return empty in officers' own rooms
     */
    public Optional<String> clarification(Seat seat, String words) {
        return seat.kind() == RoomKind.OFFICERS ? Optional.empty() : book.clarification(seat.tenantId(), words);
    }

    /** Nobody is at a desk outside office hours, at weekends and on days off. */
    private boolean unattended(Seat seat, Instant now) {
        WorkingCalendar calendar = ladders.calendar(seat.tenantId());
        return calendar.workingTimeBetween(now, now.plus(Duration.ofMinutes(1))).isZero();
    }

    /** How a message is shown of which that was said. */
    public static MessageState state(Optional<Verdict> verdict) {
        Decision decision = verdict.map(Verdict::decision).orElse(Decision.PASS);
        return switch (decision) {
            case PASS, QUEUE -> MessageState.SHOWN;
            case BLUR_AND_ALERT -> MessageState.BLURRED;
            case HOLD -> MessageState.HELD;
        };
    }
}
