package id.kentongan.report.intake.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may see of a report. Words and place are null until it is verified.
 *
 * @param categoryName Indonesian name
 * @param areaName the kelurahan's or kecamatan's name
 */
public record PublicReport(
        String ticket,
        ReportStatus status,
        String categoryCode,
        String categoryName,
        AreaCode area,
        String areaName,
        OffsetDateTime receivedAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime expectedAt,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String address,
        @Nullable String description,
        boolean approximate) {}
