package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.chat.review.boundary.ReviewFile;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.rules.boundary.RuleDesk;
import id.kentongan.chat.rules.entity.OwnRule;
import id.kentongan.chat.rules.entity.OwnRule.State;
import id.kentongan.chat.rules.entity.RuleTrial;
import id.kentongan.chat.rules.entity.RulesRefused;
import id.kentongan.chat.rules.entity.RulesRefused.Reason;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A government's own rules for what is said in its rooms. */
@ExtendWith(ArquillianExtension.class)
class RulesIT {

    private static final int JAKARTA = 1;
    private static final AreaCode HOME = new AreaCode("31.71.01.1004");

    @Inject
    private Town town;

    @Inject
    private RuleDesk desk;

    @Inject
    private TalkDesk talk;

    @Inject
    private ReviewDesk reviews;

    private Actor ani;
    private Actor author;
    private Actor second;
    private UUID room;
    private String word;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void moveIn() {
        ani = town.neighbour(HOME);
        author = town.administrator();
        second = town.administrator();
        room = talk.rooms(ani).stream()
                .filter(view -> view.seat().kind() == RoomKind.KELURAHAN)
                .findFirst()
                .orElseThrow()
                .seat()
                .room();
        // Nobody has said it before.
        word = "kata" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    @AfterEach
    void withdraw() {
        desk.rules(author, JAKARTA).stream()
                .filter(rule -> rule.state() != State.WITHDRAWN)
                .forEach(rule -> desk.withdraw(author, JAKARTA, rule.rule().id()));
    }

    @Test
    void a_rule_holds_for_the_next_message_until_it_is_withdrawn() {
        assertThat(say(word + " di sini").state()).isEqualTo(MessageState.SHOWN);

        assertThat(desk.write(author, JAKARTA, rule(Severity.MEDIUM))).isEqualTo(State.ACTIVE);
        MessageRow said = say(word + " di sana");
        desk.withdraw(author, JAKARTA, id());
        MessageRow after = say(word + " di mana-mana");

        assertThat(said.state()).isEqualTo(MessageState.BLURRED);
        assertThat(waiting(said).review().finding()).contains(id());
        assertThat(after.state()).isEqualTo(MessageState.SHOWN);
        assertThat(refusal(() -> desk.withdraw(author, JAKARTA, id()))).isEqualTo(Reason.UNKNOWN);
        assertThat(town.texts("select action from core.audit_entry where object = ?", "room-rule:" + id()))
                .containsExactlyInAnyOrder("ROOM_RULE_ACTIVE", "ROOM_RULE_WITHDRAWN");
    }

    @Test
    void a_severe_rule_is_silent_until_a_second_person_agrees() {
        assertThat(desk.write(author, JAKARTA, rule(Severity.SEVERE))).isEqualTo(State.PROPOSED);
        assertThat(say(word + " belum").state()).isEqualTo(MessageState.SHOWN);

        assertThat(refusal(() -> desk.approve(author, JAKARTA, id()))).isEqualTo(Reason.OWN_RULE);
        desk.approve(second, JAKARTA, id());

        assertThat(say(word + " sudah").state()).isEqualTo(MessageState.HELD);
        assertThat(refusal(() -> desk.approve(second, JAKARTA, id()))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void another_version_takes_the_place_of_the_one_before_and_both_are_kept() {
        desk.write(author, JAKARTA, rule(Severity.MEDIUM));
        desk.write(second, JAKARTA, rule(Severity.LOW));

        assertThat(desk.rules(author, JAKARTA))
                .filteredOn(own -> own.rule().id().equals(id()))
                .extracting(own -> own.rule().version(), own -> own.rule().severity(), OwnRule::state)
                .containsExactly(tuple(2, Severity.LOW, State.ACTIVE), tuple(1, Severity.MEDIUM, State.WITHDRAWN));
    }

    @Test
    void a_trial_says_what_a_rule_would_have_found_and_changes_nothing() {
        say(word + " pertama");
        say("tidak ada apa-apa");
        say(word + " kedua");

        RuleTrial trial = desk.trial(author, JAKARTA, rule(Severity.SEVERE));

        assertThat(trial.found()).isEqualTo(2);
        assertThat(trial.looked()).isGreaterThanOrEqualTo(3);
        assertThat(trial.examples()).containsExactly(word + " kedua", word + " pertama");
        assertThat(desk.rules(author, JAKARTA))
                .extracting(own -> own.rule().id())
                .doesNotContain(id());
    }

    @Test
    void what_cannot_be_used_is_refused_and_so_is_who_may_not_write() {
        ModerationRule catastrophe = new ModerationRule(
                id(),
                1,
                RuleKind.MODERATION,
                PatternKind.REGEX,
                "(a{500}){500}",
                "abuse",
                Severity.LOW,
                "id",
                Set.of(),
                null,
                List.of("aaaa"),
                List.of());
        assertThat(catchThrowableOfType(RuleRefused.class, () -> desk.write(author, JAKARTA, catastrophe))
                        .reason())
                .isEqualTo(RuleRefused.Reason.REGEX_WIDE);
        ModerationRule liar = new ModerationRule(
                id(),
                1,
                RuleKind.MODERATION,
                PatternKind.WORD,
                word,
                "abuse",
                Severity.LOW,
                "id",
                Set.of(),
                null,
                List.of("lain sekali"),
                List.of());
        assertThat(catchThrowableOfType(RuleRefused.class, () -> desk.trial(author, JAKARTA, liar))
                        .reason())
                .isEqualTo(RuleRefused.Reason.EXAMPLE_NOT_HIT);
        ModerationRule shipped = new ModerationRule(
                "kata-anjing",
                1,
                RuleKind.MODERATION,
                PatternKind.WORD,
                word,
                "abuse",
                Severity.LOW,
                "id",
                Set.of(),
                null,
                List.of(word),
                List.of());
        assertThat(refusal(() -> desk.write(author, JAKARTA, shipped))).isEqualTo(Reason.SHIPPED_ID);
        Actor officer = town.officer(Tier.KELURAHAN);
        assertThat(desk.governments(officer)).isEmpty();
        assertThat(refusal(() -> desk.write(officer, JAKARTA, rule(Severity.LOW))))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.rules(author, 2))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void who_repeats_a_rumour_that_was_looked_into_is_answered_and_not_hidden() {
        String rumour = "Air keran di kelurahan " + word + " beracun, jangan diminum, sebarkan ke semua grup";
        String address = "https://jalahoaks.example/" + word;
        assertThat(say(rumour).clarification()).isNull();

        UUID claim = desk.enter(author, JAKARTA, rumour, address, null);
        MessageRow repeated = say("Info penting dari teman: " + rumour + " ya bu");
        MessageRow other = say("Air keran di gang kami mati sejak pagi tadi");

        assertThat(repeated.clarification()).isEqualTo(address);
        assertThat(repeated.words()).contains(rumour);
        assertThat(other.clarification()).isNull();
        assertThat(talk.edit(ani, room, repeated.seq(), "Maaf, itu tidak benar").clarification())
                .isNull();
        desk.end(author, JAKARTA, claim);
        assertThat(say("Sekali lagi: " + rumour).clarification()).isNull();
        assertThat(refusal(() -> desk.end(author, JAKARTA, claim))).isEqualTo(Reason.UNKNOWN);
        assertThat(refusal(() -> desk.enter(author, JAKARTA, "pendek", address, null)))
                .isEqualTo(Reason.CLAIM);
        assertThat(refusal(() -> desk.enter(author, JAKARTA, rumour, "http://jalahoaks.example", null)))
                .isEqualTo(Reason.CLAIM);
    }

    private String id() {
        return "uji-" + word;
    }

    private ModerationRule rule(Severity severity) {
        return new ModerationRule(
                id(),
                1,
                RuleKind.MODERATION,
                PatternKind.WORD,
                word,
                "abuse",
                severity,
                "id",
                Set.of(),
                null,
                List.of(word + " di sini"),
                List.of("tidak ada apa-apa"));
    }

    private MessageRow say(String said) {
        return talk.say(ani, room, new NewMessage(UUID.randomUUID(), said, null));
    }

    private ReviewFile waiting(MessageRow message) {
        return reviews.waiting(town.officer(Tier.PEMPROV)).stream()
                .filter(file -> file.review().messageId().equals(message.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Reason refusal(ThrowingCallable work) {
        return catchThrowableOfType(RulesRefused.class, work).reason();
    }
}
