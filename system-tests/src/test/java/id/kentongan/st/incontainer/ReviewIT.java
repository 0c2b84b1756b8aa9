package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.control.TextModerator;
import id.kentongan.chat.moderation.entity.Circumstances;
import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.review.boundary.OwnRuling;
import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.chat.review.boundary.ReviewFile;
import id.kentongan.chat.review.boundary.ReviewWish;
import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.review.entity.ReviewNumber;
import id.kentongan.chat.review.entity.ReviewRefused;
import id.kentongan.chat.review.entity.ReviewRefused.Reason;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.st.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is pointed out in the rooms of citizens, and what becomes of it. */
@ExtendWith(ArquillianExtension.class)
class ReviewIT {

    private static final AreaCode HOME = new AreaCode(Town.KELURAHAN + ".003");

    @Inject
    private Town town;

    @Inject
    private TalkDesk talk;

    @Inject
    private ReviewDesk desk;

    private Actor ani;
    private Actor budi;
    private Actor moderator;
    private UUID room;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void moveIn() {
        ani = town.neighbour(HOME);
        budi = town.neighbour(HOME);
        moderator = town.officer(Tier.KELURAHAN);
        room = talk.rooms(ani).stream()
                .filter(view -> view.seat().kind() == RoomKind.KELURAHAN)
                .findFirst()
                .orElseThrow()
                .seat()
                .room();
    }

    /** What the shipped rules and model do with their own examples, by day and by night. */
    private static String sample(Decision decision) {
        TextModerator judge = TextModerator.shipped();
        return Shipped.rules().stream()
                .map(ModerationRule::matching)
                .flatMap(List::stream)
                .filter(words -> List.of(true, false).stream()
                        .allMatch(night -> judge.judge(
                                                words,
                                                new Circumstances(false, false, night, 0),
                                                Thresholds.DEFAULT,
                                                Instant.now())
                                        .decision()
                                == decision))
                .findFirst()
                .orElseThrow();
    }

    private MessageRow say(Actor who, String words) {
        return talk.say(who, room, new NewMessage(UUID.randomUUID(), words, null));
    }

    private MessageRow seen(Actor who, MessageRow message) {
        return talk.before(who, room, message.seq() + 1, 1).get(0);
    }

    private ReviewFile waiting(MessageRow message) {
        return desk.waiting(moderator).stream()
                .filter(file -> file.review().messageId().equals(message.id()))
                .findFirst()
                .orElseThrow();
    }

    private Review decide(MessageRow message, Outcome outcome, int hours) {
        return desk.decide(
                moderator,
                waiting(message).review().id(),
                new ReviewWish(outcome, Policy.THREAT, hours, "Jangan mengancam."));
    }

    private static Reason refusal(ThrowingCallable call) {
        return catchThrowableOfType(ReviewRefused.class, call).reason();
    }

    @Test
    void what_a_severe_rule_finds_is_read_by_its_speaker_alone_until_somebody_has_looked() {
        String words = sample(Decision.HOLD);
        MessageRow said = say(ani, words);

        assertThat(said.state()).isEqualTo(MessageState.HELD);
        assertThat(said.words()).isEqualTo(words);
        assertThat(seen(budi, said).words()).isNull();
        ReviewFile file = waiting(said);
        assertThat(file.words()).isEqualTo(words);
        assertThat(file.review().decision()).isEqualTo(Decision.HOLD);
        assertThat(file.review().labels()).isNotEmpty();
        assertThat(file.review().finding()).contains("\"rules\"", "\"model\"");
        assertThat(Duration.between(file.review().openedAt(), file.review().dueAt()))
                .isEqualTo(Duration.ofMinutes(15));

        decide(said, Outcome.DISMISS, 0);

        assertThat(seen(budi, said).words()).isEqualTo(words);
        assertThat(talk.after(budi, room, said.change(), 10).rows())
                .extracting(MessageRow::id)
                .as("who was away hears that it is there")
                .contains(said.id());
        assertThat(desk.waiting(moderator))
                .extracting(each -> each.review().messageId())
                .doesNotContain(said.id());
    }

