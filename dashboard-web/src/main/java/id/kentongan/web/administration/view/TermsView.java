package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.deadline.boundary.LadderDesk;
import id.kentongan.core.deadline.boundary.LadderTrial;
import id.kentongan.core.deadline.entity.InvalidLadder;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /administration/terms.xhtml?tenant=JKT}: until when what has to be done, and who is told when it is not.
 */
@Named
@RequestScoped
public class TermsView extends DraftPage<LadderLine> {

    private @Nullable LadderTrial trial;

    @Inject
    private LadderDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    public TermsView() {
        super(Action.READ_LADDER, Action.CHANGE_LADDER);
    }

    @Override
    protected DraftDesk<List<LadderLine>> desk() {
        return desk;
    }

    @Needs(Action.READ_LADDER)
    public void load() {
        show();
    }

    /** Does what the button says. */
    @Needs(Action.CHANGE_LADDER)
    public void act() {
        try {
            perform();
        } catch (InvalidLadder e) {
            e.flaws().forEach(flaw -> texts.refuse("terms.flaw." + flaw.kind(), String.valueOf(flaw.line())));
        }
        show();
    }

    @Override
    protected boolean edit(String button, Map<String, String> sent, List<LadderLine> lines) {
        if (!button.equals("add")) {
            return false;
        }
        Optional<LadderLine> added = TermForm.of(sent, lines);
        added.ifPresentOrElse(lines::add, () -> texts.refuse("terms.incomplete"));
        return added.isPresent();
    }

    @Override
    protected String words(LadderLine line) {
        TermLine shown = line(0, line);
        return String.join(
                " · ",
                texts.get("term.phase." + shown.phase()),
                shown.category(),
                shown.priority(),
                shown.term(),
                texts.get("alert.kind." + shown.action()),
                shown.told());
    }

    @Override
    protected void tryOut(int tenantId) {
        trial = desk.simulate(user.actor(), tenantId);
    }

    /** The preset that holds until the government publishes its own. */
    public String getPreset() {
        return getState() == null ? "" : desk.preset(user.actor(), chosen().id());
    }

    public @Nullable LadderTrial getTrial() {
        return trial;
    }

    public List<TermLine> getLines() {
        return getState() == null ? List.of() : lines(getState().current());
    }

    public List<TermLine> getDraft() {
        List<LadderLine> draft = getState() == null ? null : getState().draft();
        return draft == null ? List.of() : lines(draft);
    }

    private List<TermLine> lines(List<LadderLine> lines) {
        List<TermLine> shown = new ArrayList<>();
        for (LadderLine line : lines) {
            shown.add(line(shown.size() + 1, line));
        }
        return shown;
    }

    private TermLine line(int number, LadderLine line) {
        Term term = line.step().term();
        String length = term == null
                ? texts.get("terms.of-category")
                : texts.get("terms.measure." + term.measure(), term.amount());
        Integer again = line.step().again();
        return new TermLine(
                number,
                line.step().phase(),
                line.topic() == null ? texts.get("terms.every-category") : line.topic(),
                line.priority() == null
                        ? texts.get("terms.every-priority")
                        : texts.get("terms.priority." + line.priority()),
                line.step().share() == 100
                        ? length
                        : texts.get("terms.share", line.step().share(), length),
                line.step().action(),
                line.step().agency() == null
                        ? texts.get("tier." + line.step().tier())
                        : line.step().agency(),
                again == null || term == null
                        ? ""
                        : texts.get("terms.again", texts.get("terms.measure." + term.measure(), again)),
                line.step().source());
    }

    public List<Phase> getPhases() {
        return List.of(Phase.values());
    }

    public List<Priority> getPriorities() {
        return List.of(Priority.values());
    }

    public List<Tier> getTiers() {
        return List.of(Tier.values());
    }

    public List<StepAction> getActions() {
        return List.of(StepAction.values());
    }

    public List<Term.Measure> getMeasures() {
        return List.of(Term.Measure.values());
    }
}
