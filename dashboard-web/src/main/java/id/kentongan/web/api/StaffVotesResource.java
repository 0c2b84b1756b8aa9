package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.verification.boundary.NeighbourItem;
import id.kentongan.report.verification.boundary.NeighbourPage;
import id.kentongan.report.verification.boundary.NotWaiting;
import id.kentongan.report.verification.boundary.OwnReport;
import id.kentongan.report.verification.boundary.VerificationVotes;
import id.kentongan.report.verification.entity.QueuePlace;
import id.kentongan.report.verification.entity.QueueQuery;
import id.kentongan.report.verification.entity.Vote;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What neighbours say about reports that nobody has looked at. */
@Path("v1/staff/verification/votes")
@ApplicationScoped
public class StaffVotesResource {

    private static final int USUAL = 20;

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    @Inject
    private VerificationVotes votes;

    /** What waits in the own kelurahan. */
    @Needs(Action.VOTE_ON_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction", "after", "limit"));
        Actor actor = door.actor(request, response);
        String domain = query.required("jurisdiction").orElse("");
        @Nullable
        QueuePlace after = query.text("after").flatMap(QueuePlace::parse).orElse(null);
        if (after == null && query.text("after").isPresent()) {
            query.mistake(Mistake.of("after", "not-a-cursor"));
        }
        int limit = query.number("limit", USUAL, 1, QueueQuery.MOST);
        query.check();
        Tenant tenant = towns.byDomain(domain);
        NeighbourPage page = votes.list(actor, new QueueQuery(tenant.id(), null, null, after, limit));
        Speech speech = Speech.of(headers);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        page.items().forEach(item -> items.add(item(item, tenant, speech)));
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("items", items);
        Speech.text(answer, "next", page.next() == null ? null : page.next().text());
        return speech.answer(answer.build());
    }

    private static JsonObjectBuilder item(NeighbourItem row, Tenant tenant, Speech speech) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("ticket", row.ticket())
                .add("category", row.category().code())
                .add(
                        "categoryName",
                        speech.choose(row.category().nameId(), row.category().nameEn()))
                .add("areaName", row.areaName())
                .add("words", row.words());
        Speech.text(item, "address", row.address());
        Speech.time(item, "receivedAt", row.receivedAt(), tenant.zone());
        Speech.text(item, "vote", row.vote() == null ? null : Fields.word(row.vote()));
        return item;
    }

    /** Says what one has seen. */
    @Needs(Action.VOTE_ON_REPORT)
    @POST
    @Path("{ticket}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response vote(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("vote", "reason"));
        @Nullable Vote vote = fields.required("vote", fields.choice("vote", Vote.class));
        @Nullable String reason = fields.text("reason", VerificationVotes.LONGEST_REASON);
        fields.check();
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.VOTE_ON_REPORT));
        try {
            votes.vote(actor, tenant.id(), ticket, Objects.requireNonNull(vote), reason);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.VOTE_ON_REPORT);
        } catch (OwnReport e) {
            throw RefusedRequest.of(ProblemType.OWN_REPORT);
        } catch (NotWaiting e) {
            throw StaffVerificationResource.late(e.last(), tenant);
        }
        return Response.noContent().build();
    }
}
