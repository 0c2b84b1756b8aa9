package id.kentongan.report.followup.boundary;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a template to be.
 *
 * @param id null for a new one
 * @param version that was shown; 0 for a new one
 * @param unit whose it is; null for every unit of the government. A template stays whose it was
 */
public record TemplateWish(
        @Nullable UUID id,
        int version,
        @Nullable UUID unit,
        String name,
        String textId,
        @Nullable String textEn,
        boolean retired) {}
