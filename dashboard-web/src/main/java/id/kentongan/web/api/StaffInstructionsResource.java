package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.instruction.boundary.Forwarding;
import id.kentongan.report.instruction.boundary.InstructionBox;
import id.kentongan.report.instruction.boundary.InstructionDesk;
import id.kentongan.report.instruction.boundary.InstructionFilter;
import id.kentongan.report.instruction.boundary.InstructionPage;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.report.instruction.boundary.NewInstruction;
import id.kentongan.report.instruction.entity.InstructionNumber;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Instructions from above: giving them, saying what becomes of them, and who stands where. */
@Path("v1/staff/instructions")
@ApplicationScoped
public class StaffInstructionsResource {

    private static final int USUAL = 20;

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private Instructions instructions;

    @Inject
    private InstructionDesk desk;

    @Inject
    private InstructionJson json;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** Those that concern one's units, the newest first. */
    @Needs(Action.READ_INSTRUCTION)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("box", "filter", "cursor", "limit"));
        InstructionBox box = choice(query, "box", InstructionBox.class, InstructionBox.RECEIVED);
        InstructionFilter filter = choice(query, "filter", InstructionFilter.class, InstructionFilter.ALL);
        int limit = query.number("limit", USUAL, 1, Instructions.MOST);
        Optional<String> cursor = query.text("cursor");
        if (cursor.isPresent() && !Fields.isId(cursor.get())) {
            query.mistake(Mistake.of("cursor", "not-a-cursor"));
        }
        query.check();
        Actor actor = door.actor(request, response);
        InstructionPage page = instructions.page(
                actor, box, filter, cursor.map(UUID::fromString).orElse(null), limit);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        page.rows().forEach(row -> items.add(json.line(row)));
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("items", items);
        Speech.text(answer, "next", page.next().map(UUID::toString).orElse(null));
        return Speech.of(headers).answer(answer.build());
    }

    /** Gives one. */
    @Needs(Action.ISSUE_INSTRUCTION)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response issue(InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        NewInstruction wish = InstructionBody.issued(InstructionBody.read(body));
        try {
            String number = desk.issue(actor, wish);
            Tenant tenant = tenant(number).orElseThrow();
            return whole(actor, tenant, number);
        } catch (InstructionRefused e) {
            throw refusal(e.reason(), Speech.of(headers));
        }
    }

    /** One with its tree and its history. */
    @Needs(Action.READ_INSTRUCTION)
    @GET
    @Path("{number}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("number") String number) {
        new Query(request.getQueryString(), Set.of()).check();
        return of(door.actor(request, response), number, (tenant, known) -> null);
    }

    /** Takes all of it back. */
    @Needs(Action.CONFIRM_INSTRUCTION)
    @POST
    @Path("{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response withdraw(@PathParam("number") String number, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        String words = InstructionBody.withdrawn(InstructionBody.read(body));
        return of(actor, number, (tenant, known) -> {
            desk.withdraw(actor, tenant.id(), known, words);
            return null;
        });
    }

    /** Says what becomes of it at a unit, or decides about that. */
    @Needs(Action.WORK_INSTRUCTION)
    @POST
    @Path("{number}/hops/{hop}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response move(@PathParam("number") String number, @PathParam("hop") String hop, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        InstructionBody.Said said = InstructionBody.said(InstructionBody.read(body));
        return of(actor, number, (tenant, known) -> {
            desk.move(actor, tenant.id(), known, hop(actor, hop), said.move(), said.words(), said.percent());
            return null;
        });
    }

    /** Passes it on to units below. */
    @Needs(Action.FORWARD_INSTRUCTION)
    @POST
    @Path("{number}/hops/{hop}/forwarding")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response forward(@PathParam("number") String number, @PathParam("hop") String hop, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Forwarding wish = InstructionBody.forwarded(InstructionBody.read(body));
        return of(actor, number, (tenant, known) -> {
            desk.forward(actor, tenant.id(), known, hop(actor, hop), wish);
            return null;
        });
    }

    /** Does the work, and answers with the instruction as it stands then. */
    private Response of(Actor actor, String text, BiFunction<Tenant, String, @Nullable Void> work) {
        Optional<String> number = InstructionNumber.parse(text).map(InstructionNumber::value);
        Tenant tenant = number.flatMap(this::tenant).orElseThrow(() -> door.unknown(actor, Action.READ_INSTRUCTION));
        try {
            work.apply(tenant, number.get());
            return whole(actor, tenant, number.get());
        } catch (InstructionRefused e) {
            if (e.reason() == Reason.UNKNOWN) {
                throw door.unknown(actor, Action.READ_INSTRUCTION);
            }
            throw refusal(e.reason(), Speech.of(headers));
        }
    }

    private Response whole(Actor actor, Tenant tenant, String number) {
        return Speech.of(headers).answer(json.whole(instructions.dossier(actor, tenant.id(), number)));
    }

    private Optional<Tenant> tenant(String number) {
        return InstructionNumber.parse(number).flatMap(known -> towns.ofTicket(known.tenantCode()));
    }

    private UUID hop(Actor actor, String text) {
        return TaskBody.id(text).orElseThrow(() -> door.unknown(actor, Action.READ_INSTRUCTION));
    }

    private static <E extends Enum<E>> E choice(Query query, String name, Class<E> type, E usual) {
        Optional<String> word = query.text(name);
        if (word.isEmpty()) {
            return usual;
        }
        @Nullable
        E found = Stream.of(type.getEnumConstants())
                .filter(constant -> Fields.word(constant).equals(word.get()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            query.mistake(Mistake.of(
                    name,
                    "not-one-of",
                    Stream.of(type.getEnumConstants()).map(Fields::word).collect(Collectors.joining(", "))));
        }
        return Objects.requireNonNullElse(found, usual);
    }

    static RefusedRequest refusal(Reason reason, Speech speech) {
        return switch (reason) {
            case UNKNOWN -> RefusedRequest.of(ProblemType.NOT_FOUND);
            case NOT_YOURS -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "instruction");
            case NOT_INDEPENDENT -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "confirm");
            case TOO_LATE, NOT_PASSED_ON, UNITS_BELOW_OPEN, REPORTS_OPEN -> {
                String why = reason.name().toLowerCase(Locale.ROOT);
                yield RefusedRequest.of(ProblemType.NOT_NOW, speech.text("not-now.instruction." + why))
                        .with("why", why);
            }
            case SUBJECT_MISSING -> wrong("subject", "missing");
            case SUBJECT_TOO_LONG -> wrong("subject", "too-long", Integer.toString(NewInstruction.LONGEST_SUBJECT));
            case WORDS_MISSING -> wrong("words", "missing");
            case WORDS_TOO_LONG -> wrong("words", "too-long", Integer.toString(NewInstruction.LONGEST_WORDS));
            case UNIT_MISSING -> wrong("units", "missing");
            case UNIT_NOT_POSSIBLE -> wrong("units", "not-below");
            case UNIT_HAS_IT -> wrong("units", "has-it-already");
            case TOO_MANY_UNITS -> wrong("units", "too-many", Integer.toString(NewInstruction.MOST_UNITS));
            case SEVERAL_GOVERNMENTS -> wrong("units", "several-governments");
            case SKIPS_A_TIER -> wrong("units", "skips-a-tier");
            case REPORT_NOT_POSSIBLE -> wrong("reports", "not-of-those-units");
            case TOO_MANY_REPORTS -> wrong("reports", "too-many", Integer.toString(NewInstruction.MOST_REPORTS));
            case ROOM_NOT_POSSIBLE -> wrong("roomArea", "not-an-area");
            case ACKNOWLEDGE_BY_NOT_POSSIBLE -> wrong("acknowledgeBy", "not-ahead");
            case FINISH_BY_NOT_POSSIBLE -> wrong("finishBy", "not-within-term");
            case PERCENT_NOT_POSSIBLE -> wrong("percent", "only-with-progress");
            case TOO_MANY_PHOTOS -> wrong("body", "photo-too-many-of-step");
        };
    }

    private static RefusedRequest wrong(String field, String key, String... arguments) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of(field, key, arguments)));
    }
}
