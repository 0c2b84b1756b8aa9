package id.kentongan.web.room.view;

import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.rules.boundary.RuleDesk;
import id.kentongan.chat.rules.entity.OwnClaim;
import id.kentongan.chat.rules.entity.OwnRule;
import id.kentongan.chat.rules.entity.OwnRule.State;
import id.kentongan.chat.rules.entity.RuleTrial;
import id.kentongan.chat.rules.entity.RulesRefused;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /room/rules.xhtml?tenant=…}: a government's own rules for what is said in its rooms. */
@Named
@RequestScoped
public class RoomRulesView {

    /** A government that can be chosen. */
    public record Choice(int id, String name, String here) {}

    /** What can be chosen in a field. */
    public record Option(String value, String label) {}

    /** A version of a rule in the reader's language. */
    public record Row(
            String id,
            int version,
            String pattern,
            String what,
            String state,
            boolean waits,
            boolean own,
            boolean over,
            String written) {}

    private String tenant = "";
    private List<Tenant> governments = List.of();
    private @Nullable Tenant chosen;
    private List<OwnRule> rules = List.of();
    private List<OwnClaim> claims = List.of();
    private @Nullable RuleTrial trial;
    private Map<String, String> sent = Map.of();

    @Inject
    private RuleDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.CHANGE_ROOM_RULES)
    public void load() {
        governments = desk.governments(user.actor());
        Tenant government = governments.stream()
                .filter(each -> tenant.isEmpty() || tenant.equals(Integer.toString(each.id())))
                .findFirst()
                .orElse(null);
        if (government == null) {
            Attempts.missing();
            return;
        }
        chosen = government;
        tenant = Integer.toString(government.id());
        rules = desk.rules(user.actor(), government.id());
        claims = desk.claims(user.actor(), government.id());
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.CHANGE_ROOM_RULES)
    public void act() {
        load();
        Tenant government = chosen;
        sent = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String what = sent.getOrDefault("do", "");
        if (government == null || what.isEmpty()) {
            return;
        }
        try {
            act(government, what);
        } catch (RulesRefused e) {
            texts.refuse("room-rules.desk." + e.reason());
        } catch (RuleRefused e) {
            texts.refuse("room-rules.refused." + e.reason(), e.detail());
        }
        load();
    }

    private void act(Tenant government, String what) {
        if (what.equals("try")) {
            trial = desk.trial(user.actor(), government.id(), written(government));
        } else if (what.equals("write")) {
            State state = desk.write(user.actor(), government.id(), written(government));
            texts.info("room-rules.written." + state);
            sent = Map.of();
        } else if (what.equals("claim")) {
            desk.enter(user.actor(), government.id(), field("claim"), field("clarification"), claimEnds(government));
            texts.info("room-rules.claimed");
            sent = Map.of();
        } else if (what.startsWith("end:")) {
            UUID claim = Attempts.id(what.substring("end:".length()))
                    .orElseThrow(() -> new RulesRefused(RulesRefused.Reason.UNKNOWN));
            desk.end(user.actor(), government.id(), claim);
            texts.info("room-rules.withdrawn");
        } else if (what.startsWith("approve:")) {
            desk.approve(user.actor(), government.id(), what.substring("approve:".length()));
            texts.info("room-rules.approved");
        } else if (what.startsWith("withdraw:")) {
            desk.withdraw(user.actor(), government.id(), what.substring("withdraw:".length()));
            texts.info("room-rules.withdrawn");
        }
    }

    private ModerationRule written(Tenant government) {
        return new ModerationRule(
                field("ruleId"),
                1,
                choice(RuleKind.class, "kind"),
                choice(PatternKind.class, "patternKind"),
                field("pattern"),
                field("label"),
                choice(Severity.class, "severity"),
                field("ruleLanguage"),
                Stream.of(field("exceptions").toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                expires(government),
                lines("matching"),
                lines("passing"));
    }

    private @Nullable OffsetDateTime claimEnds(Tenant government) {
        try {
            return field("claimEnds").isEmpty()
                    ? null
                    : LocalDate.parse(field("claimEnds"))
                            .plusDays(1)
                            .atStartOfDay(government.zone())
                            .toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new RulesRefused(RulesRefused.Reason.CLAIM);
        }
    }

    private String field(String name) {
        return sent.getOrDefault(name, "").strip();
    }

    private List<String> lines(String name) {
        return field(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private <E extends Enum<E>> E choice(Class<E> type, String name) {
        E[] all = type.getEnumConstants();
        return Stream.of(all)
                .filter(each -> each.name().equals(field(name)))
                .findFirst()
                .orElse(all[0]);
    }

    private @Nullable Instant expires(Tenant government) {
        try {
            return field("expires").isEmpty()
                    ? null
                    : LocalDate.parse(field("expires"))
                            .plusDays(1)
                            .atStartOfDay(government.zone())
                            .toInstant();
        } catch (DateTimeException e) {
            throw new RuleRefused(field("ruleId"), RuleRefused.Reason.ROW, field("expires"));
        }
    }

    public List<Choice> getGovernments() {
        return governments.stream()
                .map(each -> new Choice(
                        each.id(), each.name(), tenant.equals(Integer.toString(each.id())) ? "page" : "false"))
                .toList();
    }

    public List<Row> getRules() {
        Tenant government = chosen;
        return government == null
                ? List.of()
                : rules.stream().map(rule -> row(rule, government)).toList();
    }

    private Row row(OwnRule own, Tenant government) {
        ModerationRule rule = own.rule();
        return new Row(
                rule.id(),
                rule.version(),
                rule.pattern(),
                String.join(
                        ", ",
                        texts.get("room-rules.kind." + rule.kind()),
                        texts.get("room-rules.pattern." + rule.patternKind()),
                        texts.get("room-rules.severity." + rule.severity()),
                        rule.label()),
                texts.get("room-rules.state." + own.state()),
                own.state() == State.PROPOSED,
                own.writtenBy().equals(user.actor().personId()),
                own.state() == State.WITHDRAWN,
                texts.time(own.writtenAt(), government.zone()));
    }

    public List<OwnClaim> getClaims() {
        return claims;
    }

    public List<Option> getKinds() {
        return Stream.of(RuleKind.values())
                .map(each -> new Option(each.name(), texts.get("room-rules.kind." + each)))
                .toList();
    }

    public List<Option> getPatternKinds() {
        return Stream.of(PatternKind.values())
                .map(each -> new Option(each.name(), texts.get("room-rules.pattern." + each)))
                .toList();
    }

    public List<Option> getSeverities() {
        return Stream.of(Severity.values())
                .map(each -> new Option(each.name(), texts.get("room-rules.severity." + each)))
                .toList();
    }

    /** What was filled in, by the name of the field; empty where nothing was. */
    public Map<String, String> getValues() {
        return Stream.of(
                        "ruleId",
                        "kind",
                        "patternKind",
                        "pattern",
                        "label",
                        "severity",
                        "ruleLanguage",
                        "exceptions",
                        "expires",
                        "matching",
                        "passing",
                        "claim",
                        "clarification",
                        "claimEnds")
                .collect(Collectors.toMap(name -> name, name -> sent.getOrDefault(name, standard(name))));
    }

    private static String standard(String name) {
        return name.equals("ruleLanguage") ? "id" : "";
    }

    /** What a trial found; null before one. */
    public @Nullable RuleTrial getTrial() {
        return trial;
    }

    public String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant == null ? "" : tenant;
    }
}
