package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.map.boundary.MapSheets;
import id.kentongan.core.map.entity.AreaShape;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Detail;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/** What areas look like, for maps. The same for everybody, so browsers may keep it and ask again whether it changed. */
@Path("v1/areas/shapes")
@ApplicationScoped
public class AreaShapesResource {

    /** More than a screen shows. */
    static final int MOST = 600;

    private static final String KEEP = "public, max-age=3600";

    @Inject
    private MapSheets sheets;

    @Context
    private HttpServletRequest servlet;

    @Context
    private Request request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_REFERENCE)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(servlet.getQueryString(), Set.of("bbox", "zoom"));
        Optional<Box> box = query.box("bbox");
        int zoom = query.number("zoom", StaffMapResource.STANDARD_ZOOM, 3, 19);
        query.check();
        EntityTag version = new EntityTag(sheets.version(), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(version);
        if (unchanged != null) {
            return unchanged.header(HttpHeaders.CACHE_CONTROL, KEEP).build();
        }
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        sheets.shapes(box.orElseThrow(), zoom, MOST).forEach(shape -> items.add(item(shape)));
        return Response.fromResponse(Speech.of(headers)
                        .answer(Speech.JSON
                                .createObjectBuilder()
                                .add("level", Fields.word(Detail.of(zoom).level()))
                                .add("items", items)
                                .build()))
                .tag(version)
                .header(HttpHeaders.CACHE_CONTROL, KEEP)
                .build();
    }

    private static JsonObjectBuilder item(AreaShape shape) {
        JsonArrayBuilder polygons = Speech.JSON.createArrayBuilder();
        shape.polygons().forEach(rings -> polygons.add(Speech.JSON.createArrayBuilder(rings)));
        return Speech.JSON
                .createObjectBuilder()
                .add("code", shape.code().value())
                .add("name", shape.name())
                .add(
                        "squareKilometres",
                        BigDecimal.valueOf(shape.squareKilometres()).setScale(2, RoundingMode.HALF_UP))
                .add("approximate", shape.approximate())
                .add("polygons", polygons);
    }
}
