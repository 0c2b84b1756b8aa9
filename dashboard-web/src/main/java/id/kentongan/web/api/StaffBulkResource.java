package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.verification.boundary.BulkResult;
import id.kentongan.report.verification.boundary.InvalidDecision;
import id.kentongan.report.verification.boundary.UndoOver;
import id.kentongan.report.verification.boundary.VerificationBulk;
import id.kentongan.report.verification.entity.Selected;
import id.kentongan.report.verification.entity.Verdict;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deciding about many reports at once, and taking that back. */
@Path("v1/staff/verification/bulk")
@ApplicationScoped
public class StaffBulkResource {

    private static final int LONGEST_TICKET = 40;
    private static final int MOST_VALUES = 2_000;

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
    private VerificationBulk bulk;

    /** Decides. */
    @Needs(Action.VERIFY_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response decide(InputStream body) throws IOException {
        Actor actor = door.actor(request, response);
        Tenant tenant = tenant();
        JsonObject sent = StrictJson.read(body.readAllBytes(), MOST_VALUES);
        Fields fields = new Fields(sent, Set.of("decision", "words", "duplicateOf", "items"));
        @Nullable Verdict verdict = fields.required("decision", fields.choice("decision", Verdict.class));
        @Nullable String words = fields.text("words", MoveOrder.LONGEST_WORDS);
        @Nullable String original = fields.text("duplicateOf", LONGEST_TICKET);
        fields.check();
        List<Selected> selected = selected(sent);
        try {
            return answer(
                    bulk.decide(actor, tenant.id(), Objects.requireNonNull(verdict), words, original, selected),
                    tenant);
        } catch (InvalidDecision e) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(StaffVerificationResource.mistake(e.flaw())));
        }
    }

    private static List<Selected> selected(JsonObject sent) {
        if (!(sent.get("items") instanceof JsonArray items) || items.isEmpty()) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("items", "missing")));
        }
        if (items.size() > VerificationBulk.MOST) {
            throw RefusedRequest.of(
                    ProblemType.INVALID_FIELDS,
                    List.of(Mistake.of("items", "too-many", Integer.toString(VerificationBulk.MOST))));
        }
        List<Selected> selected = new ArrayList<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonObject one)) {
                throw RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("items", "not-an-object")));
            }
            Fields fields = new Fields(one, Set.of("ticket", "version"));
            @Nullable String ticket = fields.required("ticket", fields.text("ticket", LONGEST_TICKET));
            @Nullable Integer version = fields.required("version", fields.version("version"));
            fields.check();
            selected.add(new Selected(Objects.requireNonNull(ticket), version));
        }
        return selected;
    }

    /** Takes back what was decided, for all that nobody has touched since. */
    @Needs(Action.VERIFY_REPORT)
    @POST
    @Path("{bulk}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response undo(@PathParam("bulk") String id, InputStream body) throws IOException {
        Actor actor = door.actor(request, response);
        Tenant tenant = tenant();
        new Fields(StrictJson.read(body.readAllBytes()), Set.of()).check();
        if (!Fields.isId(id)) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        }
        try {
            return answer(bulk.undo(actor, tenant.id(), UUID.fromString(id)), tenant);
        } catch (UndoOver e) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        }
    }

    private Tenant tenant() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        return towns.byDomain(domain);
    }

    private Response answer(BulkResult result, Tenant tenant) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        result.items()
                .forEach(item -> items.add(Speech.JSON
                        .createObjectBuilder()
                        .add("ticket", item.ticket())
                        .add("outcome", Fields.word(item.outcome()))));
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("decision", Fields.word(result.verdict()))
                .add("done", result.done())
                .add("items", items);
        Speech.text(answer, "bulk", result.id() == null ? null : result.id().toString());
        Speech.time(answer, "undoUntil", result.undoUntil(), tenant.zone());
        return Speech.of(headers).answer(answer.build());
    }
}
