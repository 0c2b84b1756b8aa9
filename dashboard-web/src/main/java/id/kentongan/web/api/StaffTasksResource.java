package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ReportTasks;
import id.kentongan.report.followup.boundary.TaskRefused;
import id.kentongan.report.followup.boundary.TaskRow;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Parts of a report's work that other units do. */
@Path("v1/staff/reports/{ticket}/tasks")
@ApplicationScoped
public class StaffTasksResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private ReportTasks tasks;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** The parts, the newest first. */
    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return of(actor, ticket, tenant -> answer(actor, tenant, ticket));
    }

    /** Asks a unit to do a part. */
    @Needs(Action.ASSIGN_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ask(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        TaskBody.Asked wanted = TaskBody.asking(StrictJson.read(body.readAllBytes()));
        return of(actor, ticket, tenant -> {
            tasks.ask(actor, tenant.id(), ticket, wanted.unit(), wanted.words(), wanted.dueAt());
            return answer(actor, tenant, ticket);
        });
    }

    /** Says what came of a part. */
    @Needs(Action.WORK_REPORT)
    @POST
    @Path("{task}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("ticket") String ticket, @PathParam("task") String task, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        TaskBody.Answered said = TaskBody.answering(StrictJson.read(body.readAllBytes()));
        UUID id = TaskBody.id(task).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        return of(actor, ticket, tenant -> {
            tasks.answer(actor, tenant.id(), ticket, id, said.state(), said.words());
            return done(actor, tenant, ticket);
        });
    }

    /** Whose part is done or declined may not read the report any more. */
    private Response done(Actor actor, Tenant tenant, String ticket) {
        try {
            return answer(actor, tenant, ticket);
        } catch (UnknownTicket e) {
            return Response.noContent().build();
        }
    }

    private Response of(Actor actor, String ticket, Function<Tenant, Response> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            return work.apply(tenant);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        } catch (TaskRefused e) {
            throw refusal(e.reason());
        }
    }

    private static RefusedRequest refusal(TaskRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> RefusedRequest.of(ProblemType.NOT_FOUND);
            case NOT_YOURS -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "task");
            case TOO_LATE -> wrong("state", "too-late");
            case WORDS_MISSING -> wrong("words", "missing");
            case WORDS_TOO_LONG ->
                RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("words", "too-long", "2000")));
            case UNIT_NOT_POSSIBLE -> wrong("unit", "not-a-unit");
            case DUE_NOT_POSSIBLE -> wrong("dueAt", "not-ahead");
            case TOO_MANY ->
                RefusedRequest.of(
                        ProblemType.INVALID_FIELDS,
                        List.of(Mistake.of("unit", "too-many", Integer.toString(ReportTasks.MOST_OPEN))));
        };
    }

    private static RefusedRequest wrong(String field, String key) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of(field, key)));
    }

    private Response answer(Actor actor, Tenant tenant, String ticket) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        tasks.list(actor, tenant.id(), ticket).forEach(row -> items.add(item(row, tenant)));
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    private static JsonObjectBuilder item(TaskRow row, Tenant tenant) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", row.id().toString())
                .add("unit", row.unitName())
                .add("askedBy", row.askingUnitName())
                .add("words", row.words())
                .add("state", Fields.word(row.state()))
                .add("mine", row.mine())
                .add("withdrawable", row.withdrawable());
        Speech.time(item, "askedAt", row.askedAt(), tenant.zone());
        Speech.time(item, "dueAt", row.dueAt(), tenant.zone());
        Speech.time(item, "answeredAt", row.answeredAt(), tenant.zone());
        Speech.text(item, "answer", row.answer());
        return item;
    }
}
