package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.verification.Effect;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.entity.verification.RulesText;
import id.kentongan.report.entity.verification.VerificationRules;
import id.kentongan.report.verification.boundary.VerificationRulesDesk;
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
import jakarta.json.JsonString;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a government has its reports verified. */
@Path("v1/staff/verification/rules")
@ApplicationScoped
public class StaffVerificationRulesResource {

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
    private VerificationRulesDesk desk;

    /** What is in force, and what was before. */
    @Needs(Action.CHANGE_VERIFICATION_RULES)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response state() {
        Actor actor = door.actor(request, response);
        return of(actor, tenant -> desk.state(actor, tenant.id()));
    }

    /** Puts rules in force as a whole. */
    @Needs(Action.CHANGE_VERIFICATION_RULES)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response publish(InputStream body) throws IOException {
        Actor actor = door.actor(request, response);
        JsonObject sent = StrictJson.read(body.readAllBytes(), MOST_VALUES);
        Fields fields = new Fields(
                sent,
                Set.of("version", "automatic", "quorum", "termAmount", "termMeasure", "effects", "words", "note"));
        @Nullable Integer version = fields.required("version", fields.version("version"));
        @Nullable String note = fields.text("note", VerificationRulesDesk.LONGEST_NOTE);
        Term.Measure measure = fields.choice("termMeasure", Term.Measure.class);
        fields.check();
        StaffBody numbers = new StaffBody(sent);
        int quorum = numbers.number("quorum", VerificationRules.MOST_QUORUM);
        @Nullable
        Term term = measure == null
                ? null
                : new Term(Math.max(1, numbers.number("termAmount", VerificationRules.LONGEST_TERM)), measure);
        VerificationRules rules = new VerificationRules(
                Objects.requireNonNull(version),
                sent.get("automatic") == JsonValue.TRUE,
                Math.max(1, quorum),
                term,
                effects(sent),
                words(sent));
        return of(actor, tenant -> desk.publish(actor, tenant.id(), rules, note));
    }

    private static Map<Flag, Effect> effects(JsonObject sent) {
        Map<Flag, Effect> effects = new EnumMap<>(Flag.class);
        if (sent.get("effects") instanceof JsonObject named) {
            Fields fields = new Fields(
                    named,
                    Set.copyOf(List.of(Flag.values()).stream().map(Fields::word).toList()));
            for (Flag flag : Flag.values()) {
                Effect effect = fields.choice(Fields.word(flag), Effect.class);
                if (effect != null) {
                    effects.put(flag, effect);
                }
            }
            fields.check();
        }
        return effects;
    }

    private static List<String> words(JsonObject sent) {
        List<String> words = new ArrayList<>();
        if (sent.get("words") instanceof JsonArray named) {
            if (named.size() > VerificationRules.MOST_WORDS) {
                throw refused("words", "too-many", VerificationRules.MOST_WORDS);
            }
            for (JsonValue value : named) {
                String word = value instanceof JsonString text
                        ? text.getString().strip().toLowerCase(Locale.ROOT)
                        : "";
                if (word.isEmpty() || word.length() > VerificationRules.LONGEST_WORD) {
                    throw refused("words", "too-long", VerificationRules.LONGEST_WORD);
                }
                words.add(word);
            }
        }
        return words;
    }

    private static RefusedRequest refused(String name, String key, int bound) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(Mistake.of(name, key, Integer.toString(bound))));
    }

    private Response of(Actor actor, Function<Tenant, Editions<VerificationRules>> work) {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(domain);
        try {
            return answer(work.apply(tenant), tenant);
        } catch (NotPermitted e) {
            throw door.unknown(actor, Action.CHANGE_VERIFICATION_RULES);
        } catch (ChangedMeanwhile e) {
            throw RefusedRequest.of(
                    ProblemType.CHANGED_MEANWHILE, e.by() == null ? "-" : e.by(), Speech.time(e.at(), tenant.zone()));
        }
    }

    private Response answer(Editions<VerificationRules> state, Tenant tenant) {
        JsonArrayBuilder history = Speech.JSON.createArrayBuilder();
        state.history().forEach(version -> {
            JsonObjectBuilder line = Speech.JSON.createObjectBuilder().add("version", version.number());
            Speech.time(line, "at", version.at(), tenant.zone());
            Speech.text(line, "by", version.by());
            Speech.text(line, "note", version.note());
            history.add(line);
        });
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder(RulesText.write(state.current()))
                        .add("jurisdiction", tenant.domain())
                        .add("version", state.version())
                        .add("history", history)
                        .build());
    }
}
