package id.kentongan.chat.review.boundary;

import id.kentongan.chat.review.control.Facts;
import id.kentongan.chat.review.control.Reviews;
import id.kentongan.chat.review.control.Sanctions;
import id.kentongan.chat.review.entity.Line;
import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.review.entity.Review.Ruling;
import id.kentongan.chat.review.entity.ReviewNumber;
import id.kentongan.chat.review.entity.ReviewRefused;
import id.kentongan.chat.review.entity.ReviewRefused.Reason;
import id.kentongan.chat.review.entity.Strikes;
import id.kentongan.chat.talk.control.RoomNames;
import id.kentongan.chat.talk.control.Seats;
import id.kentongan.chat.talk.control.Talk;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.text.entity.Signs;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where moderators look at what was pointed out in the rooms of citizens, and where those who wrote it hear why. */
@Stateless
public class ReviewDesk {

    /** Cases of one answer. */
    public static final int MOST = 100;

    /** How long a case is one moderator's. */
    public static final Duration CLAIM = Duration.ofMinutes(10);

    /** Within what somebody should have answered an appeal. */
    public static final Duration ANSWER = Duration.ofHours(48);

    public static final int LONGEST_NOTE = 500;
    public static final int LONGEST_APPEAL = 1_000;

    private static final int AROUND = 10;

    @Inject
    private Reviews reviews;

    @Inject
    private Sanctions sanctions;

    @Inject
    private Seats seats;

    @Inject
    private Talk talk;

    @Inject
    private RoomNames names;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    // ------------------------------------------------------------ moderators

    /** What waits where the actor moderates, the most urgent first, at most {@value #MOST}. */
    public List<ReviewFile> waiting(Actor actor) {
        return actor.scope().call(() -> {
            List<Review> waiting = Access.groundOf(actor, Action.MODERATE_ROOM).stream()
                    .collect(Collectors.groupingBy(
                            Ground::tenantId, Collectors.mapping(Ground::area, Collectors.toSet())))
                    .entrySet()
                    .stream()
                    .flatMap(ground -> reviews.waiting(ground.getKey(), ground.getValue(), MOST).stream())
                    .sorted(Comparator.comparing(Review::dueAt))
                    .limit(MOST)
                    .toList();
            Map<UUID, Facts> facts = reviews.facts(waiting);
            return waiting.stream()
                    .map(review -> file(actor, review, facts.get(review.id()), List.of(), List.of()))
                    .toList();
        });
    }

    /**
     * A case with what was said around it. Reading takes it: for {@link #CLAIM} no other moderator decides it.
     *
     * @throws ReviewRefused if there is no such case for the actor
     */
    public ReviewFile open(Actor actor, UUID id) {
        return actor.scope().call(() -> {
            Review review = locked(actor, id);
            boolean free = review.claimedBy() == null || review.claimedBy().equals(actor.personId());
            if (review.waits() && free && mine(actor, review)) {
                reviews.claim(review, actor.personId(), CLAIM);
                review = reviews.find(id).orElseThrow();
            }
            return file(
                    actor,
                    review,
                    reviews.facts(List.of(review)).get(id),
                    reviews.earlier(review.tenantId(), review.messageId()),
                    reviews.around(review, AROUND));
        });
    }

    /**
     * Which case the offices call so.
     *
     * @throws ReviewRefused if there is none
     */
    public UUID called(Actor actor, int tenantId, ReviewNumber number) {
        return actor.scope()
                .call(() -> reviews.called(tenantId, number).orElseThrow(() -> new ReviewRefused(Reason.UNKNOWN)));
    }

