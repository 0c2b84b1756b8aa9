package id.kentongan.core.administration.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A government with its settings, as its administrators see it.
 *
 * @param code the beginning of its tickets; never changes
 * @param version what a change names, so that nobody undoes another's unseen
 * @param changedBy who changed it last, as colleagues see the name; null if nobody has
 */
public record Government(
        int id,
        String code,
        AreaCode area,
        Settings settings,
        int version,
        @Nullable OffsetDateTime changedAt,
        @Nullable String changedBy) {

    /**
     * What can be changed.
     *
     * @param domain its Open311 jurisdiction id, such as {@code manadokota.go.id}
     * @param preset the terms of its ladder, which are data
     * @param helpdesk address at which citizens reach it; null if it says nothing
     * @param hotline number at which they do; null as well
     */
    public record Settings(
            String name,
            String domain,
            ZoneId zone,
            String preset,
            @Nullable String helpdesk,
            @Nullable String hotline) {}
}
