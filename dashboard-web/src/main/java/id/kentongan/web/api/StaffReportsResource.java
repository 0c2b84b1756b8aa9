package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ChangedMeanwhile;
import id.kentongan.report.followup.boundary.Dossier;
import id.kentongan.report.followup.boundary.FollowUps;
import id.kentongan.report.followup.boundary.HistoryRow;
import id.kentongan.report.followup.boundary.InvalidMove;
import id.kentongan.report.followup.boundary.LastChange;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.NotYourMove;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.report.followup.boundary.RoutingReason;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** What officers do with reports, for who is signed in. */
@Path("v1/staff/reports")
@ApplicationScoped
public class StaffReportsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private AreaDirectory areas;

    @Inject
    private FollowUps followUps;

    @Inject
    private ReportMoves moves;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** A report as an officer sees it, with the moves that this officer can make. */
    @Needs(Action.READ_REPORT)
    @GET
    @Path("{ticket}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return of(actor, ticket, (tenant, number) -> answer(followUps.dossier(actor, tenant.id(), number), tenant));
    }

    /** Moves a report on; which moves there are and who may make them is said by the workflow. */
    @Needs(Action.WORK_REPORT)
    @POST
    @Path("{ticket}/moves")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response move(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        MoveWish wish = MoveBody.of(StrictJson.read(body.readAllBytes()));
        return of(actor, ticket, (tenant, number) -> {
            moves.move(actor, tenant.id(), number, wish);
            return done(actor, tenant, number);
        });
    }

    /** Who has handed it away may not be able to read it any more. */
    private Response done(Actor actor, Tenant tenant, String ticket) {
        try {
            return answer(followUps.dossier(actor, tenant.id(), ticket), tenant);
        } catch (UnknownTicket e) {
            return Response.noContent().build();
        }
    }

    private Response of(Actor actor, String ticket, BiFunction<Tenant, String, Response> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        try {
            return work.apply(tenant, ticket);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.READ_REPORT);
        } catch (NotYourMove e) {
            throw RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, Fields.word(e.move()));
        } catch (InvalidMove e) {
            throw MoveBody.refusal(e);
        } catch (ChangedMeanwhile e) {
            throw changed(e.last(), tenant);
        }
    }

    private static RefusedRequest changed(LastChange last, Tenant tenant) {
        String who = last.officer() == null ? "" : last.officer();
        return RefusedRequest.of(
                        ProblemType.CHANGED_MEANWHILE,
                        last.officer() != null ? last.officer() : last.unitName() != null ? last.unitName() : "-",
                        Speech.time(last.at(), tenant.zone()))
                .with("reportStatus", Fields.word(last.status()))
                .with("changedBy", who.isEmpty() ? null : who)
                .with("changedByUnit", last.unitName())
                .with("changedAt", Speech.time(last.at(), tenant.zone()))
                .with("change", Fields.word(last.type()));
    }

    private Response answer(Dossier dossier, Tenant tenant) {
        Speech speech = Speech.of(headers);
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("ticket", dossier.ticket())
                .add("jurisdiction", tenant.domain())
                .add("version", dossier.version())
                .add("status", Fields.word(dossier.status()));
        Speech.text(answer, "closeReason", dossier.closeReason() == null ? null : Fields.word(dossier.closeReason()));
        Speech.text(answer, "duplicateOf", dossier.duplicateOf());
        Speech.text(answer, "handler", dossier.handler());
        Speech.text(answer, "assignee", dossier.assignee());
        answer.add(
                        "category",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", dossier.category().code())
                                .add(
                                        "name",
                                        speech.choose(
                                                dossier.category().nameId(),
                                                dossier.category().nameEn())))
                .add(
                        "area",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", dossier.area().value())
                                .add("name", dossier.path().get(0)))
                .add("description", dossier.description());
        Speech.text(answer, "address", dossier.address());
        answer.add("routing", routing(dossier.routing()));
        answer.add("across", dossier.across() == null ? JsonValue.NULL : across(dossier));
        answer.add(
                "position",
                Speech.JSON.createObjectBuilder().add("lat", dossier.lat()).add("lon", dossier.lon()));
        Speech.time(answer, "receivedAt", dossier.receivedAt(), tenant.zone());
        Speech.time(answer, "expectedAt", dossier.expectedAt(), tenant.zone());
        Speech.time(answer, "waitsSince", dossier.waitsSince(), tenant.zone());
        JsonArrayBuilder possible = Speech.JSON.createArrayBuilder();
        dossier.moves().forEach(move -> possible.add(Fields.word(move)));
        answer.add("moves", possible);
        JsonArrayBuilder history = Speech.JSON.createArrayBuilder();
        dossier.history().forEach(line -> history.add(line(line, tenant)));
        return speech.answer(answer.add("history", history).build());
    }

    private static JsonObject across(Dossier dossier) {
        Unit across = Objects.requireNonNull(dossier.across());
        return Speech.JSON
                .createObjectBuilder()
                .add("unit", across.id().toString())
                .add("name", across.name())
                .add("metres", dossier.borderMetres())
                .build();
    }

    private static JsonObjectBuilder routing(RoutingReason reason) {
        JsonObjectBuilder routing = Speech.JSON
                .createObjectBuilder()
                .add("version", reason.version())
                .add("rule", reason.rule());
        Speech.text(routing, "ruleName", reason.name());
        Speech.text(routing, "alsoTold", reason.also());
        return routing;
    }

    private static JsonObjectBuilder line(HistoryRow row, Tenant tenant) {
        JsonObjectBuilder line =
                Speech.JSON.createObjectBuilder().add("event", row.type().toLowerCase(Locale.ROOT));
        Speech.time(line, "at", row.at(), tenant.zone());
        Speech.text(line, "unit", row.unitName());
        Speech.text(line, "officer", row.officer());
        Speech.text(line, "to", row.toUnitName());
        Speech.text(line, "detail", row.detail());
        Speech.text(line, "remark", row.remark());
        return line;
    }
}
