package id.kentongan.report.followup.boundary;

import id.kentongan.core.escalation.entity.CaseDeadline;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that an officer may know of a report; never who wrote it.
 *
 * @param id of the report and of its case
 * @param path names of kelurahan, kecamatan, kota and provinsi
 * @param rule why it belongs here
 * @param borderMetres how far the border is
 * @param routing why it went where it went when it came
 * @param across the office beyond a border that is so near that the report may be its; null unless the actor can hand it
 *     over there
 * @param answers to the questions of its category
 * @param version raised with every change; sent back with a move it shows whether somebody else was faster
 * @param closeReason why it needs no more work; null while it is open and for what earlier systems closed
 * @param duplicateOf number of the report that says the same
 * @param handler the unit that has it
 * @param assignee the officer or unit to whom it was given
 * @param waitsSince since when it waits for the reporter or somebody else
 * @param at the time of the database when it was read
 * @param moves what the actor can do with it now
 * @param notes what partners say, newest first
 */
public record Dossier(
        UUID id,
        String ticket,
        int tenantId,
        ReportStatus status,
        int version,
        @Nullable CloseReason closeReason,
        @Nullable String duplicateOf,
        @Nullable String handler,
        @Nullable String assignee,
        @Nullable OffsetDateTime waitsSince,
        Category category,
        AreaCode area,
        List<String> path,
        Placement.Rule rule,
        int borderMetres,
        boolean approximate,
        RoutingReason routing,
        @Nullable Unit across,
        String description,
        @Nullable String address,
        double lat,
        double lon,
        List<Answer> answers,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime expectedAt,
        List<Move> moves,
        List<HistoryRow> history,
        List<CaseDeadline> deadlines,
        List<PartnerNote> notes,
        OffsetDateTime at) {

    public Dossier {
        moves = List.copyOf(moves);
    }

    /** Whether the actor can take it on now. */
    public boolean mayAccept() {
        return moves.contains(Move.ACCEPT);
    }
}
