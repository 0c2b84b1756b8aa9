package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ProposalRefused;
import id.kentongan.report.followup.boundary.ProposalRow;
import id.kentongan.report.followup.boundary.ReportProposals;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Asking another government to take a report over, and its answer. */
@Path("v1/staff/reports/{ticket}/proposals")
@ApplicationScoped
public class StaffProposalsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private ReportProposals proposals;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** What was asked, the newest first. */
    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return of(actor, ticket, tenant -> answer(actor, tenant, ticket));
    }

    /** Asks a unit of another government. */
    @Needs(Action.HAND_OVER_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ask(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        ProposalBody.Asked wanted = ProposalBody.asking(StrictJson.read(body.readAllBytes()));
        return of(actor, ticket, tenant -> {
            proposals.propose(actor, tenant.id(), ticket, wanted.unit(), wanted.words());
            return answer(actor, tenant, ticket);
        });
    }

    /** Takes the report over, declines it, or withdraws what was asked. */
    @Needs(Action.ANSWER_PROPOSAL)
    @POST
    @Path("{proposal}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("ticket") String ticket, @PathParam("proposal") String proposal, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        ProposalBody.Answered said = ProposalBody.answering(StrictJson.read(body.readAllBytes()));
        UUID id = TaskBody.id(proposal).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        return of(actor, ticket, tenant -> {
            proposals.answer(actor, tenant.id(), ticket, id, said.state(), said.words());
            return done(actor, tenant, ticket);
        });
    }

    /** Whose government has declined it may not read the report any more. */
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
        } catch (ProposalRefused e) {
            throw refusal(e.reason());
        }
    }

    private static RefusedRequest refusal(ProposalRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> RefusedRequest.of(ProblemType.NOT_FOUND);
            case NOT_YOURS -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "proposal");
            case TOO_LATE -> wrong("state", "too-late");
            case WORDS_MISSING -> wrong("words", "missing");
            case WORDS_TOO_LONG ->
                RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("words", "too-long", "2000")));
            case UNIT_NOT_POSSIBLE -> wrong("unit", "not-another-government");
            case ASKED_ALREADY -> wrong("unit", "asked-already");
        };
    }

    private static RefusedRequest wrong(String field, String key) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of(field, key)));
    }

    private Response answer(Actor actor, Tenant tenant, String ticket) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        proposals.list(actor, tenant.id(), ticket).forEach(row -> items.add(item(row, tenant.zone())));
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    static JsonObjectBuilder item(ProposalRow row, ZoneId zone) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", row.id().toString())
                .add("ticket", row.ticket())
                .add("from", row.fromUnit())
                .add("unit", row.toUnit())
                .add("words", row.words())
                .add("state", Fields.word(row.state()))
                .add("mine", row.mine())
                .add("withdrawable", row.withdrawable());
        Speech.time(item, "proposedAt", row.proposedAt(), zone);
        Speech.time(item, "dueAt", row.dueAt(), zone);
        Speech.time(item, "answeredAt", row.answeredAt(), zone);
        Speech.text(item, "answer", row.answer());
        return item;
    }
}
