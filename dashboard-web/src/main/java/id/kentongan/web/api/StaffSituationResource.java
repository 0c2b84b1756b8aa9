package id.kentongan.web.api;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.disaster.boundary.DisasterDesk;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.situation.boundary.Alarm;
import id.kentongan.report.situation.boundary.Emergency;
import id.kentongan.report.situation.boundary.Situation;
import id.kentongan.report.situation.boundary.Situations;
import id.kentongan.report.situation.boundary.TierCount;
import id.kentongan.web.access.Needs;
import id.kentongan.web.alert.view.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How things stand, for the screens of control rooms: asked again and again, and answered in full only when it changed. */
@Path("v1/staff/situation")
@ApplicationScoped
public class StaffSituationResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Situations situations;

    @Inject
    private PublicReports reports;

    @Inject
    private AreaDirectory areas;

    @Inject
    private DisasterDesk disasters;

    @Context
    private HttpServletRequest servlet;

    @Context
    private HttpServletResponse response;

    @Context
    private Request request;

    @Context
    private HttpHeaders headers;

    /** Where the reader may read reports, and at the reader's own units; nothing at all for others. */
    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response now() {
        new Query(servlet.getQueryString(), Set.of()).check();
        Actor actor = door.actor(servlet, response);
        Speech speech = Speech.of(headers);
        JsonObject body = new Page(speech).of(situations.now(actor), running(actor));
        return speech.answer(body, request);
    }

    /** What goes on where the reader may read reports, and at the reader's own governments. */
    private List<Disaster> running(Actor actor) {
        return Stream.concat(
                        actor.posts().stream().map(Post::tenantId),
                        Access.groundOf(actor, Action.READ_REPORT).stream().map(Ground::tenantId))
                .distinct()
                .flatMap(tenant -> disasters.running(tenant).stream())
                .toList();
    }

    /** One answer: names of categories and clocks of governments are looked up once. */
    private final class Page {

        private final Speech speech;
        private final Map<Integer, Map<String, String>> categories = new HashMap<>();

        Page(Speech speech) {
            this.speech = speech;
        }

        JsonObject of(Situation situation, List<Disaster> running) {
            JsonArrayBuilder disasters = Speech.JSON.createArrayBuilder();
            running.forEach(disaster -> disasters.add(disaster(disaster)));
            JsonArrayBuilder tiers = Speech.JSON.createArrayBuilder();
            situation.tiers().forEach(tier -> tiers.add(tier(tier)));
            JsonArrayBuilder alarms = Speech.JSON.createArrayBuilder();
            situation.alarms().forEach(alarm -> alarms.add(alarm(alarm)));
            JsonArrayBuilder emergencies = Speech.JSON.createArrayBuilder();
            situation.emergencies().forEach(emergency -> emergencies.add(emergency(emergency)));
            return Speech.JSON
                    .createObjectBuilder()
                    .add("disasters", disasters)
                    .add("tiers", tiers)
                    .add("capped", situation.capped())
                    .add("alarms", alarms)
                    .add("emergencies", emergencies)
                    .add("moreEmergencies", situation.moreEmergencies())
                    .build();
        }

        private JsonObjectBuilder disaster(Disaster disaster) {
            JsonArrayBuilder codes = Speech.JSON.createArrayBuilder();
            JsonArrayBuilder names = Speech.JSON.createArrayBuilder();
            disaster.areas().forEach(area -> {
                codes.add(area.value());
                names.add(areas.path(area).stream().findFirst().orElse(area.value()));
            });
            JsonObjectBuilder item = Speech.JSON
                    .createObjectBuilder()
                    .add("id", disaster.id().toString())
                    .add("kind", Fields.word(disaster.kind()))
                    .add("areas", codes)
                    .add("places", names)
                    .add(
                            "categories",
                            Speech.JSON.createArrayBuilder(disaster.kind().categories()));
            Speech.time(item, "endsAt", disaster.endsAt(), zone(disaster.tenantId()));
            return item;
        }

        private JsonObjectBuilder tier(TierCount count) {
            return Speech.JSON
                    .createObjectBuilder()
                    .add("tier", Fields.word(count.tier()))
                    .add("open", count.open())
                    .add("overdue", count.overdue())
                    .add("emergencies", count.emergencies());
        }

        private JsonObjectBuilder alarm(Alarm alarm) {
            JsonObjectBuilder item = Speech.JSON
                    .createObjectBuilder()
                    .add("id", alarm.id().toString())
                    .add("reference", alarm.reference())
                    .add("address", Reference.address(alarm.tenantId(), alarm.reference()))
                    .add("kind", Fields.word(alarm.kind()))
                    .add("tier", Fields.word(alarm.tier()))
                    .add("unit", alarm.unit())
                    .add("category", category(alarm.tenantId(), alarm.topic()))
                    .add("area", alarm.area().value())
                    .add("place", alarm.place())
                    .add("accepted", alarm.accepted());
            Speech.time(item, "raisedAt", alarm.raisedAt(), zone(alarm.tenantId()));
            return item;
        }

        private JsonObjectBuilder emergency(Emergency emergency) {
            JsonObjectBuilder item = Speech.JSON
                    .createObjectBuilder()
                    .add("ticket", emergency.ticket())
                    .add("address", Reference.address(emergency.tenantId(), emergency.ticket()))
                    .add("category", category(emergency.tenantId(), emergency.topic()))
                    .add("area", emergency.area().value())
                    .add("place", emergency.place())
                    .add("tier", Fields.word(emergency.tier()))
                    .add("accepted", emergency.accepted());
            Speech.time(item, "openedAt", emergency.openedAt(), zone(emergency.tenantId()));
            Speech.time(item, "dueAt", emergency.dueAt(), zone(emergency.tenantId()));
            return item;
        }

        private String category(int tenantId, String code) {
            return categories.computeIfAbsent(tenantId, this::names).getOrDefault(code, code);
        }

        private Map<String, String> names(int tenantId) {
            Map<String, String> names = new HashMap<>();
            for (Category category : reports.categories(tenantId)) {
                names.put(category.code(), speech.choose(category.nameId(), category.nameEn()));
            }
            return names;
        }
    }

    private ZoneId zone(int tenantId) {
        return areas.tenant(tenantId).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
