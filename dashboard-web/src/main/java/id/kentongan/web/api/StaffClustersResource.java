package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.duplicate.boundary.CannotMerge;
import id.kentongan.report.duplicate.boundary.Cluster;
import id.kentongan.report.duplicate.boundary.ClusterDesk;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reports about the same thing, taken together and apart again. */
@Path("v1/staff/reports/{ticket}/cluster")
@ApplicationScoped
public class StaffClustersResource {

    private static final int LONGEST_TICKET = 40;

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private ClusterDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** What a report is taken together with. */
    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return of(actor, ticket, tenant -> {});
    }

    /** Takes it together with a main report. */
    @Needs(Action.MERGE_REPORTS)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response join(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("main"));
        String main = words.required("main", LONGEST_TICKET);
        words.check();
        return of(actor, ticket, tenant -> desk.merge(actor, tenant.id(), ticket, main));
    }

    /** Takes it out of its cluster. */
    @Needs(Action.MERGE_REPORTS)
    @POST
    @Path("leaving")
    @Produces(MediaType.APPLICATION_JSON)
    public Response leave(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return of(actor, ticket, tenant -> desk.unmerge(actor, tenant.id(), ticket));
    }

    private Response of(Actor actor, String ticket, Consumer<Tenant> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            work.accept(tenant);
            return answer(desk.cluster(actor, tenant.id(), ticket), tenant);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        } catch (CannotMerge e) {
            throw refusal(e);
        }
    }

    private RefusedRequest refusal(CannotMerge refused) {
        String why = Fields.word(refused.reason());
        return switch (refused.reason()) {
            case ITSELF, NO_MAIN ->
                RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("main", "not-a-ticket")));
            case PRIVATE ->
                RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("main", "private-with-public")));
            case MEMBER_ALREADY, MAIN_IS_MEMBER, NO_MEMBER, FULL -> {
                CannotMerge.Earlier earlier = refused.earlier();
                yield RefusedRequest.of(ProblemType.NOT_NOW, Speech.of(headers).text("not-now." + why))
                        .with("why", why)
                        .with("main", earlier == null ? null : earlier.ticket());
            }
        };
    }

    private Response answer(Cluster cluster, Tenant tenant) {
        JsonArrayBuilder members = Speech.JSON.createArrayBuilder();
        cluster.members().forEach(member -> members.add(joined(member, tenant)));
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder()
                        .add(
                                "main",
                                cluster.main() == null
                                        ? JsonValue.NULL
                                        : joined(cluster.main(), tenant).build())
                        .add("members", members)
                        .add("size", cluster.size())
                        .add("mayChange", cluster.mayChange())
                        .build());
    }

    private static JsonObjectBuilder joined(Cluster.Joined report, Tenant tenant) {
        JsonObjectBuilder joined = Speech.JSON
                .createObjectBuilder()
                .add("ticket", report.ticket())
                .add("status", Fields.word(report.status()));
        Speech.time(joined, "since", report.since(), tenant.zone());
        return joined;
    }
}