    @Test
    void the_kelurahan_is_told_of_what_is_kept_from_people_and_again_when_the_speaker_does_not_agree() {
        MessageRow said = say(ani, sample(Decision.HOLD));
        Review review = waiting(said).review();

        assertThat(review.number()).startsWith("MOD-");
        assertThat(desk.called(moderator, 1, ReviewNumber.parse(review.number()).orElseThrow()))
                .isEqualTo(review.id());
        assertThat(state(review)).containsExactly("MODERATION_ITEM OPEN " + review.number());
        Eventually.passes(() -> assertThat(told(review)).containsExactly("KELURAHAN NEW"));

        decide(said, Outcome.HIDE, 0);
        assertThat(state(review)).containsExactly("MODERATION_ITEM CLOSED " + review.number());

        desk.appeal(ani, room, said.seq(), "Itu kutipan dari berita");
        assertThat(state(review)).containsExactly("MODERATION_ITEM OPEN " + review.number());
        Eventually.passes(
                () -> assertThat(told(review)).containsExactlyInAnyOrder("KELURAHAN NEW", "KELURAHAN REOPENED"));

        desk.answer(town.officer(Tier.KELURAHAN), review.id(), false, "Benar, kutipan");
        assertThat(state(review)).containsExactly("MODERATION_ITEM CLOSED " + review.number());
    }

    @Test
    void who_leaves_it_lying_is_passed_over() {
        Review review = waiting(say(ani, sample(Decision.BLUR_AND_ALERT))).review();

        for (int step = 1; step <= 5; step++) {
            int fired = step;
            town.timePasses(review.id());
            Eventually.isTrue(
                    "step " + step,
                    () -> town.count("select count(*) from core.escalation where case_id = ?", review.id()) == fired);
        }

        Eventually.passes(() -> assertThat(told(review)).contains("KECAMATAN WARNING", "PEMKOT ESCALATION"));
    }

    private List<String> state(Review review) {
        return town.texts(
                "select kind || ' ' || state || ' ' || reference from core.case_file where id = ?", review.id());
    }

    private List<String> told(Review review) {
        return town.texts(
                "select u.tier || ' ' || a.kind from core.alert a join core.unit u on u.id = a.unit_id where a.case_id = ?",
                review.id());
    }

    @Test
    void milder_words_lift_no_curtain_and_worse_ones_let_it_down() {
        MessageRow said = say(ani, sample(Decision.BLUR_AND_ALERT));
        assertThat(said.state()).isEqualTo(MessageState.BLURRED);
        assertThat(seen(budi, said).words()).as("behind the curtain").isNotNull();

        assertThat(talk.edit(ani, room, said.seq(), "Selamat pagi semua").state())
                .isEqualTo(MessageState.BLURRED);
        assertThat(talk.edit(ani, room, said.seq(), sample(Decision.HOLD)).state())
                .isEqualTo(MessageState.HELD);

        assertThat(seen(budi, said).words()).isNull();
        assertThat(waiting(said).review().decision())
                .as("one case, the stricter")
                .isEqualTo(Decision.HOLD);
        assertThat(desk.open(moderator, waiting(said).review().id()).earlier()).contains("Selamat pagi semua");
    }

    @Test
    void what_officers_say_is_never_hidden_by_a_machine() {
        MessageRow said = say(moderator, sample(Decision.HOLD));

        assertThat(said.state()).isEqualTo(MessageState.SHOWN);
        Actor other = town.officer(Tier.KELURAHAN);
        UUID id = waiting(said).review().id();
        assertThat(desk.open(moderator, id).mine())
                .as("nobody judges their own words")
                .isFalse();
        assertThat(desk.open(other, id).mine()).isTrue();
    }

    @Test
    void two_readers_bring_a_message_before_a_moderator_and_one_does_not() {
        MessageRow said = say(ani, "Besok pagi kerja bakti di depan musala");
        Actor citra = town.neighbour(HOME);

        assertThat(desk.flag(budi, room, said.seq(), Policy.SPAM)).isTrue();
        assertThat(desk.flag(budi, room, said.seq(), Policy.SPAM)).isFalse();
        assertThat(desk.waiting(moderator))
                .extracting(file -> file.review().messageId())
                .doesNotContain(said.id());
        assertThat(refusal(() -> desk.flag(ani, room, said.seq(), Policy.SPAM))).isEqualTo(Reason.OWN_MESSAGE);
        assertThat(desk.flag(citra, room, said.seq(), Policy.OTHER)).isTrue();

        assertThat(waiting(said).flags()).isEqualTo(2);
        assertThat(waiting(said).review().labels()).containsExactly("other", "spam");
        assertThat(seen(budi, said).state()).as("meanwhile").isEqualTo(MessageState.SHOWN);
        decide(said, Outcome.DISMISS, 0);
        assertThat(desk.flag(town.neighbour(HOME), room, said.seq(), Policy.SPAM))
                .isTrue();
        assertThat(desk.waiting(moderator))
                .as("what was found to be in order is not asked again")
                .extracting(file -> file.review().messageId())
                .doesNotContain(said.id());
    }

