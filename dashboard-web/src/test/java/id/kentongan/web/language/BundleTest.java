package id.kentongan.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.alarm.entity.AlarmRefused;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.CommunityState;
import id.kentongan.chat.community.entity.Visibility;
import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.ReviewRefused;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.rules.entity.OwnRule;
import id.kentongan.chat.rules.entity.RulesRefused;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.deadline.entity.CalendarFlaw;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.LadderFlaw;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.disaster.entity.DisasterKind;
import id.kentongan.core.disaster.entity.DisasterRefused;
import id.kentongan.core.disaster.entity.DisasterStep;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.UnfitCredentials;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeKind;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.Pace;
import id.kentongan.core.notification.entity.ToldAs;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealedIdentity;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.aftercare.entity.Voice;
import id.kentongan.report.category.entity.InvalidCategory;
import id.kentongan.report.duplicate.boundary.CannotMerge;
import id.kentongan.report.duplicate.entity.Kinship;
import id.kentongan.report.duplicate.entity.Wording;
import id.kentongan.report.entity.CategoryIcon;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.routing.RuleFlaw;
import id.kentongan.report.entity.verification.Effect;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.feed.entity.FeedView;
import id.kentongan.report.followup.boundary.FilterRefused;
import id.kentongan.report.followup.boundary.InvalidMove;
import id.kentongan.report.followup.boundary.ProposalRefused;
import id.kentongan.report.followup.boundary.TaskRefused;
import id.kentongan.report.followup.boundary.TemplateRefused;
import id.kentongan.report.followup.boundary.UndoResult;
import id.kentongan.report.followup.boundary.WorkResult;
import id.kentongan.report.followup.entity.ProposalState;
import id.kentongan.report.followup.entity.TaskState;
import id.kentongan.report.followup.entity.Whose;
import id.kentongan.report.instruction.boundary.InstructionBox;
import id.kentongan.report.instruction.boundary.InstructionFilter;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.HopState;
import id.kentongan.report.instruction.entity.InstructionMode;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRoute;
import id.kentongan.report.instruction.entity.RoomSubject;
import id.kentongan.report.instruction.entity.StepType;
import id.kentongan.report.instruction.entity.Urgency;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.ranking.boundary.RankingRefused;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.verification.boundary.InvalidDecision;
import id.kentongan.report.verification.entity.Verdict;
import id.kentongan.web.frame.MenuEntry;
import id.kentongan.web.frame.MenuGroup;
import id.kentongan.web.frame.Shortcut;
import id.kentongan.web.instruction.view.InstructionCard;
import id.kentongan.web.report.view.ReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word that a person reads is there, in both languages, and none lies around unused. */
class BundleTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern IN_PAGES = Pattern.compile("text\\['([^']+)'(\\.concat)?");
    private static final Pattern IN_CLASSES = Pattern.compile(
            "(?:(?:texts\\.(?:get|info|refuse)|attempt|attempts\\.make)\\(\\s*|admission\\.decide\\([^\"]*)\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]+}");

    private final Properties indonesian = load("messages.properties");
    private final Properties english = load("messages_en.properties");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(english.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        assertThat(load("messages_id.properties")).isEmpty();
    }

    @Test
    void both_languages_have_the_same_placeholders() {
        assertThat(indonesian.stringPropertyNames())
                .allSatisfy(key -> assertThat(placeholders(english.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(indonesian.getProperty(key))));
    }

    @Test
    void no_sentence_is_empty_or_has_a_quote_that_MessageFormat_would_eat() {
        assertThat(Stream.of(indonesian, english).flatMap(bundle -> bundle.values().stream()))
                .allSatisfy(
                        sentence -> assertThat(sentence.toString()).isNotBlank().doesNotContain("'"));
    }

    @Test
    void every_key_that_is_used_exists_and_every_key_that_exists_is_used() {
        Set<String> keys = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        collect(files(".xhtml"), IN_PAGES, keys, prefixes);
        collect(files(".java"), IN_CLASSES, keys, prefixes);
        assertThat(keys).isNotEmpty();
        assertThat(prefixes).isNotEmpty();
        assertThat(indonesian.stringPropertyNames()).containsAll(keys);
        assertThat(indonesian.stringPropertyNames())
                .allMatch(
                        key -> keys.contains(key) || prefixes.stream().anyMatch(key::startsWith), "is used somewhere");
    }

    static Stream<Map.Entry<String, Enum<?>[]>> shown() {
        return Stream.of(
                Map.entry("alert.kind.", AlertKind.values()),
                Map.entry("alert.kind.", StepAction.values()),
                Map.entry("notice.kind.", NoticeKind.values()),
                Map.entry("notice.as.", ToldAs.values()),
                Map.entry("told.as.", ToldAs.values()),
                Map.entry("notice.topic.", NoticeTopic.values()),
                Map.entry("notice.channel.", NoticeChannel.values()),
                Map.entry("figures.channel.", Channel.values()),
                Map.entry("ranking.board.", Board.values()),
                Map.entry("ranking.refused.", RankingRefused.Why.values()),
                Map.entry("notice.pace.", Pace.values()),
                Map.entry("menu.item.", MenuEntry.values()),
                Map.entry("menu.group.", MenuGroup.values()),
                Map.entry("work.whose.", Whose.values()),
                Map.entry("work.outcome.", WorkResult.Outcome.values()),
                Map.entry("work.undone.", UndoResult.Outcome.values()),
                Map.entry("work.filter.refused.", FilterRefused.Reason.values()),
                Map.entry("key.", Shortcut.values()),
                Map.entry("tier.", Tier.values()),
                Map.entry("report.status.", ReportStatus.values()),
                Map.entry("report.event.", ReportEventType.values()),
                Map.entry("report.reason.", CloseReason.values()),
                Map.entry("move.name.", Move.values()),
                Map.entry("move.hint.", Move.values()),
                Map.entry("move.flaw.", InvalidMove.Flaw.values()),
                Map.entry("task.state.", TaskState.values()),
                Map.entry("task.refused.", TaskRefused.Reason.values()),
                Map.entry("template.refused.", TemplateRefused.Reason.values()),
                Map.entry("instruction.state.", HopState.values()),
                Map.entry("instruction.move.", HopMove.values()),
                Map.entry("instruction.event.", StepType.values()),
                Map.entry("instruction.mode.", InstructionMode.values()),
                Map.entry("instruction.route.", InstructionRoute.values()),
                Map.entry("instruction.urgency.", Urgency.values()),
                Map.entry("instruction.room.", RoomSubject.Kind.values()),
                Map.entry("instruction.box.", InstructionBox.values()),
                Map.entry("instruction.filter.", InstructionFilter.values()),
                Map.entry("instruction.whole.", InstructionCard.State.values()),
                Map.entry("instruction.refused.", InstructionRefused.Reason.values()),
                Map.entry("proposal.state.", ProposalState.values()),
                Map.entry("proposal.refused.", ProposalRefused.Reason.values()),
                Map.entry("routing.flaw.", RuleFlaw.Kind.values()),
                Map.entry("place.rule.", Placement.Rule.values()),
                Map.entry("deadline.state.", ReportPage.State.values()),
                Map.entry("duplicate.kinship.", Kinship.values()),
                Map.entry("duplicate.wording.", Wording.values()),
                Map.entry("duplicate.refused.", CannotMerge.Reason.values()),
                Map.entry("verification.flag.", Flag.values()),
                Map.entry("verification.flaw.", InvalidDecision.Flaw.values()),
                Map.entry("verification.decided.", Verdict.values()),
                Map.entry("verification-rules.effect.", Effect.values()),
                Map.entry("tracking.objection.not-now.", NotNow.Why.values()),
                Map.entry("comment.refused.", CommentRefused.Reason.values()),
                Map.entry("comment.voice.", Voice.values()),
                Map.entry("feed.view.", FeedView.values()),
                Map.entry("room-rules.refused.", RuleRefused.Reason.values()),
                Map.entry("room-rules.desk.", RulesRefused.Reason.values()),
                Map.entry("room-rules.state.", OwnRule.State.values()),
                Map.entry("room-rules.written.", OwnRule.State.values()),
                Map.entry("room-rules.kind.", RuleKind.values()),
                Map.entry("room-rules.pattern.", PatternKind.values()),
                Map.entry("room-rules.severity.", Severity.values()),
                Map.entry("reveal.basis.", LegalBasis.values()),
                Map.entry("reveal.state.", Reveal.State.values()),
                Map.entry("reveal.detail.", RevealedIdentity.Kind.values()),
                Map.entry("reveal.outcome.", RevealOutcome.values()),
                Map.entry("role.", Role.values()),
                Map.entry("disaster.kind.", DisasterKind.values()),
                Map.entry("disaster.advice.", DisasterKind.values()),
                Map.entry("disaster.step.", DisasterStep.values()),
                Map.entry("disaster.refused.", DisasterRefused.Why.values()),
                Map.entry("administration.refused.", ChangeRefused.Reason.values()),
                Map.entry("category.refused.", InvalidCategory.Reason.values()),
                Map.entry("review.policy.", Policy.values()),
                Map.entry("review.outcome.", Outcome.values()),
                Map.entry("review.decided.", Outcome.values()),
                Map.entry("review.decision.", Arrays.copyOfRange(Decision.values(), 1, Decision.values().length)),
                Map.entry("review.reason.", id.kentongan.chat.moderation.entity.Verdict.Reason.values()),
                Map.entry("review.refused.", ReviewRefused.Reason.values()),
                Map.entry("talk.refused.", TalkRefused.Reason.values()),
                Map.entry("alarm.refused.", AlarmRefused.Reason.values()),
                Map.entry("community.refused.", CommunityRefused.Reason.values()),
                Map.entry("community.state.", CommunityState.values()),
                Map.entry("community.visibility.", Visibility.values()),
                Map.entry("community.choice.", Visibility.values()),
                Map.entry(
                        "community.desk.done.",
                        Arrays.copyOfRange(CommunityState.values(), 1, CommunityState.values().length)),
                Map.entry("talk.sign.", Reaction.values()),
                Map.entry("talk.room.", RoomKind.values()),
                Map.entry("talk.state.", Arrays.copyOfRange(MessageState.values(), 1, MessageState.values().length)),
                Map.entry("home.age.", AgeBand.values()),
                Map.entry("filing.mistake.photo.", UnfitPhoto.Reason.values()),
                Map.entry("filing.mistake.answer.", InvalidAnswers.Reason.values()),
                Map.entry("category.icon.", CategoryIcon.values()),
                Map.entry("term.measure.", Term.Measure.values()),
                Map.entry("term.phase.", Phase.values()),
                Map.entry("terms.measure.", Term.Measure.values()),
                Map.entry("terms.priority.", Priority.values()),
                Map.entry("terms.flaw.", LadderFlaw.Kind.values()),
                Map.entry("holidays.flaw.", CalendarFlaw.Kind.values()),
                Map.entry("holidays.kind.", CalendarLine.Kind.values()),
                Map.entry("sessions.method.", SignInMethod.values()),
                Map.entry("activate.refused.", UnfitCredentials.Reason.values()));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void every_constant_that_is_shown_has_a_word_and_no_word_lacks_its_constant(Map.Entry<String, Enum<?>[]> shown) {
        Set<String> constants = Arrays.stream(shown.getValue())
                .map(constant -> shown.getKey() + constant.name())
                .collect(Collectors.toSet());
        assertThat(indonesian.stringPropertyNames()).containsAll(constants);
        Set<String> all = shown().filter(other -> other.getKey().equals(shown.getKey()))
                .flatMap(other -> Arrays.stream(other.getValue()))
                .map(constant -> shown.getKey() + constant.name())
                .collect(Collectors.toSet());
        assertThat(indonesian.stringPropertyNames().stream().filter(key -> key.startsWith(shown.getKey())))
                .allMatch(all::contains);
    }

    @Test
    void no_page_writes_text_that_is_not_escaped_or_not_from_the_bundle() {
        assertThat(files(".xhtml")).isNotEmpty().allSatisfy(page -> {
            String source = read(page);
            assertThat(source).doesNotContain("escape=\"false\"").doesNotContain("style=\"");
            assertThat(source.lines().count()).isLessThanOrEqualTo(200);
            String words = source.replaceAll("(?s)<!--.*?-->", "")
                    .replaceAll("<[^>]*>", "")
                    .replaceAll("#\\{[^}]*}", "")
                    .replaceAll("– Kentongan|Kentongan|×|\\s", "");
            assertThat(words).as("words outside of the bundle in " + page).isEmpty();
        });
    }

    /** A symbol without a shape would be a black square. */
    @Test
    void every_symbol_of_a_category_is_drawn() {
        String style = read(MAIN.resolve("webapp/resources/kentongan/kentongan.css"));
        assertThat(CategoryIcon.values()).allMatch(icon -> style.contains(".cat-" + icon.word() + " {"));
    }

    private static void collect(Set<Path> files, Pattern pattern, Set<String> keys, Set<String> prefixes) {
        for (Path file : files) {
            Matcher use = pattern.matcher(read(file));
            while (use.find()) {
                (use.group(2) == null ? keys : prefixes).add(use.group(1));
            }
        }
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    /** Pages and classes of the staff's pages; Open311 speaks with a bundle of its own. */
    private static Set<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("open311"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream in = BundleTest.class.getResourceAsStream("/id/kentongan/web/" + name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
