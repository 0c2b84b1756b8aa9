package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
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
import java.util.Set;

/** The governments that take reports here. */
@Path("v1/jurisdictions")
@ApplicationScoped
public class JurisdictionsResource {

    @Inject
    private AreaDirectory areas;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_REFERENCE)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        new Query(request.getQueryString(), Set.of()).check();
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        for (Tenant tenant : areas.tenants()) {
            items.add(Speech.JSON
                    .createObjectBuilder()
                    .add("id", tenant.domain())
                    .add("name", tenant.name())
                    .add("ticketPrefix", tenant.code())
                    .add("areaCode", tenant.area().value())
                    .add("timeZone", tenant.zone().getId())
                    .add("approximate", areas.approximate(tenant)));
        }
        return Speech.of(headers)
                .answer(Speech.JSON.createObjectBuilder().add("items", items).build());
    }
}
