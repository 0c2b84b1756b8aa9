package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.report.entity.routing.InvalidRules;
import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RuleText;
import id.kentongan.report.routing.boundary.RoutingDesk;
import id.kentongan.report.routing.entity.Simulation;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /administration/routing.xhtml?tenant=JKT}: who gets a report. */
@Named
@RequestScoped
public class RoutingView extends DraftPage<RoutingRule> {

    private static final int TRIED = 500;

    private @Nullable Simulation trial;

    @Inject
    private RoutingDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    public RoutingView() {
        super(Action.READ_ROUTING, Action.CHANGE_ROUTING);
    }

    @Override
    protected DraftDesk<List<RoutingRule>> desk() {
        return desk;
    }

    @Needs(Action.READ_ROUTING)
    public void load() {
        show();
    }

    /** Does what the button says. */
    @Needs(Action.CHANGE_ROUTING)
    public void act() {
        try {
            perform();
        } catch (InvalidRules e) {
            e.flaws()
                    .forEach(flaw -> texts.refuse(
                            "routing.flaw." + flaw.kind(), String.valueOf(flaw.rule()), flaw.field(), flaw.what()));
        }
        show();
    }

    @Override
    protected boolean edit(String button, Map<String, String> sent, List<RoutingRule> rules) {
        return button.equals("add") && rules.addAll(RuleText.read(RuleForm.of(sent)));
    }

    @Override
    protected String words(RoutingRule rule) {
        return rule.name();
    }

    @Override
    protected void tryOut(int tenantId) {
        trial = desk.simulate(user.actor(), tenantId, TRIED);
    }

    public @Nullable Simulation getTrial() {
        return trial;
    }

    public List<RuleLine> getRules() {
        return getState() == null ? List.of() : RuleLine.of(getState().current());
    }

    public List<RuleLine> getDraft() {
        List<RoutingRule> draft = getState() == null ? null : getState().draft();
        return draft == null ? List.of() : RuleLine.of(draft);
    }
}
