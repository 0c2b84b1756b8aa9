package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.verification.boundary.Claimed;
import id.kentongan.report.verification.boundary.Decided;
import id.kentongan.report.verification.boundary.InvalidDecision;
import id.kentongan.report.verification.boundary.NotWaiting;
import id.kentongan.report.verification.boundary.QueueItem;
import id.kentongan.report.verification.boundary.QueuePage;
import id.kentongan.report.verification.boundary.TakenByAnother;
import id.kentongan.report.verification.boundary.VerificationDesk;
import id.kentongan.report.verification.entity.Decision;
import id.kentongan.report.verification.entity.LastLine;
import id.kentongan.report.verification.entity.QueuePlace;
import id.kentongan.report.verification.entity.QueueQuery;
import id.kentongan.report.verification.entity.Verdict;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether reports are reports: the queue of those who decide. */
@Path("v1/staff/verification")
@ApplicationScoped
public class StaffVerificationResource {

    private static final int USUAL = 20;
    private static final int LONGEST_TICKET = 40;

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private VerificationDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** A part of the queue. */
    @Needs(Action.VERIFY_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction", "area", "reason", "after", "limit"));
        Actor actor = door.actor(request, response);
        String domain = query.required("jurisdiction").orElse("");
        @Nullable
        AreaCode area = query.text("area").map(text -> area(query, text)).orElse(null);
        @Nullable
        Flag flag = query.text("reason").map(text -> flag(query, text)).orElse(null);
        @Nullable
        QueuePlace after = query.text("after").flatMap(QueuePlace::parse).orElse(null);
        if (after == null && query.text("after").isPresent()) {
            query.mistake(Mistake.of("after", "not-a-cursor"));
        }
        int limit = query.number("limit", USUAL, 1, QueueQuery.MOST);
        query.check();
        Tenant tenant = towns.byDomain(domain);
        return answer(desk.list(actor, new QueueQuery(tenant.id(), area, flag, after, limit)), tenant);
    }

    private static @Nullable AreaCode area(Query query, String text) {
        try {
            return new AreaCode(text);
        } catch (IllegalArgumentException e) {
            query.mistake(Mistake.of("area", "not-an-area"));
            return null;
        }
    }

    private static @Nullable Flag flag(Query query, String text) {
        for (Flag flag : Flag.values()) {
            if (Fields.word(flag).equals(text)) {
                return flag;
            }
        }
        query.mistake(Mistake.of(
                "reason",
                "not-one-of",
                Arrays.stream(Flag.values()).map(Fields::word).collect(Collectors.joining(", "))));
        return null;
    }

    /** Keeps a report for who asks. */
    @Needs(Action.VERIFY_REPORT)
    @POST
    @Path("{ticket}/claim")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response claim(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        Actor actor = empty(body);
        return of(actor, ticket, tenant -> {
            Claimed claimed = desk.claim(actor, tenant.id(), ticket);
            JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("ticket", claimed.ticket());
            Speech.time(answer, "until", claimed.until(), tenant.zone());
            return Speech.of(headers).answer(answer.build());
        });
    }

    /** Lets others have it. */
    @Needs(Action.VERIFY_REPORT)
    @POST
    @Path("{ticket}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response release(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        Actor actor = empty(body);
        return of(actor, ticket, tenant -> {
            desk.release(actor, tenant.id(), ticket);
            return Response.noContent().build();
        });
    }

    private Actor empty(InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        new Fields(StrictJson.read(body.readAllBytes()), Set.of()).check();
        return actor;
    }

