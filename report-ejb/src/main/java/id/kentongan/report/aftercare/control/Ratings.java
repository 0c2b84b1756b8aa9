package id.kentongan.report.aftercare.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.entity.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What reporters say about what became of their reports. */
@ApplicationScoped
public class Ratings {

    private final Sql sql;

    @Inject
    public Ratings(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Ratings() {
        this.sql = null;
    }

    public Optional<Rating> of(Report report) {
        return sql.one(
                "select stars, sentence from report.rating where tenant_id = ? and report_id = ?",
                row -> new Rating(row.getInt(1), row.getString(2)),
                report.tenantId(),
                report.id());
    }

    /**
     * Keeps it in place of what was said before. The counters follow the report's own column.
     *
     * @param unit who closed the report
     */
    public void keep(Report report, @Nullable UUID unit, Rating rating, OffsetDateTime at) {
        sql.update("""
                insert into report.rating (tenant_id, report_id, unit_id, stars, sentence, rated_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, report_id) do update set unit_id = excluded.unit_id, stars = excluded.stars,
                    sentence = excluded.sentence, changed_at = excluded.changed_at""", report.tenantId(), report.id(), unit, rating.stars(), rating.sentence(), at, at);
        sql.update(
                "update report.report set rating = ? where tenant_id = ? and id = ?",
                rating.stars(),
                report.tenantId(),
                report.id());
    }
}