    /**
     * Decides.
     *
     * @throws ReviewRefused if it cannot be decided, or not by the actor
     */
    public Review decide(Actor actor, UUID id, ReviewWish wish) {
        return actor.scope().call(() -> {
            Review review = locked(actor, id);
            refuseIfTaken(actor, review);
            if (review.ruling() != null) {
                throw new ReviewRefused(Reason.DECIDED);
            }
            Ruling ruling = ruling(actor, wish);
            reviews.decide(review, ruling);
            if (ruling.outcome() == Outcome.DISMISS) {
                sanctions.show(review);
            } else {
                sanctions.hide(review);
                sanctions.until(review, ruling.outcome(), ruling.until());
            }
            record(actor, review, "ROOM_" + ruling.outcome(), ruling.note());
            return reviews.find(id).orElseThrow();
        });
    }

    /**
     * Answers an appeal.
     *
     * @param stands whether the decision stands; else the message is shown again and nothing holds any more
     * @throws ReviewRefused if there is none, or the actor has decided the case
     */
    public Review answer(Actor actor, UUID id, boolean stands, @Nullable String note) {
        return actor.scope().call(() -> {
            Review review = locked(actor, id);
            refuseIfTaken(actor, review);
            Ruling ruling = review.ruling();
            if (ruling == null || review.appeal() == null) {
                throw new ReviewRefused(Reason.UNDECIDED);
            }
            if (review.appeal().upheld() != null) {
                throw new ReviewRefused(Reason.DECIDED);
            }
            if (ruling.by().equals(actor.personId())) {
                throw new ReviewRefused(Reason.OWN_DECISION);
            }
            reviews.answer(review, stands, fit(note, LONGEST_NOTE), actor.personId());
            if (!stands) {
                sanctions.show(review);
                sanctions.until(review, ruling.outcome(), sanctions.otherwise(review, ruling.outcome()));
            }
            record(actor, review, stands ? "ROOM_APPEAL_REFUSED" : "ROOM_APPEAL_GRANTED", note);
            return reviews.find(id).orElseThrow();
        });
    }

    private Ruling ruling(Actor actor, ReviewWish wish) {
        Outcome outcome = wish.outcome();
        if (outcome != Outcome.DISMISS && wish.policy() == null) {
            throw new ReviewRefused(Reason.POLICY_MISSING);
        }
        if (outcome.lasts() && (wish.hours() < 1 || wish.hours() > Strikes.LONGEST.toHours())) {
            throw new ReviewRefused(Reason.HOURS);
        }
        OffsetDateTime now = clock.now();
        return new Ruling(
                outcome,
                outcome == Outcome.DISMISS ? null : wish.policy(),
                fit(wish.note(), LONGEST_NOTE),
                outcome.lasts() ? now.plusHours(wish.hours()) : null,
                now,
                actor.personId());
    }

    private static void refuseIfTaken(Actor actor, Review review) {
        if (review.claimedBy() != null && !review.claimedBy().equals(actor.personId())) {
            throw new ReviewRefused(Reason.CLAIMED);
        }
    }

    private Review locked(Actor actor, UUID id) {
        return reviews.locked(id)
                .filter(review -> may(actor, review))
                .orElseThrow(() -> new ReviewRefused(Reason.UNKNOWN));
    }

    private static boolean may(Actor actor, Review review) {
        AreaCode kelurahan = review.area().at(Level.KELURAHAN).orElse(review.area());
        return Access.may(actor, Action.MODERATE_ROOM, Matter.in(review.tenantId(), kelurahan));
    }

    /** Nobody judges their own words, nor their own judgement. */
    private static boolean mine(Actor actor, Review review) {
        String person = actor.personId().toString();
        return !review.speaker().equals(person)
                && (review.ruling() == null || !review.ruling().by().equals(actor.personId()));
    }

    private void record(Actor actor, Review review, String action, @Nullable String note) {
        audit.record(
                review.tenantId(),
                actor.personId(),
                action,
                "room-message:" + review.room() + "/" + review.seq(),
                note);
    }

