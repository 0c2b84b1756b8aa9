package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.routing.InvalidRules;
import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RuleText;
import id.kentongan.report.routing.boundary.DraftChanged;
import id.kentongan.report.routing.boundary.RoutingDesk;
import id.kentongan.report.routing.boundary.RoutingState;
import id.kentongan.report.routing.entity.Simulation;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /administration/routing.xhtml?tenant=JKT}: who gets a report. The button that was pressed names what is done. */
@Named
@RequestScoped
public class RoutingView {

    private static final int TRIED = 500;

    private @Nullable String tenant;
    private @Nullable RoutingState state;
    private @Nullable Simulation trial;

    @Inject
    private RoutingDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_ROUTING)
    public void load() {
        try {
            state = desk.state(user.actor(), chosen().id());
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.CHANGE_ROUTING)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        try {
            act(sent.getOrDefault("do", ""), sent);
        } catch (InvalidRules e) {
            e.flaws()
                    .forEach(flaw -> texts.refuse(
                            "routing.flaw." + flaw.kind(), String.valueOf(flaw.rule()), flaw.field(), flaw.what()));
        } catch (DraftChanged e) {
            texts.refuse("routing.changed", e.by() == null ? "-" : e.by(), texts.time(e.at(), chosen().zone()));
        } catch (NotPermitted e) {
            texts.refuse("routing.not-yours");
        }
        load();
    }

    private void act(String what, Map<String, String> sent) {
        int id = chosen().id();
        int revision = RuleForm.number(sent.get("revision"));
        int number = RuleForm.number(what.substring(what.indexOf(':') + 1));
        switch (what.replaceFirst(":.*", "")) {
            case "begin" -> save(0, desk.state(user.actor(), id).rules());
            case "add" -> {
                List<RoutingRule> rules = drafted();
                rules.addAll(RuleText.read(RuleForm.of(sent)));
                save(revision, rules);
            }
            case "remove" -> {
                List<RoutingRule> rules = drafted();
                if (number >= 1 && number <= rules.size()) {
                    rules.remove(number - 1);
                    save(revision, rules);
                }
            }
            case "try" -> trial = desk.simulate(user.actor(), id, TRIED);
            case "publish" -> {
                desk.publish(user.actor(), id, revision, RuleForm.note(sent.get("note")));
                texts.info("routing.published");
            }
            case "restore" -> {
                desk.restore(user.actor(), id, number, RuleForm.note(sent.get("note")));
                texts.info("routing.published");
            }
            default -> {
                // another button of the page
            }
        }
    }

    private List<RoutingRule> drafted() {
        List<RoutingRule> draft = desk.state(user.actor(), chosen().id()).draft();
        return draft == null ? new ArrayList<>() : new ArrayList<>(draft);
    }

    private void save(int revision, List<RoutingRule> rules) {
        desk.draft(user.actor(), chosen().id(), revision, rules);
        texts.info("routing.saved");
    }

    private Tenant chosen() {
        return getTenants().stream()
                .filter(each ->
                        tenant == null || tenant.isEmpty() || each.code().equals(tenant))
                .findFirst()
                .orElseThrow(() -> new NotPermitted(Action.READ_ROUTING.name()));
    }

    /** Governments whose rules the reader may see. */
    public List<Tenant> getTenants() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .sorted()
                .map(directory::tenant)
                .flatMap(Optional::stream)
                .filter(each -> Access.may(user.actor(), Action.READ_ROUTING, Matter.in(each.id(), each.area())))
                .toList();
    }

    public boolean isEditor() {
        Tenant tenant = chosen();
        return Access.may(user.actor(), Action.CHANGE_ROUTING, Matter.in(tenant.id(), tenant.area()));
    }

    public @Nullable RoutingState getState() {
        return state;
    }

    public @Nullable Simulation getTrial() {
        return trial;
    }

    public List<RuleLine> getRules() {
        return state == null ? List.of() : RuleLine.of(state.rules());
    }

    public List<RuleLine> getDraft() {
        List<RoutingRule> draft = state == null ? null : state.draft();
        return draft == null ? List.of() : RuleLine.of(draft);
    }

    public String time(RoutingState.Version version) {
        return texts.time(version.at(), chosen().zone());
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }
}
