package id.kentongan.web.room.view;

import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.chat.review.boundary.ReviewFile;
import id.kentongan.chat.review.boundary.ReviewWish;
import id.kentongan.chat.review.entity.Outcome;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.review.entity.ReviewNumber;
import id.kentongan.chat.review.entity.ReviewRefused;
import id.kentongan.chat.review.entity.ReviewRefused.Reason;
import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /room/review.xhtml?case=…} or {@code ?tenant=…&number=MOD-…}: one message that was pointed out, and what is decided about it. */
@Named
@RequestScoped
public class ReviewShowView {

    /** Lengths of silence and exclusion that are offered, in hours. */
    private static final List<Integer> HOURS = List.of(1, 24, 7 * 24, 30 * 24);

    /** One line of the room. */
    public record Line(String name, String at, String words, boolean about) {}

    /** What can be chosen; {@code chosen} is what is suggested. */
    public record Option(String value, String label, boolean chosen) {}

    private @Nullable String id;
    private String tenant = "";
    private String number = "";
    private @Nullable ReviewFile file;

    @Inject
    private ReviewDesk desk;

    @Inject
    private ReviewCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MODERATE_ROOM)
    public void load() {
        try {
            file = desk.open(user.actor(), parsed().orElseThrow(() -> new ReviewRefused(Reason.UNKNOWN)));
        } catch (ReviewRefused e) {
            Attempts.missing();
        }
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.MODERATE_ROOM)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String note = sent.getOrDefault("note", "");
        String answer = sent.getOrDefault("answer", "");
        Optional<Outcome> outcome = Stream.of(Outcome.values())
                .filter(each -> each.name().equals(sent.get("do")))
                .findFirst();
        try {
            UUID about = parsed().orElse(new UUID(0, 0));
            if (outcome.isPresent()) {
                desk.decide(user.actor(), about, wish(outcome.get(), sent, note));
                texts.info("review.decided." + outcome.get());
            } else if (answer.equals("stands") || answer.equals("lifted")) {
                desk.answer(user.actor(), about, answer.equals("stands"), note);
                texts.info("review.answered");
            }
        } catch (ReviewRefused e) {
            texts.refuse("review.refused." + e.reason());
        }
        load();
    }

    private static ReviewWish wish(Outcome outcome, Map<String, String> sent, String note) {
        String hours = sent.getOrDefault("hours", "");
        return new ReviewWish(
                outcome,
                Stream.of(Policy.values())
                        .filter(each -> each.name().equals(sent.get("policy")))
                        .findFirst()
                        .orElse(null),
                outcome.lasts() && hours.matches("[0-9]{1,4}") ? Integer.parseInt(hours) : 0,
                note);
    }

    /** By its id, or as the offices call it. */
    private Optional<UUID> parsed() {
        Optional<ReviewNumber> called = ReviewNumber.parse(number);
        if (called.isPresent() && tenant.matches("[0-9]{1,9}")) {
            return Optional.of(desk.called(user.actor(), Integer.parseInt(tenant), called.get()));
        }
        return Attempts.id(id);
    }

    public @Nullable ReviewCard getCard() {
        return file == null ? null : rendering.card(file);
    }

    public List<Line> getAround() {
        ReviewFile known = file;
        return known == null
                ? List.of()
                : known.around().stream()
                        .map(line -> new Line(
                                line.name(),
                                texts.time(line.at(), rendering.zone(known.review())),
                                line.words() == null ? texts.get("review.taken-back") : line.words(),
                                line.about()))
                        .toList();
    }

    public List<String> getEarlier() {
        return file == null ? List.of() : file.earlier();
    }

    /** Why it was pointed out: the rows of the decision table that spoke. */
    public List<String> getReasons() {
        return file == null
                ? List.of()
                : file.review().reasons().stream()
                        .map(reason -> texts.get("review.reason." + reason))
                        .toList();
    }

    public String getRecord() {
        return file == null ? "" : texts.get("review.record", file.strikes().count());
    }

    /** Whether the reader decides the case now. */
    public boolean isDecidable() {
        return file != null && file.mine() && file.review().ruling() == null && free(file.review());
    }

    /** Whether the reader answers the appeal now. */
    public boolean isAnswerable() {
        return file != null
                && file.mine()
                && file.review().ruling() != null
                && file.review().waits()
                && free(file.review());
    }

    private boolean free(Review review) {
        return review.claimedBy() == null
                || review.claimedBy().equals(user.actor().personId());
    }

    /** What was decided; empty if nothing is. */
    public String getRuled() {
        Review.Ruling ruling = file == null ? null : file.review().ruling();
        if (ruling == null || file == null) {
            return "";
        }
        String said = texts.get("review.outcome." + ruling.outcome());
        String policy = ruling.policy() == null ? "" : ": " + texts.get("review.policy." + ruling.policy());
        String until = ruling.until() == null
                ? ""
                : " (" + texts.get("review.until", texts.time(ruling.until(), rendering.zone(file.review()))) + ")";
        return said + policy + until;
    }

    /** What the speaker says against it; empty if nothing. */
    public String getAppeal() {
        return file == null || file.review().appeal() == null
                ? ""
                : file.review().appeal().words();
    }

    /** What another moderator has said to it; empty while nobody has. */
    public String getAnswered() {
        Review.Appeal appeal = file == null ? null : file.review().appeal();
        if (appeal == null || appeal.upheld() == null) {
            return "";
        }
        String said = appeal.upheld() ? texts.get("review.answer.stands") : texts.get("review.answer.lifted");
        return appeal.note() == null ? said : said + ": " + appeal.note();
    }

    public List<Option> getPolicies() {
        ReviewFile known = file;
        Policy suggested = known == null || known.review().labels().isEmpty()
                ? Policy.OTHER
                : Policy.of(known.review().labels().get(0));
        return Stream.of(Policy.values())
                .map(policy -> new Option(policy.name(), texts.get("review.policy." + policy), policy == suggested))
                .toList();
    }

    public List<Option> getHours() {
        int suggested = file == null || file.strikes().suggestedHours() == 0
                ? HOURS.get(1)
                : file.strikes().suggestedHours();
        return HOURS.stream()
                .map(hours -> new Option(
                        hours.toString(),
                        hours < 24 ? texts.get("review.hours", hours) : texts.get("review.days", hours / 24),
                        hours == suggested))
                .toList();
    }

    /** All outcomes, the suggested one said to be so. */
    public List<Option> getOutcomes() {
        Outcome suggested = file == null ? Outcome.WARN : file.strikes().suggested();
        return Stream.of(Outcome.values())
                .map(outcome ->
                        new Option(outcome.name(), texts.get("review.outcome." + outcome), outcome == suggested))
                .toList();
    }

    /** The key that presses an outcome's button. */
    public String key(String outcome) {
        return switch (Outcome.valueOf(outcome)) {
            case DISMISS -> "l";
            case HIDE -> "h";
            case WARN -> "w";
            case MUTE -> "m";
            case BLOCK -> "b";
        };
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant == null ? "" : tenant;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number == null ? "" : number;
    }
}