    private ReviewFile file(
            Actor actor, Review review, @Nullable Facts facts, List<String> earlier, List<Line> around) {
        if (facts == null) {
            throw new ReviewRefused(Reason.UNKNOWN);
        }
        return new ReviewFile(
                review,
                (facts.community() == null ? "" : facts.community() + ", ") + names.of(review.area()),
                facts.name(),
                facts.words(),
                earlier,
                around,
                facts.flags(),
                facts.strikes(),
                review.waits() && review.dueAt().isBefore(clock.now()),
                mine(actor, review));
    }

    // ------------------------------------------------------------ people of the room

    /**
     * Says that a message should not stand there.
     *
     * @return whether one had not said so before
     * @throws ReviewRefused if there is no such message to read, or it is one's own
     * @throws id.kentongan.chat.talk.entity.TalkRefused if there is no such room for this person
     */
    public boolean flag(Actor actor, UUID room, long seq, Policy policy) {
        return in(actor, room, seat -> {
            Reviews.Matter matter =
                    reviews.matter(seat.tenantId(), room, seq).orElseThrow(() -> new ReviewRefused(Reason.UNKNOWN));
            if (matter.speaker().equals(seat.speaker().id())) {
                throw new ReviewRefused(Reason.OWN_MESSAGE);
            }
            return reviews.flag(matter, seat.speaker().id(), policy);
        });
    }

    /**
     * What became of one's own message, also for who is out of the room because of it.
     *
     * @throws ReviewRefused if nobody has pointed it out, or it is not one's own
     */
    public OwnRuling own(Actor actor, UUID room, long seq) {
        return seats.scope(actor).call(() -> own(ownReview(actor, room, seq)));
    }

    /**
     * Says something against it, once.
     *
     * @throws ReviewRefused if there is nothing to say something against, or it was said
     */
    public OwnRuling appeal(Actor actor, UUID room, long seq, String words) {
        return seats.scope(actor).call(() -> {
            Review review = reviews.locked(ownReview(actor, room, seq).id()).orElseThrow();
            if (review.ruling() == null || review.ruling().outcome() == Outcome.DISMISS) {
                throw new ReviewRefused(Reason.UNDECIDED);
            }
            if (review.appeal() != null) {
                throw new ReviewRefused(Reason.APPEALED);
            }
            String said = fit(words, LONGEST_APPEAL);
            if (said == null) {
                throw new ReviewRefused(Reason.WORDS_MISSING);
            }
            reviews.appeal(review, said, ANSWER);
            return own(reviews.find(review.id()).orElseThrow());
        });
    }

    private Review ownReview(Actor actor, UUID room, long seq) {
        Seat seat = seats.of(actor, room);
        return reviews.ofMessage(seat.tenantId(), room, seq, seat.speaker().id())
                .orElseThrow(() -> new ReviewRefused(Reason.UNKNOWN));
    }

    private static OwnRuling own(Review review) {
        Ruling ruling = review.ruling();
        Review.Appeal appeal = review.appeal();
        return new OwnRuling(
                ruling == null ? null : ruling.outcome(),
                ruling == null ? null : ruling.policy(),
                ruling == null ? null : ruling.note(),
                ruling == null ? null : ruling.until(),
                ruling != null && ruling.outcome() != Outcome.DISMISS && appeal == null,
                appeal == null ? null : appeal.upheld(),
                appeal == null ? null : appeal.note());
    }

    private <T> T in(Actor actor, UUID room, Function<Seat, T> work) {
        return seats.scope(actor).call(() -> {
            Seat seat = seats.in(actor, room);
            talk.enter(seat);
            return work.apply(seat);
        });
    }

    private static @Nullable String fit(@Nullable String words, int longest) {
        if (words == null || words.isBlank()) {
            return null;
        }
        String said = words.strip();
        if (said.length() > longest) {
            throw new ReviewRefused(Reason.WORDS_TOO_LONG);
        }
        if (said.codePoints().anyMatch(Signs::unfit)) {
            throw new ReviewRefused(Reason.UNFIT_CHARACTERS);
        }
        return said;
    }
}
