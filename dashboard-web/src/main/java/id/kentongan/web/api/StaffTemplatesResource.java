package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.Templates;
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

/** What the unit that has a report can say about it, filled in. */
@Path("v1/staff/reports/{ticket}/templates")
@ApplicationScoped
public class StaffTemplatesResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private Templates templates;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** By name; none for who does not work for the unit that has the report. */
    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
            templates
                    .offered(actor, tenant.id(), ticket)
                    .forEach(each -> items.add(Speech.JSON
                            .createObjectBuilder()
                            .add("id", each.id().toString())
                            .add("name", each.name())
                            .add("language", each.language())
                            .add("text", each.text())));
            return Speech.of(headers)
                    .answer(Speech.JSON
                            .createObjectBuilder()
                            .add("items", items)
                            .build());
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        }
    }
}
