package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.routing.InvalidRules;
import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RoutingRules;
import id.kentongan.report.entity.routing.RuleFlaw;
import id.kentongan.report.entity.routing.RuleText;
import id.kentongan.report.routing.boundary.RoutingDesk;
import id.kentongan.report.routing.entity.Simulation;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of who gets a report, for who administers a government. */
@Path("v1/staff/routing")
@ApplicationScoped
public class StaffRoutingResource {

    /** Rules are many small words. */
    private static final int MOST_VALUES = 2_000;

    private static final int USUAL_TRIAL = 500;

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private RoutingDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** What is in force, what is drafted, what was in force before. */
    @Needs(Action.READ_ROUTING)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response state() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        return of(
                door.actor(request, response),
                query,
                Action.READ_ROUTING,
                (actor, tenant) -> state(desk.state(actor, tenant.id()), tenant));
    }

    /** Saves the draft. */
    @Needs(Action.CHANGE_ROUTING)
    @POST
    @Path("draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response draft(InputStream body) throws IOException {
        Actor caller = door.actor(request, response);
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        JsonObject sent = StrictJson.read(body.readAllBytes(), MOST_VALUES);
        StaffBody fields = StaffBody.of(sent, "revision", "base", "rules");
        int revision = fields.number("revision", Integer.MAX_VALUE);
        @Nullable Integer base = sent.containsKey("base") ? fields.number("base", Integer.MAX_VALUE) : null;
        if (!(sent.get("rules") instanceof JsonArray rules)) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of("rules", "missing")));
        }
        return of(
                caller,
                query,
                Action.CHANGE_ROUTING,
                (actor, tenant) -> state(
                        base == null
                                ? desk.draft(actor, tenant.id(), revision, RuleText.read(rules))
                                : desk.draft(actor, tenant.id(), revision, base, RuleText.read(rules)),
                        tenant));
    }

    /** What the draft would have done with the newest reports. */
    @Needs(Action.READ_ROUTING)
    @GET
    @Path("simulation")
    @Produces(MediaType.APPLICATION_JSON)
    public Response simulation() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction", "reports"));
        int reports = query.number("reports", USUAL_TRIAL, 1, RoutingDesk.MOST_TRIED);
        return of(
                door.actor(request, response),
                query,
                Action.READ_ROUTING,
                (actor, tenant) -> simulation(desk.simulate(actor, tenant.id(), reports)));
    }

    /** Puts the draft in force, or an earlier version again. */
    @Needs(Action.CHANGE_ROUTING)
    @POST
    @Path("versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response publish(InputStream body) throws IOException {
        Actor caller = door.actor(request, response);
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        JsonObject sent = StrictJson.read(body.readAllBytes());
        StaffBody fields = StaffBody.of(sent, "revision", "version", "note");
        @Nullable String note = fields.text("note", RoutingDesk.LONGEST_NOTE);
        boolean again = sent.containsKey("version");
        if (again && sent.containsKey("revision")) {
            throw RefusedRequest.of(
                    ProblemType.INVALID_FIELDS, List.of(Mistake.of("version", "either-or", "revision")));
        }
        int number = fields.number(again ? "version" : "revision", Integer.MAX_VALUE);
        return of(
                caller,
                query,
                Action.CHANGE_ROUTING,
                (actor, tenant) -> state(
                        again
                                ? desk.restore(actor, tenant.id(), number, note)
                                : desk.publish(actor, tenant.id(), number, note),
                        tenant));
    }

    /** What is answered for an actor and a jurisdiction. */
    private interface Work {
        JsonObject of(Actor actor, Tenant tenant);
    }

    private Response of(Actor actor, Query query, Action action, Work work) {
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(domain);
        try {
            return Speech.of(headers).answer(work.of(actor, tenant));
        } catch (NotPermitted e) {
            throw door.unknown(actor, action);
        } catch (ChangedMeanwhile e) {
            throw RefusedRequest.of(
                    ProblemType.CHANGED_MEANWHILE, e.by() == null ? "-" : e.by(), Speech.time(e.at(), tenant.zone()));
        } catch (InvalidRules e) {
            throw RefusedRequest.of(
                    ProblemType.INVALID_FIELDS,
                    e.flaws().stream().map(StaffRoutingResource::mistake).toList());
        }
    }

    private static Mistake mistake(RuleFlaw flaw) {
        String rule = flaw.rule() == 0 ? "rules" : "rules[" + flaw.rule() + "]";
        String name = flaw.rule() == 0 || flaw.field().isEmpty() ? rule : rule + "." + Quote.of(flaw.field());
        return Mistake.of(
                name, "rule." + flaw.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), Quote.of(flaw.what()));
    }

    private static JsonObject state(Editions<List<RoutingRule>> state, Tenant tenant) {
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("jurisdiction", tenant.domain())
                .add("version", state.version())
                .add("rules", RuleText.write(state.current()))
                .add("revision", state.revision())
                .add("base", state.base() == null ? JsonValue.NULL : Json.createValue(state.base()))
                .add("draft", state.draft() == null ? JsonValue.NULL : RuleText.write(state.draft()))
                .add("mostRules", RoutingRules.MOST_RULES);
        return answer.add("history", array(state.history(), version -> {
                    JsonObjectBuilder line = Speech.JSON
                            .createObjectBuilder()
                            .add("version", version.number())
                            .add("rules", version.size());
                    Speech.time(line, "at", version.at(), tenant.zone());
                    Speech.text(line, "by", version.by());
                    Speech.text(line, "note", version.note());
                    return line;
                }))
                .build();
    }

    private static JsonObject simulation(Simulation trial) {
        return Speech.JSON
                .createObjectBuilder()
                .add("tried", trial.tried())
                .add("changed", trial.changed())
                .add(
                        "units",
                        array(
                                trial.units(),
                                unit -> Speech.JSON
                                        .createObjectBuilder()
                                        .add("unit", unit.unit())
                                        .add("before", unit.before())
                                        .add("after", unit.after())))
                .add("sample", array(trial.sample(), change -> {
                    JsonObjectBuilder line = Speech.JSON
                            .createObjectBuilder()
                            .add("ticket", change.ticket())
                            .add("category", change.category())
                            .add("area", change.area().value())
                            .add("before", change.before())
                            .add("after", change.after())
                            .add("rule", change.rule());
                    Speech.text(line, "ruleName", change.ruleName());
                    return line;
                }))
                .build();
    }

    private static <T> JsonArrayBuilder array(List<T> things, Function<T, JsonObjectBuilder> line) {
        JsonArrayBuilder array = Speech.JSON.createArrayBuilder();
        things.forEach(thing -> array.add(line.apply(thing)));
        return array;
    }
}
