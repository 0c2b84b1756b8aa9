package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.RatingFigures;
import id.kentongan.report.aftercare.boundary.UnitRating;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** How content reporters are with the offices of a government. */
@Path("v1/ratings")
@ApplicationScoped
public class RatingsResource {

    @Inject
    private Towns towns;

    @Inject
    private RatingFigures figures;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String jurisdiction = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(jurisdiction);
        JsonArrayBuilder units = Speech.JSON.createArrayBuilder();
        for (UnitRating rating : figures.byUnit(tenant.id())) {
            units.add(Speech.JSON
                    .createObjectBuilder()
                    .add("unit", rating.unitName())
                    .add("ratings", rating.ratings())
                    .add("mean", BigDecimal.valueOf(rating.mean()).setScale(2, RoundingMode.HALF_UP)));
        }
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder()
                        .add("jurisdiction", tenant.domain())
                        .add("items", units)
                        .build());
    }
}
