package id.kentongan.report.followup.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an officer may know of a report; never who wrote it.
 *
 * @param path names of kelurahan, kecamatan, kota and provinsi
 * @param rule why it belongs here
 * @param borderMetres how far the border is
 * @param answers to the questions of its category
 * @param mayAccept whether the actor can take it on now
 * @param notes what partners say, newest first
 */
public record Dossier(
        String ticket,
        int tenantId,
        ReportStatus status,
        Category category,
        AreaCode area,
        List<String> path,
        Placement.Rule rule,
        int borderMetres,
        boolean approximate,
        String description,
        @Nullable String address,
        double lat,
        double lon,
        List<Answer> answers,
        OffsetDateTime receivedAt,
        @Nullable OffsetDateTime expectedAt,
        boolean mayAccept,
        List<HistoryRow> history,
        List<DeadlineRow> deadlines,
        List<PartnerNote> notes) {}
