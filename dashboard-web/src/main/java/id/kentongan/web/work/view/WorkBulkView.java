package id.kentongan.web.work.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.Move;
import id.kentongan.report.followup.boundary.Targets;
import id.kentongan.report.followup.boundary.TemplateRow;
import id.kentongan.report.followup.boundary.Templates;
import id.kentongan.report.followup.boundary.UndoResult;
import id.kentongan.report.followup.boundary.WorkBulk;
import id.kentongan.report.followup.boundary.WorkDesk;
import id.kentongan.report.followup.boundary.WorkResult;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is done with reports of the list: with one, or with all that were picked. The button that was pressed names it. It
 * keeps nothing between requests: reports are named by ticket and version as the reader saw them.
 */
@Named
@RequestScoped
public class WorkBulkView {

    private static final int LONGEST_WORDS = 2_000;

    @Inject
    private WorkBulk bulk;

    @Inject
    private WorkDesk desk;

    @Inject
    private Templates templates;

    @Inject
    private WorkListView list;

    @Inject
    private WorkCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable Targets targets;
    private @Nullable Optional<WorkBulk.Undoable> undoable;

    /** Does what the button says, and reads the list again. */
    @Needs(Action.WORK_REPORT)
    public void act() {
        ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
        Map<String, String> sent = browser.getRequestParameterMap();
        String @Nullable [] picked = browser.getRequestParameterValuesMap().get("pick");
        String one = sent.getOrDefault("accept", "");
        if (!one.isEmpty()) {
            move(Move.ACCEPT, sent, new String[] {one});
        } else if (sent.containsKey("undo")) {
            undo(sent.getOrDefault("undo", ""));
        } else if (sent.containsKey("part")) {
            part(sent, chosen(picked));
        } else if (sent.containsKey("answer")) {
            answer(sent, chosen(picked));
        } else if (sent.containsKey("bulk")) {
            String wanted = sent.getOrDefault("bulk", "");
            WorkBulk.MOVES.stream()
                    .filter(move -> move.name().equals(wanted))
                    .findFirst()
                    .ifPresent(move -> move(move, sent, picked));
        }
        // Faces has looked through the forms already.
        undoable = null;
        list.load();
    }

    private void move(Move move, Map<String, String> sent, String @Nullable [] picked) {
        List<WorkBulk.Chosen> chosen = chosen(picked);
        String words = words(sent);
        if (fits(chosen, words)) {
            String to = sent.getOrDefault("to", "");
            tell(
                    texts.get("move.name." + move),
                    bulk.move(
                            user.actor(),
                            move,
                            words.isEmpty() ? null : words,
                            Picked.person(to),
                            Picked.unit(to),
                            chosen));
        }
    }

    private void part(Map<String, String> sent, List<WorkBulk.Chosen> chosen) {
        String words = words(sent);
        @Nullable UUID unit = Picked.unit(sent.getOrDefault("to", ""));
        if (!fits(chosen, words)) {
            return;
        }
        if (unit == null || words.isEmpty()) {
            texts.refuse("work.part.missing");
            return;
        }
        tell(texts.get("task.ask"), bulk.ask(user.actor(), unit, words, chosen));
    }

    private void answer(Map<String, String> sent, List<WorkBulk.Chosen> chosen) {
        if (!fits(chosen, "")) {
            return;
        }
        String[] named = sent.getOrDefault("template", "").split(":", 2);
        @Nullable UUID template = Picked.unit(named[0]);
        if (template == null || named.length < 2) {
            texts.refuse("work.answer.missing");
            return;
        }
        tell(texts.get("work.answer"), bulk.answer(user.actor(), template, named[1], chosen));
    }

    private void undo(String id) {
        @Nullable UUID known = Picked.unit(id);
        UndoResult result = known == null ? new UndoResult(List.of()) : bulk.undo(user.actor(), known);
        if (result.items().isEmpty()) {
            texts.refuse("work.undo.over");
            return;
        }
        texts.info("work.undo.done", result.done(), result.items().size());
        result.items().stream()
                .filter(item -> item.outcome() != UndoResult.Outcome.DONE)
                .forEach(item -> texts.refuse("work.undone." + item.outcome(), item.ticket()));
    }

    private void tell(String name, WorkResult result) {
        if (result.done() > 0) {
            texts.info("work.bulk.done", name, result.done(), result.items().size());
        }
        result.items().stream()
                .filter(item -> item.outcome() != WorkResult.Outcome.DONE)
                .forEach(item -> texts.refuse("work.outcome." + item.outcome(), item.ticket()));
    }

    private boolean fits(List<WorkBulk.Chosen> chosen, String words) {
        if (chosen.isEmpty()) {
            texts.refuse("work.bulk.none");
            return false;
        }
        if (words.length() > LONGEST_WORDS) {
            texts.refuse("work.bulk.long");
            return false;
        }
        return true;
    }

    private static String words(Map<String, String> sent) {
        return sent.getOrDefault("words", "").strip();
    }

    private static List<WorkBulk.Chosen> chosen(String @Nullable [] picked) {
        return Stream.of(picked == null ? new String[0] : picked)
                .map(Picked::of)
                .flatMap(Optional::stream)
                .distinct()
                .limit(WorkBulk.MOST)
                .toList();
    }

    /** Moves that can be made for many. */
    public List<Move> getMoves() {
        return Stream.of(Move.values()).filter(WorkBulk.MOVES::contains).toList();
    }

    public List<Targets.Colleague> getColleagues() {
        return targets().colleagues();
    }

    public List<Unit> getUnits() {
        return targets().units();
    }

    private Targets targets() {
        Targets known = targets;
        if (known == null) {
            known = list.getCards().isEmpty() ? new Targets(List.of(), List.of()) : desk.targets(user.actor());
            targets = known;
        }
        return known;
    }

    /** A template in one of its languages. */
    public record Letter(String value, String name, String language) {}

    /** What the reader's units say again and again. */
    public List<Letter> getLetters() {
        List<Letter> letters = new ArrayList<>();
        for (TemplateRow row : list.getCards().isEmpty() ? List.<TemplateRow>of() : templates.known(user.actor())) {
            letters.add(new Letter(row.id() + ":id", row.name(), "id"));
            if (row.textEn() != null) {
                letters.add(new Letter(row.id() + ":en", row.name(), "en"));
            }
        }
        return letters;
    }

    /** What the reader can still take back; null for nothing. */
    public WorkBulk.@Nullable Undoable getUndoable() {
        Optional<WorkBulk.Undoable> known = undoable;
        if (known == null) {
            known = bulk.newest(user.actor());
            undoable = known;
        }
        return known.orElse(null);
    }

    /** Until when, on the clocks of the reader's place. */
    public String getUndoableUntil() {
        WorkBulk.@Nullable Undoable known = getUndoable();
        ZoneId zone = rendering.zone();
        return known == null ? "" : texts.time(known.until(), zone);
    }
}
