package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.disaster.boundary.DisasterDesk;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.disaster.entity.DisasterKind;
import id.kentongan.core.disaster.entity.DisasterLine;
import id.kentongan.core.disaster.entity.DisasterRefused;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Disaster mode of a government, for who may declare it for a city at least. Each answer lists what goes on and what is over. */
@Path("v1/staff/disasters")
@ApplicationScoped
public class StaffDisastersResource {

    private static final int LONGEST_CODE = 21;

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private DisasterDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** The newest first, with what was said. */
    @Needs(Action.DECLARE_DISASTER)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return decided((actor, tenant) -> {});
    }

    /** Declares one. */
    @Needs(Action.DECLARE_DISASTER)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response declare(InputStream body) throws IOException {
        byte[] sent = body.readAllBytes();
        return decided((actor, tenant) -> {
            Fields fields = new Fields(StrictJson.read(sent), Set.of("kind", "areas", "hours", "reason"));
            @Nullable DisasterKind kind = fields.required("kind", fields.choice("kind", DisasterKind.class));
            List<String> areas = fields.texts("areas", LONGEST_CODE, DisasterDesk.MOST_AREAS);
            if (areas.isEmpty()) {
                fields.required("areas", null);
            } else if (!areas.stream().allMatch(AreaCode::isAreaCode)) {
                fields.mistake("areas", "not-known-here");
            }
            @Nullable Integer hours = hours(fields);
            @Nullable String reason = reason(fields);
            fields.check();
            desk.declare(
                    actor,
                    tenant,
                    Objects.requireNonNull(kind),
                    areas.stream().map(AreaCode::new).toList(),
                    Objects.requireNonNull(hours),
                    Objects.requireNonNull(reason));
        });
    }

    /** Lets one that goes on last longer. */
    @Needs(Action.DECLARE_DISASTER)
    @POST
    @Path("{disaster}/prolongation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response prolong(@PathParam("disaster") String disaster, InputStream body) throws IOException {
        byte[] sent = body.readAllBytes();
        return decided((actor, tenant) -> {
            Fields fields = new Fields(StrictJson.read(sent), Set.of("hours", "reason"));
            @Nullable Integer hours = hours(fields);
            @Nullable String reason = reason(fields);
            fields.check();
            desk.prolong(
                    actor,
                    tenant.id(),
                    id(actor, disaster),
                    Objects.requireNonNull(hours),
                    Objects.requireNonNull(reason));
        });
    }

    /** Ends one that goes on. */
    @Needs(Action.DECLARE_DISASTER)
    @POST
    @Path("{disaster}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response end(@PathParam("disaster") String disaster, InputStream body) throws IOException {
        byte[] sent = body.readAllBytes();
        return decided((actor, tenant) -> {
            Fields fields = new Fields(StrictJson.read(sent), Set.of("reason"));
            @Nullable String reason = reason(fields);
            fields.check();
            desk.end(actor, tenant.id(), id(actor, disaster), Objects.requireNonNull(reason));
        });
    }

    private static @Nullable Integer hours(Fields fields) {
        return fields.required("hours", fields.number("hours", 1, DisasterDesk.MOST_HOURS));
    }

    private static @Nullable String reason(Fields fields) {
        return fields.required("reason", fields.text("reason", DisasterDesk.LONGEST_REASON));
    }

    private UUID id(Actor actor, String text) {
        return TaskBody.id(text).orElseThrow(() -> door.unknown(actor, Action.DECLARE_DISASTER));
    }

    /** Somebody who may decide nothing in that government learns nothing of it. */
    private Response decided(BiConsumer<Actor, Tenant> decision) {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(domain);
        Actor actor = door.actor(request, response);
        if (DisasterDesk.grounds(actor, tenant).isEmpty()) {
            throw door.unknown(actor, Action.DECLARE_DISASTER);
        }
        try {
            decision.accept(actor, tenant);
        } catch (DisasterRefused e) {
            throw refusal(actor, e.why());
        }
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        desk.history(tenant.id()).forEach(each -> items.add(item(each, tenant)));
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    private RefusedRequest refusal(Actor actor, DisasterRefused.Why why) {
        return switch (why) {
            case NOT_YOURS, OVER -> door.unknown(actor, Action.DECLARE_DISASTER);
            case AREAS -> wrong("areas", "not-known-here");
            case HOURS -> wrong("hours", "not-later");
            case REASON -> wrong("reason", "missing");
            case ALREADY -> wrong("kind", "already-declared");
            case TOO_MANY -> wrong("kind", "too-many-disasters", Integer.toString(DisasterDesk.MOST_RUNNING));
        };
    }

    private static RefusedRequest wrong(String field, String key, String... arguments) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of(field, key, arguments)));
    }

    private static JsonObjectBuilder item(Disaster disaster, Tenant tenant) {
        JsonArrayBuilder areas = Speech.JSON.createArrayBuilder();
        disaster.areas().forEach(area -> areas.add(area.value()));
        JsonArrayBuilder lines = Speech.JSON.createArrayBuilder();
        disaster.history().forEach(line -> lines.add(line(line, tenant)));
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", disaster.id().toString())
                .add("kind", Fields.word(disaster.kind()))
                .add("areas", areas)
                .add(
                        "categories",
                        Speech.JSON.createArrayBuilder(disaster.kind().categories()))
                .add("running", disaster.running())
                .add("history", lines);
        Speech.time(item, "startedAt", disaster.startedAt(), tenant.zone());
        Speech.time(item, "endsAt", disaster.endsAt(), tenant.zone());
        return item;
    }

    private static JsonObjectBuilder line(DisasterLine line, Tenant tenant) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("step", Fields.word(line.step()))
                .add("saidBy", line.saidBy())
                .add("reason", line.reason());
        Speech.time(item, "saidAt", line.saidAt(), tenant.zone());
        Speech.time(item, "endsAt", line.endsAt(), tenant.zone());
        return item;
    }
}
