package id.kentongan.chat.community.control;

import id.kentongan.chat.community.entity.CommunityPolicy;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.CommunityRefused.Reason;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.chat.community.entity.Visibility;
import id.kentongan.chat.moderation.entity.Verdict;
import id.kentongan.chat.review.control.Reviews;
import id.kentongan.chat.room.control.Members;
import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.talk.control.RoomJudge;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.Neighbour;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Who may ask for a community, and for which. */
@ApplicationScoped
public class Founding {

    private final Communities communities;
    private final Members members;
    private final Rooms rooms;
    private final Reviews reviews;
    private final RoomJudge judge;
    private final DatabaseClock clock;
    private final CommunityPolicy policy;

    @Inject
    public Founding(
            Communities communities,
            Members members,
            Rooms rooms,
            Reviews reviews,
            RoomJudge judge,
            DatabaseClock clock,
            Settings settings) {
        this.communities = communities;
        this.members = members;
        this.rooms = rooms;
        this.reviews = reviews;
        this.judge = judge;
        this.clock = clock;
        this.policy = new CommunityPolicy(
                settings.number("kentongan.chat.community.days", 14, 0, 365),
                settings.number("kentongan.chat.community.own", 2, 1, 100),
                settings.number("kentongan.chat.community.here", 30, 1, 1_000),
                settings.number("kentongan.chat.community.members", 500, 2, 100_000),
                settings.number("kentongan.chat.community.joined", 20, 1, 1_000));
    }

    /** For the container's proxy. */
    protected Founding() {
        this.communities = null;
        this.members = null;
        this.rooms = null;
        this.reviews = null;
        this.judge = null;
        this.clock = null;
        this.policy = null;
    }

    public CommunityPolicy policy() {
        return policy;
    }

    /**
     * Writes down what is asked for.
     *
     * @param seat the founder's in the room of their kelurahan
     * @return its id
     * @throws CommunityRefused if the account is not trusted, the words are held back, or there are too many
     */
    public UUID ask(Neighbour founder, Seat seat, NewCommunity wish) {
        AreaCode area = area(founder, wish.visibility());
        Optional<Verdict> verdict = judge.judge(seat, MessageKind.WORDS, wish.name() + "\n" + wish.purpose());
        refuseIf(RoomJudge.state(verdict) != MessageState.SHOWN, Reason.WORDS_UNFIT, 0);
        int tenant = founder.tenantId();
        String name = founder.speaker().id();
        OffsetDateTime now = clock.now();
        // Whoever asks in this kelurahan passes here one by one, so that two do not become one too many.
        rooms.lock(seat.room());
        refuseIf(members.days(tenant, seat.room(), name) < policy.days(), Reason.TOO_NEW, policy.days());
        refuseIf(reviews.strikes(tenant, name).count() > 0, Reason.STRIKES, 0);
        refuseIf(communities.ofFounder(tenant, name) >= policy.ofOne(), Reason.TOO_MANY_OWN, policy.ofOne());
        refuseIf(
                communities.ofKelurahan(tenant, founder.kelurahan()) >= policy.ofKelurahan(),
                Reason.TOO_MANY_HERE,
                policy.ofKelurahan());
        refuseIf(communities.called(tenant, founder.kelurahan(), wish.name()), Reason.NAME_TAKEN, 0);
        UUID id = UuidV7.at(now.toInstant());
        communities.ask(tenant, id, area, wish, name, now);
        return id;
    }

    private static AreaCode area(Neighbour founder, Visibility visibility) {
        refuseIf(visibility == Visibility.RW && founder.home().level() != Level.RW, Reason.NO_RW, 0);
        return visibility == Visibility.RW ? founder.home() : founder.kelurahan();
    }

    private static void refuseIf(boolean bad, Reason reason, int number) {
        if (bad) {
            throw new CommunityRefused(reason, number);
        }
    }
}
