package id.kentongan.report.duplicate.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.duplicate.control.Candidate;
import id.kentongan.report.duplicate.control.Candidates;
import id.kentongan.report.duplicate.control.OwnTerms;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Words;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Finds open reports about the same thing. */
@Stateless
public class SimilarReports {

    /** So many are told: more would not be read. */
    public static final int MOST = 5;

    @Inject
    private Categories categories;

    @Inject
    private Candidates candidates;

    @Inject
    private OwnTerms terms;

    @Inject
    private Reports reports;

    @Inject
    private Units units;

    @Inject
    private DatabaseClock clock;

    /**
     * What everybody may know, before they file: open, verified, of no private category.
     *
     * @param lat degrees north, WGS 84
     * @param lon degrees east, WGS 84
     * @param category a code of the tenant's; of a private one nothing is found
     * @param text what they are about to say; may be empty
     * @return most alike first, at most {@value #MOST}
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<SimilarReport> known(int tenantId, double lat, double lon, String category, String text) {
        return Scope.tenant(tenantId).call(() -> {
            List<String> secret = categories.of(tenantId).stream()
                    .filter(Category::secret)
                    .map(Category::code)
                    .toList();
            if (secret.contains(category)) {
                return List.of();
            }
            Sighting seen = new Sighting(lat, lon, category, clock.instant(), Words.of(text));
            return told(candidates.verified(tenantId, seen, terms.of(tenantId), secret));
        });
    }

    /**
     * What an officer may know of the open reports like one that the officer reads.
     *
     * @return most alike first, at most {@value #MOST}, without the report itself
     * @throws UnknownTicket if there is no such report for the actor
     */
    public List<SimilarReport> like(Actor actor, int tenantId, String ticket) {
        return actor.scope().call(() -> {
            Report report = Ticket.parse(ticket)
                    .flatMap(number -> reports.find(tenantId, number))
                    .filter(found -> mayRead(actor, tenantId, found.area()))
                    .orElseThrow(() -> new UnknownTicket(ticket));
            return told(around(report).stream()
                    .filter(each -> !each.id().equals(report.id()))
                    .filter(each -> mayRead(actor, tenantId, new AreaCode(each.area())))
                    .toList());
        });
    }

    private List<Candidate> around(Report report) {
        int tenantId = report.tenantId();
        Terms own = terms.of(tenantId);
        Sighting seen = new Sighting(
                report.lat(),
                report.lon(),
                report.categoryCode(),
                report.receivedAt().toInstant(),
                Words.of(report.description()));
        List<String> areas = new ArrayList<>(List.of(report.area().value()));
        report.neighbour().map(AreaCode::value).ifPresent(areas::add);
        return Candidates.together(
                candidates.verified(tenantId, seen, own, List.of()), candidates.unverified(tenantId, seen, own, areas));
    }

    /** As whoever answers for the area, on whatever tier; agencies see what is sent to them, and no others beside it. */
    private boolean mayRead(Actor actor, int tenantId, AreaCode area) {
        return Access.may(actor, Action.READ_REPORT, Matter.in(tenantId, area))
                && units.ladderOf(area).stream().anyMatch(unit -> actor.worksFor(unit.id()));
    }

    private static List<SimilarReport> told(List<Candidate> found) {
        return found.stream()
                .limit(MOST)
                .map(each -> new SimilarReport(
                        each.id(),
                        each.ticket(),
                        each.status(),
                        each.seen().category(),
                        each.seen().at().atOffset(ZoneOffset.UTC),
                        each.verified(),
                        each.description(),
                        each.likeness()))
                .toList();
    }
}
