package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.report.aftercare.boundary.Concern;
import id.kentongan.report.aftercare.boundary.Concerns;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Function;

/** What a citizen who is signed in has to do with the public reports of others. */
@Path("v1/me/reports/{ticket}")
@ApplicationScoped
public class ConcernsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private Concerns concerns;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    @Needs(Action.JOIN_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        return of(ticket, tenant -> concerns.of(actor.personId(), tenant.id(), ticket));
    }

    @Needs(Action.JOIN_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response set(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("support", "follow"));
        boolean support = words.yes("support");
        boolean follow = words.yes("follow");
        words.check();
        return of(ticket, tenant -> concerns.set(actor.personId(), tenant.id(), ticket, support, follow));
    }

    private Response of(String ticket, Function<Tenant, Concern> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        try {
            Concern concern = work.apply(tenant);
            return Speech.of(headers)
                    .answer(Speech.JSON
                            .createObjectBuilder()
                            .add("support", concern.supported())
                            .add("follow", concern.followed())
                            .add("supports", concern.supports())
                            .build());
        } catch (UnknownTicket e) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        } catch (VaultClosed e) {
            throw RefusedRequest.of(ProblemType.UNAVAILABLE);
        }
    }
}
