package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which kelurahan answers for a place, and why that one. */
@Path("v1/places")
@ApplicationScoped
public class PlacesResource {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Towns towns;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    /** Asked without a jurisdiction, it finds out whose the place is. */
    @Needs(Action.READ_REFERENCE)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response locate() {
        Query query = new Query(request.getQueryString(), Set.of("lat", "lon", "jurisdiction"));
        double lat = query.degrees("lat", 90);
        double lon = query.degrees("lon", 180);
        query.check();
        Optional<Tenant> asked = query.text("jurisdiction").map(towns::byDomain);
        Speech speech = Speech.of(headers);
        Tenant tenant = asked.orElseGet(() -> areas.tenants().get(0));
        Placement placement = areas.locate(tenant, lat, lon);
        if (asked.isEmpty()
                && placement instanceof Placement.Outside outside
                && outside.other().isPresent()) {
            tenant = outside.other().get();
            placement = areas.locate(tenant, lat, lon);
        }
        return speech.answer(
                describe(placement, tenant, asked.isPresent(), speech).build());
    }

    private JsonObjectBuilder describe(Placement placement, Tenant tenant, boolean asked, Speech speech) {
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("found", placement instanceof Placement.Found)
                .add("approximate", placement.approximate());
        if (placement instanceof Placement.Found found) {
            return answer.add("jurisdiction", jurisdiction(tenant))
                    .add("place", place(found))
                    .add("explanation", explain(found, speech));
        }
        Placement.Outside outside = (Placement.Outside) placement;
        if (outside.other().isPresent()) {
            Tenant other = outside.other().get();
            return answer.add("jurisdiction", jurisdiction(other))
                    .addNull("place")
                    .add("explanation", speech.text("place.other", tenant.name(), other.name(), other.domain()));
        }
        answer.addNull("jurisdiction").addNull("place");
        if (asked && outside.nearest().isPresent() && outside.nearestMetres().isPresent()) {
            return answer.add(
                    "explanation",
                    speech.text(
                            "place.near",
                            tenant.name(),
                            Integer.toString(outside.nearestMetres().getAsInt()),
                            name(outside.nearest().get())));
        }
        return answer.add("explanation", speech.text("place.nobody"));
    }

    static JsonObjectBuilder place(Placement.Found found) {
        JsonArrayBuilder path = Speech.JSON.createArrayBuilder();
        found.path().forEach(path::add);
        JsonObjectBuilder place = Speech.JSON
                .createObjectBuilder()
                .add("areaCode", found.area().value())
                .add("name", found.name())
                .add("path", path)
                .add("rule", found.rule().name().toLowerCase(Locale.ROOT))
                .add("borderMetres", found.borderMetres());
        Speech.text(
                place, "neighbourCode", found.neighbour().map(AreaCode::value).orElse(null));
        return place.add("approximate", found.approximate());
    }

    private static JsonObjectBuilder jurisdiction(Tenant tenant) {
        return Speech.JSON.createObjectBuilder().add("id", tenant.domain()).add("name", tenant.name());
    }

    private String explain(Placement.Found found, Speech speech) {
        return speech.text(
                "place." + found.rule().name().toLowerCase(Locale.ROOT),
                found.name(),
                Integer.toString(found.borderMetres()),
                found.neighbour().map(this::name).orElse("-"));
    }

    private String name(AreaCode code) {
        List<String> path = areas.path(code);
        return path.isEmpty() ? code.value() : path.get(0);
    }
}
