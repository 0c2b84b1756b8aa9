package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.FollowUps;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
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

/** Instructions about a report. */
@Path("v1/staff/reports/{ticket}/instructions")
@ApplicationScoped
public class StaffReportInstructionsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private FollowUps followUps;

    @Inject
    private Instructions instructions;

    @Inject
    private InstructionJson json;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** The newest first. */
    @Needs(Action.READ_INSTRUCTION)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            followUps.dossier(actor, tenant.id(), ticket);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        }
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        instructions.about(actor, tenant.id(), ticket).forEach(row -> items.add(json.about(row)));
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }
}