    /** Decides. */
    @Needs(Action.VERIFY_REPORT)
    @POST
    @Path("{ticket}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response decide(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Fields fields =
                new Fields(StrictJson.read(body.readAllBytes()), Set.of("decision", "version", "words", "duplicateOf"));
        @Nullable Verdict verdict = fields.required("decision", fields.choice("decision", Verdict.class));
        @Nullable Integer version = fields.required("version", fields.version("version"));
        @Nullable String words = fields.text("words", MoveOrder.LONGEST_WORDS);
        @Nullable String original = fields.text("duplicateOf", LONGEST_TICKET);
        fields.check();
        Decision decision = new Decision(Objects.requireNonNull(verdict), version, words, original);
        return of(actor, ticket, tenant -> {
            Decided decided = desk.decide(actor, tenant.id(), ticket, decision);
            return Speech.of(headers)
                    .answer(Speech.JSON
                            .createObjectBuilder()
                            .add("ticket", decided.ticket())
                            .add("reportStatus", Fields.word(decided.status()))
                            .add("version", decided.version())
                            .build());
        });
    }

    private Response of(Actor actor, String ticket, Function<Tenant, Response> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.VERIFY_REPORT));
        try {
            return work.apply(tenant);
        } catch (UnknownTicket e) {
            throw door.unknown(actor, Action.VERIFY_REPORT);
        } catch (TakenByAnother e) {
            throw RefusedRequest.of(ProblemType.TAKEN, e.officer(), Speech.time(e.until(), tenant.zone()))
                    .with("takenBy", e.officer())
                    .with("until", Speech.time(e.until(), tenant.zone()));
        } catch (NotWaiting e) {
            throw late(e.last(), tenant);
        } catch (InvalidDecision e) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(mistake(e.flaw())));
        }
    }

    static RefusedRequest late(LastLine last, Tenant tenant) {
        String who = last.officer() != null ? last.officer() : last.unitName();
        return RefusedRequest.of(
                        ProblemType.CHANGED_MEANWHILE, who == null ? "-" : who, Speech.time(last.at(), tenant.zone()))
                .with("reportStatus", Fields.word(last.status()))
                .with("changedBy", last.officer())
                .with("changedByUnit", last.unitName())
                .with("changedAt", Speech.time(last.at(), tenant.zone()))
                .with("change", Fields.word(last.type()));
    }

    static Mistake mistake(InvalidDecision.Flaw flaw) {
        return switch (flaw) {
            case WORDS_MISSING -> Mistake.of("words", "missing");
            case WORDS_TOO_LONG -> Mistake.of("words", "too-long", Integer.toString(MoveOrder.LONGEST_WORDS));
            case ORIGINAL_MISSING -> Mistake.of("duplicateOf", "missing");
            case ORIGINAL_NOT_POSSIBLE -> Mistake.of("duplicateOf", "not-a-ticket");
        };
    }

    private Response answer(QueuePage page, Tenant tenant) {
        Speech speech = Speech.of(headers);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        page.items().forEach(item -> items.add(item(item, tenant, speech)));
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("items", items);
        Speech.text(answer, "next", page.next() == null ? null : page.next().text());
        return speech.answer(answer.build());
    }

    private static JsonObjectBuilder item(QueueItem row, Tenant tenant, Speech speech) {
        JsonArrayBuilder reasons = Speech.JSON.createArrayBuilder();
        row.flags().forEach(flag -> reasons.add(Fields.word(flag)));
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("ticket", row.ticket())
                .add("version", row.version())
                .add("category", row.category().code())
                .add(
                        "categoryName",
                        speech.choose(row.category().nameId(), row.category().nameEn()))
                .add("emergency", row.category().emergency())
                .add("channel", Fields.word(row.channel()))
                .add("area", row.area().value())
                .add("areaName", row.areaName())
                .add("words", row.words());
        Speech.text(item, "address", row.address());
        Speech.time(item, "receivedAt", row.receivedAt(), tenant.zone());
        Speech.time(item, "dueAt", row.dueAt(), tenant.zone());
        item.add("late", row.late())
                .add("tiersTold", row.told())
                .add("reasons", reasons)
                .add(
                        "votes",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("real", row.votes().real())
                                .add("notReal", row.votes().notReal())
                                .add("notHere", row.votes().notHere()))
                .add("recommendation", Fields.word(row.recommendation()));
        Speech.text(item, "takenBy", row.takenBy());
        Speech.time(item, "takenUntil", row.takenUntil(), tenant.zone());
        return item.add("mine", row.mine());
    }
}
