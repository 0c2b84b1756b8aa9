package id.kentongan.web.report.view;

import id.kentongan.core.escalation.entity.CaseDeadline;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.followup.boundary.Dossier;
import id.kentongan.report.followup.boundary.HistoryRow;
import id.kentongan.report.followup.boundary.PartnerNote;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a dossier in the reader's language and on the clocks of its place. */
@RequestScoped
public class ReportPages {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Texts texts;

    public ReportPage of(Dossier dossier) {
        ZoneId zone = areas.tenant(dossier.tenantId()).orElseThrow().zone();
        return new ReportPage(
                dossier.ticket(),
                dossier.status(),
                texts.choose(dossier.category().nameId(), dossier.category().nameEn()),
                dossier.category().emergency(),
                String.join(", ", dossier.path()),
                dossier.rule(),
                dossier.borderMetres(),
                dossier.approximate(),
                dossier.routing(),
                dossier.across(),
                dossier.description(),
                dossier.address(),
                String.format(Locale.ROOT, "%.6f, %.6f", dossier.lat(), dossier.lon()),
                dossier.answers().stream().map(this::reply).toList(),
                texts.time(dossier.receivedAt(), zone),
                dossier.expectedAt() == null ? null : texts.time(dossier.expectedAt(), zone),
                dossier.mayAccept(),
                dossier.closeReason(),
                dossier.duplicateOf(),
                dossier.handler(),
                dossier.assignee(),
                dossier.waitsSince() == null ? null : texts.time(dossier.waitsSince(), zone),
                dossier.deadlines().stream().map(row -> deadline(row, zone)).toList(),
                dossier.history().stream().map(row -> event(row, zone)).toList(),
                dossier.notes().stream().map(note -> note(note, zone)).toList());
    }

    private ReportPage.Reply reply(Answer answer) {
        return new ReportPage.Reply(
                texts.choose(answer.nameId(), answer.nameEn()),
                answer.values().stream()
                        .map(value -> texts.choose(value.textId(), value.textEn()))
                        .collect(Collectors.joining(", ")));
    }

    private ReportPage.Deadline deadline(CaseDeadline row, ZoneId zone) {
        ReportPage.State state = row.cancelled()
                ? ReportPage.State.CANCELLED
                : row.firedAt() == null ? ReportPage.State.PENDING : ReportPage.State.FIRED;
        return new ReportPage.Deadline(
                row.phase().name(),
                row.tier().name(),
                row.action().name(),
                texts.time(row.dueAt(), zone),
                state,
                row.source());
    }

    private ReportPage.Note note(PartnerNote note, ZoneId zone) {
        return new ReportPage.Note(
                note.id().toString(),
                note.partner(),
                note.status(),
                texts.time(note.at(), zone),
                note.text(),
                note.shown());
    }

    private ReportPage.Event event(HistoryRow row, ZoneId zone) {
        return new ReportPage.Event(
                row.type(),
                texts.time(row.at(), zone),
                row.tier(),
                row.unitName(),
                row.officer(),
                row.toUnitName(),
                row.detail(),
                row.remark());
    }
}
