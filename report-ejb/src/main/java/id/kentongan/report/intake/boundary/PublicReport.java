package id.kentongan.report.intake.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a report. Words and place are null until it is verified.
 *
 * @param id the cursor of lists; people know the ticket
 * @param areaName the kelurahan's or kecamatan's name
 * @param updatedAt when something last happened to it; of a closed one, when it was closed
 * @param answers to the questions of its category; none when it is not verified or when nobody asked for them
 */
public record PublicReport(
        UUID id,
        String ticket,
        ReportStatus status,
        String categoryCode,
        AreaCode area,
        String areaName,
        OffsetDateTime receivedAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime expectedAt,
        boolean verified,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String address,
        @Nullable String description,
        boolean approximate,
        List<Answer> answers) {}
