package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ReportTasks;
import id.kentongan.report.followup.boundary.TaskRefused;
import id.kentongan.report.followup.boundary.TaskRow;
import id.kentongan.report.followup.entity.TaskState;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of the report's work that other units do. The button that was pressed names what is done. */
@Named
@RequestScoped
public class ReportTasksView {

    /**
     * A part as the page shows it.
     *
     * @param answers what the reader can say about it
     */
    public record Card(
            String id,
            String unit,
            String asker,
            String words,
            String askedAt,
            TaskState state,
            @Nullable String answer,
            List<TaskState> answers) {}

    @Inject
    private ReportTasks tasks;

    @Inject
    private ReportShowView page;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable List<Card> cards;

    /** Asks for a part. */
    @Needs(Action.ASSIGN_REPORT)
    public void ask() throws IOException {
        Map<String, String> sent = sent();
        if (sent.containsKey("task-ask")) {
            attempt(() -> {
                UUID unit = id(sent.get("task-unit")).orElseThrow(() -> refused(TaskRefused.Reason.UNIT_NOT_POSSIBLE));
                tasks.ask(user.actor(), tenant(), ticket(), unit, sent.getOrDefault("task-words", ""), null);
                texts.info("task.asked.done");
            });
        }
    }

    /** Answers a part, or withdraws it. */
    @Needs(Action.WORK_REPORT)
    public void answer() throws IOException {
        Map<String, String> sent = sent();
        String pressed = sent.getOrDefault("task", "");
        int colon = pressed.indexOf(':');
        if (colon < 0) {
            return;
        }
        Optional<UUID> task = id(pressed.substring(colon + 1));
        Optional<TaskState> next = Stream.of(TaskState.values())
                .filter(state -> state.name().equals(pressed.substring(0, colon)))
                .findFirst();
        if (task.isPresent() && next.isPresent()) {
            attempt(() -> {
                String words = sent.get("task-answer-" + task.get());
                tasks.answer(user.actor(), tenant(), ticket(), task.get(), next.get(), words);
                texts.info("task.answered");
            });
        }
    }

    private void attempt(Runnable work) throws IOException {
        try {
            work.run();
        } catch (TaskRefused e) {
            texts.refuse("task.refused." + e.reason());
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", ticket());
        }
        page.reload();
    }

    private static TaskRefused refused(TaskRefused.Reason reason) {
        return new TaskRefused(reason);
    }

    /** The parts, the newest first. */
    public List<Card> getCards() {
        if (page.dossier() == null) {
            // A postback asks while it is read, before the report is loaded.
            return List.of();
        }
        if (cards == null) {
            ZoneId zone = areas.tenant(tenant()).orElseThrow().zone();
            cards = tasks.list(user.actor(), tenant(), ticket()).stream()
                    .map(row -> card(row, zone))
                    .toList();
        }
        return cards;
    }

    private Card card(TaskRow row, ZoneId zone) {
        List<TaskState> answers = Stream.of(TaskState.values())
                .filter(row.state()::mayBecome)
                .filter(next -> next == TaskState.WITHDRAWN ? row.withdrawable() : row.mine())
                .toList();
        return new Card(
                row.id().toString(),
                row.unitName(),
                row.askingUnitName(),
                row.words(),
                texts.time(row.askedAt(), zone),
                row.state(),
                row.answer(),
                answers);
    }

    /** Whether the reader's unit has the report and can ask for parts. */
    public boolean isAsker() {
        return page.dossier() != null && page.dossier().moves().contains(Move.ASSIGN);
    }

    private int tenant() {
        return Acceptance.tenantId(page.getTenant());
    }

    private String ticket() {
        return page.getTicket() == null ? "" : page.getTicket();
    }

    private static Map<String, String> sent() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(each -> each.length() == 36).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
