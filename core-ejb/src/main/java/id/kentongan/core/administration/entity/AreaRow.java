package id.kentongan.core.administration.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An area with where its border comes from.
 *
 * @param until the first day on which it is not valid any more; null while it has no end
 * @param source of the border, or of the sample points that stand in for one; null if there is neither
 * @param approximate whether it is placed by sample points
 * @param unit who answers for it; null if nobody does by itself
 */
public record AreaRow(
        AreaCode code,
        String kind,
        String name,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String source,
        boolean approximate,
        @Nullable String unit) {}
