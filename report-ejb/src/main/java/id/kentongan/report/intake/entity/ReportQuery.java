package id.kentongan.report.intake.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which public reports of a tenant to list, newest first. Start with {@link #of} and narrow it: each narrowing answers
 * with another query and leaves this one as it is. Every "from" belongs to the span, every "until" does not.
 */
public final class ReportQuery {

    public static final int MOST = 1_000;

    /** A page that begins deeper than this is refused: it would be counted through from the first report. */
    public static final int DEEPEST = 10_000;

    // Written only by a narrowing, into a copy that nobody has seen yet.
    private int tenantId;
    private final int size;
    private @Nullable Set<String> categories;
    private Set<ReportStatus> statuses = Set.copyOf(EnumSet.allOf(ReportStatus.class));
    private @Nullable OffsetDateTime from;
    private @Nullable OffsetDateTime until;
    private int lastDays;
    private @Nullable OffsetDateTime updatedFrom;
    private @Nullable OffsetDateTime updatedUntil;
    private @Nullable AreaCode area;
    private @Nullable Vicinity vicinity;
    private @Nullable UUID before;
    private int skip;
    private boolean details;

    private ReportQuery(int tenantId, int size) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size must be 1 to " + MOST + ", not " + size);
        }
        this.tenantId = tenantId;
        this.size = size;
    }

    /**
     * The newest of all.
     *
     * @param size 1 to {@value #MOST}
     */
    public static ReportQuery of(int tenantId, int size) {
        return new ReportQuery(tenantId, size);
    }

    private ReportQuery narrowed(Consumer<ReportQuery> narrowing) {
        ReportQuery copy = new ReportQuery(tenantId, size);
        copy.categories = categories;
        copy.statuses = statuses;
        copy.from = from;
        copy.until = until;
        copy.lastDays = lastDays;
        copy.updatedFrom = updatedFrom;
        copy.updatedUntil = updatedUntil;
        copy.area = area;
        copy.vicinity = vicinity;
        copy.before = before;
        copy.skip = skip;
        copy.details = details;
        narrowing.accept(copy);
        return copy;
    }

    /** The same of another tenant. */
    public ReportQuery ofTenant(int id) {
        return narrowed(query -> query.tenantId = id);
    }

    /** Of these categories, by code. */
    public ReportQuery categories(Set<String> wanted) {
        return narrowed(query -> query.categories = Set.copyOf(wanted));
    }

    /** In these states; none finds nothing. */
    public ReportQuery statuses(Set<ReportStatus> wanted) {
        return narrowed(query -> query.statuses = Set.copyOf(wanted));
    }

    /** Received in this span; null where it has no end. */
    public ReportQuery received(@Nullable OffsetDateTime first, @Nullable OffsetDateTime end) {
        return narrowed(query -> {
            query.from = first;
            query.until = end;
        });
    }

    /**
     * Received so many days back from now, by the database's clock.
     *
     * @param days 0 for no such bound
     */
    public ReportQuery lastDays(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days must not be negative: " + days);
        }
        return narrowed(query -> query.lastDays = days);
    }

    /** Something last happened to them in this span; null where it has no end. */
    public ReportQuery updated(@Nullable OffsetDateTime first, @Nullable OffsetDateTime end) {
        return narrowed(query -> {
            query.updatedFrom = first;
            query.updatedUntil = end;
        });
    }

    /** In a kelurahan or what lies above it. */
    public ReportQuery in(AreaCode wanted) {
        return narrowed(query -> query.area = wanted);
    }

    /** Verified reports only: a search by place must not tell what is not public. */
    public ReportQuery near(Vicinity wanted) {
        return narrowed(query -> query.vicinity = wanted);
    }

    /** Reports older than the one with this id: the cursor of a keyset. */
    public ReportQuery olderThan(UUID cursor) {
        return narrowed(query -> query.before = cursor);
    }

    /**
     * Leaves some out; a cursor costs less.
     *
     * @param count 0 to {@value #DEEPEST}
     */
    public ReportQuery skipping(int count) {
        if (count < 0 || count > DEEPEST) {
            throw new IllegalArgumentException("skip must be 0 to " + DEEPEST + ", not " + count);
        }
        return narrowed(query -> query.skip = count);
    }

    /** With attributes. */
    public ReportQuery withDetails() {
        return narrowed(query -> query.details = true);
    }

    public int tenantId() {
        return tenantId;
    }

    /** Codes; null for all. */
    public @Nullable Set<String> categories() {
        return categories;
    }

    public Set<ReportStatus> statuses() {
        return statuses;
    }

    public @Nullable OffsetDateTime from() {
        return from;
    }

    public @Nullable OffsetDateTime until() {
        return until;
    }

    public int lastDays() {
        return lastDays;
    }

    public @Nullable OffsetDateTime updatedFrom() {
        return updatedFrom;
    }

    public @Nullable OffsetDateTime updatedUntil() {
        return updatedUntil;
    }

    public @Nullable AreaCode area() {
        return area;
    }

    public @Nullable Vicinity vicinity() {
        return vicinity;
    }

    public @Nullable UUID before() {
        return before;
    }

    public int skip() {
        return skip;
    }

    public int size() {
        return size;
    }

    public boolean details() {
        return details;
    }
}
