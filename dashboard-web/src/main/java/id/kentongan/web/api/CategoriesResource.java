package id.kentongan.web.api;

import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.PublicReports;
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

/** What one can report in a jurisdiction. */
@Path("v1/categories")
@ApplicationScoped
public class CategoriesResource {

    @Inject
    private Towns towns;

    @Inject
    private PublicReports reports;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String domain = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(domain);
        Speech speech = Speech.of(headers);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        for (Category category : reports.categories(tenant.id())) {
            items.add(Speech.JSON
                    .createObjectBuilder()
                    .add("code", category.code())
                    .add("name", speech.choose(category.nameId(), category.nameEn()))
                    .add("emergency", category.emergency())
                    .add("private", category.secret()));
        }
        return speech.answer(
                Speech.JSON.createObjectBuilder().add("items", items).build());
    }
}
