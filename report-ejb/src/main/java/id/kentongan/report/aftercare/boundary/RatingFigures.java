package id.kentongan.report.aftercare.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.report.aftercare.control.Course;
import id.kentongan.report.aftercare.control.Ratings;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What is told of reporters' ratings: stars by unit to everybody, what was said with them to the offices. */
@Stateless
public class RatingFigures {

    /** Fewer would show what single people think. */
    public static final int FEWEST = 5;

    @Inject
    private Course course;

    @Inject
    private SentAcross across;

    @Inject
    private Ratings ratings;

    @Inject
    private Sql sql;

    /** @return the units of a government that at least {@value #FEWEST} reporters have rated, by name */
    public List<UnitRating> byUnit(int tenantId) {
        return Scope.tenant(tenantId)
                .call(() -> sql.list(
                        "select u.name, r.ratings, r.mean from (select unit_id, count(*) as ratings, avg(stars) as mean"
                                + " from report.rating where tenant_id = ? and unit_id is not null"
                                + " and rated_at > now() - interval '12 months' group by unit_id having count(*) >= ?) r"
                                + " join core.unit u on u.id = r.unit_id order by u.name, u.id",
                        row -> new UnitRating(row.getString(1), row.getLong(2), row.getDouble(3)),
                        tenantId,
                        FEWEST));
    }

    /**
     * @return empty if its reporter has not rated the report
     * @throws UnknownTicket if there is no such report for the actor
     */
    public Optional<Rating> of(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> ratings.of(course.readable(actor, tenantId, ticket)));
    }
}
