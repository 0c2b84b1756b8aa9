package id.kentongan.report.reveal.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.reveal.control.Reveals;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for the author of a report. The report is known here, the author is not: it stands in the vault. Refusals are
 * answers, so that their lines in the audit stay.
 */
@Stateless
public class RevealRequests {

    private static final int LISTED = 50;

    @Inject
    private Reports reports;

    @Inject
    private Reveals reveals;

    /**
     * What the actor has asked about a report.
     *
     * @return empty if there is no such report for the actor, or the actor may not ask
     */
    public Optional<List<Reveal>> of(Actor actor, int tenantId, String ticket) {
        return actor.scope()
                .call(() -> find(tenantId, ticket)
                        .filter(report -> may(actor, report))
                        .map(report -> reveals.list(actor.personId(), report.id(), LISTED)));
    }

    /**
     * Asks.
     *
     * @return {@code REQUESTED}, or why not; {@code UNKNOWN} if there is no such report for the actor
     */
    public RevealOutcome request(Actor actor, int tenantId, String ticket, RevealWish wish) {
        return actor.scope().call(() -> {
            Optional<Report> report = find(tenantId, ticket);
            if (report.isEmpty() || !may(actor, report.get())) {
                return denied(actor, ticket);
            }
            return reveals.request(
                    UUID.randomUUID(),
                    tenantId,
                    report.get().id(),
                    report.get().ticket().value(),
                    report.get().area(),
                    actor.personId(),
                    wish);
        });
    }

    private Optional<Report> find(int tenantId, String ticket) {
        return Ticket.parse(ticket).flatMap(number -> reports.find(tenantId, number));
    }

    private static boolean may(Actor actor, Report report) {
        return Access.may(actor, Action.REQUEST_REVEAL, Matter.in(report.tenantId(), report.area()));
    }

    /** In the audit of the actor's own government: whose the report is, the actor may not even know. */
    private RevealOutcome denied(Actor actor, String ticket) {
        String named = Ticket.parse(ticket).map(Ticket::value).orElse("?");
        actor.posts().stream()
                .map(Post::tenantId)
                .min(Integer::compare)
                .ifPresent(tenant -> reveals.deny(actor, tenant, "report:" + named, RevealOutcome.UNKNOWN));
        return RevealOutcome.UNKNOWN;
    }
}
