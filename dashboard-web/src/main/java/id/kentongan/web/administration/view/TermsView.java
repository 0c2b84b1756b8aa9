package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.deadline.boundary.LadderDesk;
import id.kentongan.core.deadline.boundary.LadderState;
import id.kentongan.core.deadline.boundary.LadderTrial;
import id.kentongan.core.deadline.entity.InvalidLadder;
import id.kentongan.core.deadline.entity.LadderDraftChanged;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
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

/**
 * {@code /administration/terms.xhtml?tenant=JKT}: until when what has to be done, and who is told when it is not. The button
 * that was pressed names what is done.
 */
@Named
@RequestScoped
public class TermsView {

    private @Nullable String tenant;
    private @Nullable LadderState state;
    private @Nullable LadderTrial trial;

    @Inject
    private LadderDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_LADDER)
    public void load() {
        try {
            state = desk.state(user.actor(), chosen().id());
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.CHANGE_LADDER)
    public void act() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        try {
            act(sent.getOrDefault("do", ""), sent);
        } catch (InvalidLadder e) {
            e.flaws().forEach(flaw -> texts.refuse("terms.flaw." + flaw.kind(), String.valueOf(flaw.line())));
        } catch (LadderDraftChanged e) {
            texts.refuse("terms.changed", e.by() == null ? "-" : e.by(), texts.time(e.at(), chosen().zone()));
        } catch (NotPermitted e) {
            texts.refuse("terms.not-yours");
        }
        load();
    }

    private void act(String what, Map<String, String> sent) {
        int id = chosen().id();
        int revision = RuleForm.number(sent.get("revision"));
        int number = RuleForm.number(what.substring(what.indexOf(':') + 1));
        switch (what.replaceFirst(":.*", "")) {
            case "begin" ->
                save(0, new ArrayList<>(desk.state(user.actor(), id).current().lines()));
            case "add" -> {
                List<LadderLine> lines = drafted();
                Optional<LadderLine> added = TermForm.of(sent, lines);
                if (added.isPresent()) {
                    lines.add(added.get());
                    save(revision, lines);
                } else {
                    texts.refuse("terms.incomplete");
                }
            }
            case "remove" -> {
                List<LadderLine> lines = drafted();
                if (number >= 1 && number <= lines.size()) {
                    lines.remove(number - 1);
                    save(revision, lines);
                }
            }
            case "try" -> trial = desk.simulate(user.actor(), id);
            case "publish" -> {
                desk.publish(user.actor(), id, revision, RuleForm.note(sent.get("note")));
                texts.info("terms.published");
            }
            case "restore" -> {
                desk.restore(user.actor(), id, number, RuleForm.note(sent.get("note")));
                texts.info("terms.published");
            }
            default -> {
                // another button of the page
            }
        }
    }

    private List<LadderLine> drafted() {
        List<LadderLine> draft = desk.state(user.actor(), chosen().id()).draft();
        return draft == null ? new ArrayList<>() : new ArrayList<>(draft);
    }

    private void save(int revision, List<LadderLine> lines) {
        desk.draft(user.actor(), chosen().id(), revision, lines);
        texts.info("terms.saved");
    }

    private Tenant chosen() {
        return getTenants().stream()
                .filter(each ->
                        tenant == null || tenant.isEmpty() || each.code().equals(tenant))
                .findFirst()
                .orElseThrow(() -> new NotPermitted(Action.READ_LADDER.name()));
    }

    /** Governments whose terms the reader may see. */
    public List<Tenant> getTenants() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .sorted()
                .map(directory::tenant)
                .flatMap(Optional::stream)
                .filter(each -> Access.may(user.actor(), Action.READ_LADDER, Matter.in(each.id(), each.area())))
                .toList();
    }

    public boolean isEditor() {
        Tenant town = chosen();
        return Access.may(user.actor(), Action.CHANGE_LADDER, Matter.in(town.id(), town.area()));
    }

    public @Nullable LadderState getState() {
        return state;
    }

    public @Nullable LadderTrial getTrial() {
        return trial;
    }

    public List<TermLine> getLines() {
        return state == null ? List.of() : lines(state.current().lines());
    }

    public List<TermLine> getDraft() {
        List<LadderLine> draft = state == null ? null : state.draft();
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

    public String time(LadderState.Version version) {
        return texts.time(version.at(), chosen().zone());
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

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }
}
