package id.kentongan.web.verification.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Edition;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.verification.Effect;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.entity.verification.VerificationRules;
import id.kentongan.report.verification.boundary.VerificationRulesDesk;
import id.kentongan.report.verification.entity.RulesTrial;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /verification/rules.xhtml?tenant=JKT}: how a government has its reports verified. */
@Named
@RequestScoped
public class VerificationRulesView {

    private @Nullable String tenant;
    private @Nullable Editions<VerificationRules> state;
    private @Nullable VerificationRules tried;
    private @Nullable RulesTrial trial;

    @Inject
    private VerificationRulesDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.CHANGE_VERIFICATION_RULES)
    public void load() {
        Optional<Tenant> town = chosen();
        if (town.isPresent()) {
            state = desk.state(user.actor(), town.get().id());
        } else {
            missing();
        }
    }

    /** Puts what was filled in in force. */
    @Needs(Action.CHANGE_VERIFICATION_RULES)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        Optional<Tenant> town = chosen();
        if (town.isPresent() && sent.containsKey("try")) {
            tryOut(town.get(), sent);
        } else if (town.isPresent() && (sent.containsKey("publish") || sent.containsKey("do"))) {
            try {
                int id = town.get().id();
                String note = sent.getOrDefault("note", "").strip();
                Editions<VerificationRules> now = sent.containsKey("publish")
                        ? desk.publish(
                                user.actor(),
                                id,
                                rules(sent),
                                note.length() > VerificationRulesDesk.LONGEST_NOTE ? null : note)
                        : desk.restore(user.actor(), id, number(sent.get("do").replaceFirst("restore:", "")), null);
                texts.info("edition.published", now.version());
            } catch (ChangedMeanwhile e) {
                texts.refuse(
                        "edition.changed",
                        e.by() == null ? "-" : e.by(),
                        texts.time(e.at(), town.get().zone()));
            } catch (IllegalArgumentException e) {
                texts.refuse("verification-rules.invalid");
            } catch (NotPermitted e) {
                missing();
                return;
            }
        }
        load();
    }

    /** Tries what was filled in, which stays in the form. */
    private void tryOut(Tenant town, Map<String, String> sent) {
        try {
            VerificationRules wanted = rules(sent);
            trial = desk.simulate(user.actor(), town.id(), wanted, number(sent.get("days")));
            tried = wanted;
        } catch (IllegalArgumentException e) {
            texts.refuse("verification-rules.invalid");
        }
    }

    private static VerificationRules rules(Map<String, String> sent) {
        Map<Flag, Effect> effects = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            String wanted = sent.getOrDefault("effect-" + flag, "");
            Stream.of(Effect.values())
                    .filter(effect -> effect.name().equals(wanted))
                    .findFirst()
                    .ifPresent(effect -> effects.put(flag, effect));
        }
        List<String> words = Stream.of(sent.getOrDefault("words", "")
                        .toLowerCase(Locale.ROOT)
                        .strip()
                        .split("[\\s,]+"))
                .filter(word -> !word.isEmpty() && word.length() <= VerificationRules.LONGEST_WORD)
                .distinct()
                .toList();
        String measure = sent.getOrDefault("measure", "");
        return new VerificationRules(
                number(sent.get("version")),
                sent.containsKey("automatic"),
                number(sent.get("quorum")),
                measure.isEmpty() ? null : new Term(amount(sent.get("amount")), Term.Measure.valueOf(measure)),
                effects,
                words);
    }

    private static int amount(@Nullable String text) {
        int amount = number(text);
        if (amount > VerificationRules.LONGEST_TERM) {
            throw new IllegalArgumentException("term " + amount);
        }
        return amount;
    }

    private static int number(@Nullable String text) {
        if (text == null || !text.strip().matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("no number");
        }
        return Integer.parseInt(text.strip());
    }

    private static void missing() {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().responseSendError(404, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    private Optional<Tenant> chosen() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .sorted()
                .map(directory::tenant)
                .flatMap(Optional::stream)
                .filter(each ->
                        Access.may(user.actor(), Action.CHANGE_VERIFICATION_RULES, Matter.in(each.id(), each.area())))
                .filter(each ->
                        tenant == null || tenant.isEmpty() || each.code().equals(tenant))
                .findFirst();
    }

    /** Whether the queue's page leads here. */
    public boolean isOffered() {
        return user.isSignedIn() && chosen().isPresent();
    }

    /** What is being tried, else what is in force; what is shipped until it was read. */
    public VerificationRules getRules() {
        if (tried != null) {
            return tried;
        }
        return state == null ? VerificationRules.SHIPPED : state.current();
    }

    public @Nullable RulesTrial getTrial() {
        return trial;
    }

    public int getMostDays() {
        return VerificationRulesDesk.MOST_DAYS;
    }

    public @Nullable Editions<VerificationRules> getState() {
        return state;
    }

    /** Who may look may change. */
    public boolean isEditor() {
        return true;
    }

    public String time(Edition version) {
        return chosen().map(town -> texts.time(version.at(), town.zone())).orElse("");
    }

    public List<Flag> getFlags() {
        return List.of(Flag.values());
    }

    public List<Effect> getEffects() {
        return List.of(Effect.values());
    }

    public List<Term.Measure> getMeasures() {
        return List.of(Term.Measure.values());
    }

    public boolean has(Flag flag, Effect effect) {
        return getRules().effect(flag) == effect;
    }

    public boolean counts(Term.Measure measure) {
        Term term = getRules().term();
        return term != null && term.measure() == measure;
    }

    public String getAmount() {
        Term term = getRules().term();
        return term == null ? "" : Integer.toString(term.amount());
    }

    public String getWords() {
        return String.join(" ", getRules().words());
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }
}
