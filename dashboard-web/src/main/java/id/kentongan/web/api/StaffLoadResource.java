package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.followup.boundary.OfficerLoad;
import id.kentongan.report.followup.boundary.UnitLoad;
import id.kentongan.report.followup.boundary.Workload;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who has how much to do, for heads. */
@Path("v1/staff/load")
@ApplicationScoped
public class StaffLoadResource {

    @Inject
    private StaffDoor door;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Workload workload;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** The units of the reader and those below, most open work first; none for who is no head. */
    @Needs(Action.READ_LOAD)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response units() {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        workload.units(actor).forEach(load -> items.add(item(load)));
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    /** The officers of one of them. */
    @Needs(Action.READ_LOAD)
    @GET
    @Path("{unit}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response officers(@PathParam("unit") String unit) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Optional<UUID> id = TaskBody.id(unit);
        List<OfficerLoad> officers = id.flatMap(found -> workload.officers(actor, found))
                .orElseThrow(() -> door.unknown(actor, Action.READ_LOAD));
        ZoneId zone = zone(actor);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        for (OfficerLoad load : officers) {
            JsonObjectBuilder item = Speech.JSON
                    .createObjectBuilder()
                    .add("id", load.id().toString())
                    .add("name", load.name())
                    .add("open", load.open())
                    .add("overdue", load.overdue())
                    .add("unanswered", load.unanswered());
            Speech.time(item, "oldestAt", load.oldestAt(), zone);
            items.add(item);
        }
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    private JsonObjectBuilder item(UnitLoad load) {
        Unit unit = load.unit();
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", unit.id().toString())
                .add("name", unit.name())
                .add("tier", Fields.word(unit.tier()))
                .add("open", load.open())
                .add("overdue", load.overdue())
                .add("assigned", load.assigned())
                .add("unanswered", load.unanswered())
                .add("unaccepted", load.unaccepted());
        Speech.time(
                item,
                "oldestAt",
                load.oldestAt(),
                areas.tenant(unit.tenantId()).map(Tenant::zone).orElse(ZoneOffset.UTC));
        return item;
    }

    private ZoneId zone(Actor actor) {
        return actor.posts().stream()
                .findFirst()
                .flatMap(post -> areas.tenant(post.tenantId()))
                .map(Tenant::zone)
                .orElse(ZoneOffset.UTC);
    }
}