    @Test
    void a_case_that_somebody_has_opened_is_theirs_for_a_while() {
        MessageRow said = say(ani, sample(Decision.HOLD));
        Actor other = town.officer(Tier.KELURAHAN);
        UUID id = waiting(said).review().id();
        desk.open(other, id);

        assertThat(refusal(() -> decide(said, Outcome.HIDE, 0))).isEqualTo(Reason.CLAIMED);
        assertThat(refusal(() -> desk.open(town.stranger(), id))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.decide(other, id, new ReviewWish(Outcome.HIDE, null, 0, null))))
                .isEqualTo(Reason.POLICY_MISSING);
        assertThat(refusal(() -> desk.decide(other, id, new ReviewWish(Outcome.MUTE, Policy.THREAT, 721, null))))
                .isEqualTo(Reason.HOURS);
        desk.decide(other, id, new ReviewWish(Outcome.HIDE, Policy.THREAT, 0, null));
        assertThat(refusal(() -> desk.decide(other, id, new ReviewWish(Outcome.HIDE, Policy.THREAT, 0, null))))
                .isEqualTo(Reason.DECIDED);
        assertThat(seen(ani, said).state()).isEqualTo(MessageState.HIDDEN);
        assertThat(seen(ani, said).words()).isNull();
    }

    @Test
    void who_is_silenced_hears_why_and_is_heard_again_when_another_moderator_agrees_with_them() {
        MessageRow said = say(ani, sample(Decision.HOLD));
        assertThat(refusal(() -> desk.appeal(ani, room, said.seq(), "Itu kutipan.")))
                .isEqualTo(Reason.UNDECIDED);
        Review ruled = decide(said, Outcome.MUTE, 24);

        assertThat(catchThrowableOfType(TalkRefused.class, () -> say(ani, "Halo"))
                        .reason())
                .isEqualTo(TalkRefused.Reason.SILENCED);
        OwnRuling own = desk.own(ani, room, said.seq());
        assertThat(own.outcome()).isEqualTo(Outcome.MUTE);
        assertThat(own.policy()).isEqualTo(Policy.THREAT);
        assertThat(own.note()).isEqualTo("Jangan mengancam.");
        assertThat(own.until()).isEqualTo(ruled.ruling().until());
        assertThat(own.appealable()).isTrue();
        assertThat(refusal(() -> desk.own(budi, room, said.seq()))).isEqualTo(Reason.UNKNOWN);

        desk.appeal(ani, room, said.seq(), "Itu kutipan dari berita.");

        assertThat(refusal(() -> desk.appeal(ani, room, said.seq(), "Lagi."))).isEqualTo(Reason.APPEALED);
        assertThat(waiting(said).mine()).as("not for who decided").isFalse();
        assertThat(refusal(() -> desk.answer(moderator, ruled.id(), false, null)))
                .isEqualTo(Reason.OWN_DECISION);
        Actor other = town.officer(Tier.KECAMATAN);
        desk.answer(other, ruled.id(), false, "Memang kutipan.");

        assertThat(desk.own(ani, room, said.seq()).upheld()).isFalse();
        assertThat(seen(budi, said).words()).isEqualTo(said.words());
        assertThat(say(ani, "Terima kasih").state()).isEqualTo(MessageState.SHOWN);
        assertThat(town.texts(
                        "select action from core.audit_entry where tenant_id = 1 and object = ? order by id",
                        "room-message:" + room + "/" + said.seq()))
                .containsExactly("ROOM_MUTE", "ROOM_APPEAL_GRANTED");
    }

    @Test
    void who_is_put_out_is_out_of_all_rooms_of_the_kelurahan_and_what_is_suggested_grows() {
        UUID neighbourhood = talk.rooms(ani).stream()
                .filter(view -> view.seat().kind() == RoomKind.NEIGHBOURHOOD)
                .findFirst()
                .orElseThrow()
                .seat()
                .room();
        Outcome[] suggested = new Outcome[3];
        for (int i = 0; i < suggested.length; i++) {
            MessageRow said = say(ani, sample(Decision.HOLD));
            suggested[i] = waiting(said).strikes().suggested();
            decide(said, Outcome.WARN, 0);
        }
        MessageRow last = say(ani, sample(Decision.HOLD));

        assertThat(suggested).containsExactly(Outcome.WARN, Outcome.MUTE, Outcome.MUTE);
        assertThat(waiting(last).strikes().suggested()).isEqualTo(Outcome.BLOCK);
        decide(last, Outcome.BLOCK, 168);

        for (UUID each : List.of(room, neighbourhood)) {
            assertThat(catchThrowableOfType(TalkRefused.class, () -> talk.before(ani, each, Long.MAX_VALUE, 1))
                            .reason())
                    .isEqualTo(TalkRefused.Reason.BLOCKED);
        }
        assertThat(desk.own(ani, room, last.seq()).outcome())
                .as("also who is out hears why")
                .isEqualTo(Outcome.BLOCK);
    }
}
