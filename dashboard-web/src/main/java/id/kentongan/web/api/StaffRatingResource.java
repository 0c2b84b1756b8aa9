package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.RatingFigures;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** What a report's reporter says about what became of it, for officers. */
@Path("v1/staff/reports/{ticket}/rating")
@ApplicationScoped
public class StaffRatingResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private RatingFigures figures;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            Rating rating =
                    figures.of(actor, tenant.id(), ticket).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
            JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("stars", rating.stars());
            Speech.text(answer, "sentence", rating.sentence());
            return Speech.of(headers).answer(answer.build());
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        }
    }
}
