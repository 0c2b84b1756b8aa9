package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ProposalRefused;
import id.kentongan.report.followup.boundary.ProposalRow;
import id.kentongan.report.followup.boundary.ReportProposals;
import id.kentongan.report.followup.entity.ProposalState;
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

/** Asking another government to take the report over. The button that was pressed names what is done. */
@Named
@RequestScoped
public class ReportProposalsView {

    /**
     * A proposal as the page shows it.
     *
     * @param due by when an answer is expected; empty if the other government knows no terms
     * @param answers what the reader can say about it
     */
    public record Card(
            String id,
            String unit,
            String asker,
            String words,
            String askedAt,
            String due,
            ProposalState state,
            @Nullable String answer,
            List<ProposalState> answers) {}

    @Inject
    private ReportProposals proposals;

    @Inject
    private ReportShowView page;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable List<Card> cards;
    private @Nullable List<Unit> targets;

    /** Asks another government. */
    @Needs(Action.HAND_OVER_REPORT)
    public void ask() throws IOException {
        Map<String, String> sent = sent();
        if (sent.containsKey("proposal-ask")) {
            attempt(() -> {
                UUID unit = id(sent.get("proposal-unit"))
                        .orElseThrow(() -> refused(ProposalRefused.Reason.UNIT_NOT_POSSIBLE));
                proposals.propose(user.actor(), tenant(), ticket(), unit, sent.getOrDefault("proposal-words", ""));
                texts.info("proposal.asked.done");
            });
        }
    }

    /** Answers, or withdraws what was asked. */
    @Needs(Action.ANSWER_PROPOSAL)
    public void answer() throws IOException {
        Map<String, String> sent = sent();
        String pressed = sent.getOrDefault("proposal", "");
        int colon = pressed.indexOf(':');
        if (colon < 0) {
            return;
        }
        Optional<UUID> proposal = id(pressed.substring(colon + 1));
        Optional<ProposalState> next = Stream.of(ProposalState.values())
                .filter(state -> state.name().equals(pressed.substring(0, colon)))
                .findFirst();
        if (proposal.isPresent() && next.isPresent()) {
            attempt(() -> {
                String words = sent.get("proposal-answer-" + proposal.get());
                proposals.answer(user.actor(), tenant(), ticket(), proposal.get(), next.get(), words);
                texts.info("proposal.answered");
            });
        }
    }

    private void attempt(Runnable work) throws IOException {
        try {
            work.run();
        } catch (ProposalRefused e) {
            texts.refuse("proposal.refused." + e.reason());
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", ticket());
        }
        page.reload();
    }

    private static ProposalRefused refused(ProposalRefused.Reason reason) {
        return new ProposalRefused(reason);
    }

    /** What was asked, the newest first. */
    public List<Card> getCards() {
        if (page.dossier() == null) {
            // A postback asks while it is read, before the report is loaded.
            return List.of();
        }
        if (cards == null) {
            ZoneId zone = areas.tenant(tenant()).orElseThrow().zone();
            cards = proposals.list(user.actor(), tenant(), ticket()).stream()
                    .map(row -> card(row, zone))
                    .toList();
        }
        return cards;
    }

    private Card card(ProposalRow row, ZoneId zone) {
        List<ProposalState> answers = Stream.of(
                        row.mine()
                                ? Stream.of(ProposalState.ACCEPTED, ProposalState.DECLINED)
                                : Stream.<ProposalState>of(),
                        row.withdrawable() ? Stream.of(ProposalState.WITHDRAWN) : Stream.<ProposalState>of())
                .flatMap(each -> each)
                .toList();
        return new Card(
                row.id().toString(),
                row.toUnit(),
                row.fromUnit(),
                row.words(),
                texts.time(row.proposedAt(), zone),
                row.dueAt() == null ? "" : texts.time(row.dueAt(), zone),
                row.state(),
                row.answer(),
                answers);
    }

    /** Units that can be asked now; none for who cannot ask. */
    public List<Unit> getTargets() {
        if (page.dossier() == null) {
            return List.of();
        }
        if (targets == null) {
            targets = proposals.targets(user.actor(), tenant(), ticket());
        }
        return targets;
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
