package id.kentongan.report.intake.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which public reports of a tenant to list, newest first. Start with {@link #of} and narrow it. Every "from" belongs to
 * the span, every "until" does not.
 *
 * @param categories codes; null for all
 * @param statuses none finds nothing
 * @param from when they came in
 * @param until when they came in
 * @param lastDays when they came in, counted back from now by the database's clock; 0 for no such bound
 * @param updatedFrom when something last happened to them
 * @param updatedUntil when something last happened to them
 * @param area a kelurahan or what lies above it
 * @param vicinity finds verified reports only: a search by place must not tell what is not public
 * @param before reports older than the one with this id: the cursor of a keyset
 * @param skip how many to leave out, 0 to {@value #DEEPEST}; a cursor costs less
 * @param size 1 to {@value #MOST}
 * @param details whether attributes are wanted as well
 */
public record ReportQuery(
        int tenantId,
        @Nullable Set<String> categories,
        Set<ReportStatus> statuses,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime until,
        int lastDays,
        @Nullable OffsetDateTime updatedFrom,
        @Nullable OffsetDateTime updatedUntil,
        @Nullable AreaCode area,
        @Nullable Vicinity vicinity,
        @Nullable UUID before,
        int skip,
        int size,
        boolean details) {

    public static final int MOST = 1_000;

    /** A page that begins deeper than this is refused: it would be counted through from the first report. */
    public static final int DEEPEST = 10_000;

    public ReportQuery {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size must be 1 to " + MOST + ", not " + size);
        }
        if (skip < 0 || skip > DEEPEST) {
            throw new IllegalArgumentException("skip must be 0 to " + DEEPEST + ", not " + skip);
        }
        if (lastDays < 0) {
            throw new IllegalArgumentException("days must not be negative: " + lastDays);
        }
        categories = categories == null ? null : Set.copyOf(categories);
        statuses = Set.copyOf(statuses);
    }

    /** The newest of all. */
    public static ReportQuery of(int tenantId, int size) {
        return new ReportQuery(
                tenantId,
                null,
                EnumSet.allOf(ReportStatus.class),
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                size,
                false);
    }

    public ReportQuery categories(Set<String> wanted) {
        return new ReportQuery(
                tenantId,
                wanted,
                statuses,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery statuses(Set<ReportStatus> wanted) {
        return new ReportQuery(
                tenantId,
                categories,
                wanted,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery received(@Nullable OffsetDateTime first, @Nullable OffsetDateTime end) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                first,
                end,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery lastDays(int days) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                days,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery updated(@Nullable OffsetDateTime first, @Nullable OffsetDateTime end) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                lastDays,
                first,
                end,
                area,
                vicinity,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery in(AreaCode wanted) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                wanted,
                vicinity,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery near(Vicinity wanted) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                wanted,
                before,
                skip,
                size,
                details);
    }

    public ReportQuery olderThan(UUID cursor) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                cursor,
                skip,
                size,
                details);
    }

    public ReportQuery skipping(int count) {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                before,
                count,
                size,
                details);
    }

    public ReportQuery withDetails() {
        return new ReportQuery(
                tenantId,
                categories,
                statuses,
                from,
                until,
                lastDays,
                updatedFrom,
                updatedUntil,
                area,
                vicinity,
                before,
                skip,
                size,
                true);
    }
}
