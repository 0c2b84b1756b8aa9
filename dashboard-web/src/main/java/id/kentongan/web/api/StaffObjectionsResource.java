package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.ChangedSince;
import id.kentongan.report.aftercare.boundary.Objection;
import id.kentongan.report.aftercare.boundary.Objections;
import id.kentongan.report.aftercare.entity.NotIndependent;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What officers do with a reporter's objection. Who agrees with it reopens the report. */
@Path("v1/staff/reports/{ticket}/objection")
@ApplicationScoped
public class StaffObjectionsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private Objections objections;

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
        return of(actor, ticket, (tenant, number) -> {
            Optional<Objection> last = objections.last(actor, tenant.id(), number);
            return answer(last.orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND)), tenant);
        });
    }

    /** Turns it down. */
    @Needs(Action.DECIDE_OBJECTION)
    @POST
    @Path("uphold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response uphold(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("version", "words"));
        int version = words.number("version", 0, Integer.MAX_VALUE);
        String said = words.required("words");
        words.check();
        return of(
                actor,
                ticket,
                (tenant, number) -> answer(objections.uphold(actor, tenant.id(), number, version, said), tenant));
    }

    private Response of(Actor actor, String ticket, BiFunction<Tenant, String, Response> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            return work.apply(tenant, ticket);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        } catch (NotIndependent e) {
            throw RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "uphold");
        } catch (NotNow e) {
            throw OwnReportsResource.refusal(e, Speech.of(headers));
        } catch (ChangedSince e) {
            throw RefusedRequest.of(ProblemType.NOT_NOW, Speech.of(headers).text("not-now.changed"))
                    .with("why", "changed");
        }
    }

    private Response answer(Objection objection, Tenant tenant) {
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("ticket", objection.ticket())
                .add("version", objection.version())
                .add("reason", objection.reason())
                .add("told", objection.told())
                .add("mayUphold", objection.mayUphold());
        Speech.time(answer, "filedAt", objection.filedAt(), tenant.zone());
        Speech.text(answer, "outcome", objection.outcome() == null ? null : Fields.word(objection.outcome()));
        Speech.time(answer, "decidedAt", objection.decidedAt(), tenant.zone());
        Speech.text(answer, "decidedBy", objection.decidedBy());
        return Speech.of(headers).answer(answer.build());
    }
}
