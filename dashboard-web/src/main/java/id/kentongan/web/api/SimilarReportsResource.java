package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.duplicate.boundary.SimilarReport;
import id.kentongan.report.duplicate.boundary.SimilarReports;
import id.kentongan.report.duplicate.entity.Likeness;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is known already about the thing that somebody is about to report. */
@Path("v1/reports/similar")
@ApplicationScoped
public class SimilarReportsResource {

    /** Nobody needs a distance to the metre. */
    private static final int ROUNDED = 10;

    @Inject
    private Towns towns;

    @Inject
    private PublicReports reports;

    @Inject
    private SimilarReports similar;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response find() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction", "lat", "lon", "category", "text"));
        String jurisdiction = query.required("jurisdiction").orElse("");
        double lat = query.degrees("lat", 90);
        double lon = query.degrees("lon", 180);
        String category = query.required("category").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(jurisdiction);
        List<Category> categories = reports.categories(tenant.id());
        if (categories.stream().noneMatch(each -> each.code().equals(category))) {
            throw RefusedRequest.of(ProblemType.UNKNOWN_CATEGORY, Quote.of(category));
        }
        Speech speech = Speech.of(headers);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        similar.known(tenant.id(), lat, lon, category, query.text("text").orElse(""))
                .forEach(each -> items.add(describe(each, tenant, categories, speech)));
        return speech.answer(
                Speech.JSON.createObjectBuilder().add("items", items).build());
    }

    private static JsonObjectBuilder describe(
            SimilarReport report, Tenant tenant, List<Category> categories, Speech speech) {
        String name = categories.stream()
                .filter(each -> each.code().equals(report.categoryCode()))
                .findFirst()
                .map(each -> speech.choose(each.nameId(), each.nameEn()))
                .orElse(report.categoryCode());
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("ticket", report.ticket())
                .add("status", report.status().name().toLowerCase(Locale.ROOT))
                .add(
                        "category",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", report.categoryCode())
                                .add("name", name));
        Speech.time(answer, "receivedAt", report.receivedAt(), tenant.zone());
        return answer.add("distanceMetres", rounded(report.likeness()))
                .add("reason", reason(report.likeness(), speech));
    }

    private static int rounded(Likeness likeness) {
        return (int) Math.round(likeness.metres() / ROUNDED) * ROUNDED;
    }

    /** Such as: about 120 metres away, same category, 35 minutes earlier, says almost the same. */
    private static String reason(Likeness likeness, Speech speech) {
        return String.join(
                ", ",
                speech.text("similar.distance", Integer.toString(rounded(likeness))),
                speech.text("similar.kinship." + word(likeness.kinship())),
                earlier(likeness.apart(), speech),
                speech.text("similar.wording." + word(likeness.wording())));
    }

    private static String earlier(Duration apart, Speech speech) {
        Duration since = apart.abs();
        if (since.toHours() < 2) {
            return speech.text("similar.minutes", Long.toString(since.toMinutes()));
        }
        return since.toDays() < 2
                ? speech.text("similar.hours", Long.toString(since.toHours()))
                : speech.text("similar.days", Long.toString(since.toDays()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
