package id.kentongan.web.instruction.view;

import id.kentongan.report.instruction.boundary.AboutRow;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.view.ReportShowView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instructions about the report of the page. */
@Named
@RequestScoped
public class ReportInstructionsView {

    /**
     * One of them.
     *
     * @param state in which the whole is
     */
    public record Line(
            String number,
            String subject,
            String issuer,
            String issuedAt,
            String finishBy,
            InstructionCard.State state) {}

    @Inject
    private Instructions instructions;

    @Inject
    private InstructionCards rendering;

    @Inject
    private ReportShowView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable List<Line> lines;

    /** The newest first; none while a postback is read, before the report is loaded. */
    public List<Line> getLines() {
        if (page.getReport() == null || page.getTenant() == null) {
            return List.of();
        }
        if (lines == null) {
            lines =
                    instructions
                            .about(
                                    user.actor(),
                                    Integer.parseInt(page.getTenant()),
                                    page.getReport().ticket())
                            .stream()
                            .map(this::line)
                            .toList();
        }
        return lines;
    }

    private Line line(AboutRow row) {
        InstructionCard.State state = InstructionCard.State.OPEN;
        if (row.withdrawnAt() != null) {
            state = InstructionCard.State.WITHDRAWN;
        } else if (row.fulfilledAt() != null) {
            state = InstructionCard.State.FULFILLED;
        }
        return new Line(
                row.number(),
                row.subject(),
                row.issuer(),
                texts.time(row.issuedAt(), rendering.zone(row.tenantId())),
                texts.time(row.finishBy(), rendering.zone(row.tenantId())),
                state);
    }

    /** Whether the page offers to give one about this report. */
    public boolean isIssuer() {
        return page.getReport() != null && !instructions.issuers(user.actor()).isEmpty();
    }
}
