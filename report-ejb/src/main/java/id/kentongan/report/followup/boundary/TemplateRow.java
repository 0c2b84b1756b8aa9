package id.kentongan.report.followup.boundary;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of something that offices say again and again.
 *
 * @param unit whose it is; null for every unit of the government
 * @param unitName its name; null as before
 * @param textEn null if there is none in English
 * @param retired whether it is offered no more
 * @param changedBy name of who wrote this version; null for an account that is gone
 */
public record TemplateRow(
        UUID id,
        int version,
        @Nullable UUID unit,
        @Nullable String unitName,
        String name,
        String textId,
        @Nullable String textEn,
        boolean retired,
        OffsetDateTime changedAt,
        @Nullable String changedBy) {}
