package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Concerns;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.IdempotencyKeyReused;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.OutsideJurisdiction;
import id.kentongan.report.intake.boundary.PublicReport;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.intake.boundary.UnknownCategory;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.KeyLimit;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports: file one, read what is public of them. */
@Path("v1/reports")
@ApplicationScoped
public class ReportsResource {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    @Inject
    private Towns towns;

    @Inject
    private ApiKeys keys;

    @Inject
    private KeyLimit limit;

    @Inject
    private ReportIntake intake;

    @Inject
    private PublicReports reports;

    @Inject
    private Concerns concerns;

    @Context
    private UriInfo uri;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.FILE_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response file(InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        String key = apiKey().orElseThrow(() -> RefusedRequest.of(ProblemType.KEY_MISSING));
        Optional<String> idempotencyKey = idempotencyKey();
        requireUtf8();
        NewReportBody wanted = NewReportBody.of(StrictJson.read(body.readAllBytes()));
        Tenant tenant = towns.byDomain(wanted.jurisdiction());
        if (!keys.valid(key, tenant.id())) {
            throw RefusedRequest.of(ProblemType.KEY_NOT_VALID);
        }
        limit.countFiling(key);
        Receipt receipt = file(wanted, tenant, idempotencyKey.map(text -> IdempotencyKey.of(key, text)));
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .location(uri.getAbsolutePathBuilder().path(receipt.ticket()).build())
                .entity(describe(receipt, wanted, tenant).toString())
                .build();
    }

    private Receipt file(NewReportBody wanted, Tenant tenant, Optional<IdempotencyKey> key) {
        NewReport report = new NewReport(
                tenant,
                wanted.category(),
                wanted.lat(),
                wanted.lon(),
                wanted.address(),
                wanted.description(),
                Channel.API,
                wanted.attributes(),
                wanted.reporter());
        try {
            return key.isEmpty() ? intake.file(report) : intake.file(report, key.get());
        } catch (UnknownCategory e) {
            throw RefusedRequest.of(ProblemType.UNKNOWN_CATEGORY, Quote.of(wanted.category()));
        } catch (InvalidAnswers e) {
            throw RefusedRequest.of(
                    ProblemType.INVALID_FIELDS,
                    e.answers().stream().map(NewReportBody::mistake).toList());
        } catch (IdempotencyKeyReused e) {
            throw RefusedRequest.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
        } catch (OutsideJurisdiction e) {
            throw RefusedRequest.of(ProblemType.OUTSIDE_JURISDICTION, tenant.name())
                    .with(
                            "jurisdiction",
                            e.placement().other().map(Tenant::domain).orElse(null));
        }
    }

    /** Says only what never changes again: a repeat with the same key gets the same bytes. */
    private static JsonObject describe(Receipt receipt, NewReportBody wanted, Tenant tenant) {
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("ticket", receipt.ticket());
        Speech.text(answer, "trackingCode", receipt.trackingCode());
        answer.add("jurisdiction", tenant.domain()).add("category", wanted.category());
        Speech.time(answer, "receivedAt", receipt.receivedAt(), tenant.zone());
        Speech.time(answer, "expectedAt", receipt.expectedAt(), tenant.zone());
        Placement.Found place = receipt.place();
        return answer.add("place", PlacesResource.place(place)).build();
    }

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        ListWish wish = ListWish.of(request.getQueryString());
        Tenant tenant = towns.byDomain(wish.jurisdiction());
        Speech speech = Speech.of(headers);
        List<PublicReport> page = reports.list(wish.query(tenant.id()));
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        List<PublicReport> shown = page.stream().limit(wish.limit()).toList();
        Map<UUID, Integer> supports = supports(tenant, shown);
        shown.forEach(report -> items.add(describe(report, supports, tenant, speech)));
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("items", items);
        Speech.text(answer, "next", wish.next(page));
        return speech.answer(answer.build());
    }

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Path("{ticket}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(ReportsResource::unknown);
        PublicReport report = reports.find(tenant.id(), ticket).orElseThrow(ReportsResource::unknown);
        Speech speech = Speech.of(headers);
        return speech.answer(describe(report, supports(tenant, List.of(report)), tenant, speech)
                .build());
    }

    private Map<UUID, Integer> supports(Tenant tenant, List<PublicReport> shown) {
        return concerns.supports(
                tenant.id(), shown.stream().map(PublicReport::id).toList());
    }

    private JsonObjectBuilder describe(PublicReport report, Map<UUID, Integer> supports, Tenant tenant, Speech speech) {
        String category = reports.categories(tenant.id()).stream()
                .filter(each -> each.code().equals(report.categoryCode()))
                .findFirst()
                .map(each -> speech.choose(each.nameId(), each.nameEn()))
                .orElse(report.categoryCode());
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("ticket", report.ticket())
                .add("jurisdiction", tenant.domain())
                .add("status", report.status().name().toLowerCase(Locale.ROOT))
                .add("open", report.status().open())
                .add(
                        "category",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", report.categoryCode())
                                .add("name", category))
                .add(
                        "area",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", report.area().value())
                                .add("name", report.areaName()))
                .add("approximate", report.approximate())
                .add("verified", report.verified())
                .add("supports", supports.getOrDefault(report.id(), 0));
        Speech.time(answer, "receivedAt", report.receivedAt(), tenant.zone());
        Speech.time(answer, "updatedAt", report.updatedAt(), tenant.zone());
        Speech.time(answer, "expectedAt", report.expectedAt(), tenant.zone());
        if (report.lat() == null || report.lon() == null) {
            answer.addNull("position");
        } else {
            answer.add(
                    "position",
                    Speech.JSON.createObjectBuilder().add("lat", report.lat()).add("lon", report.lon()));
        }
        Speech.text(answer, "address", report.address());
        Speech.text(answer, "description", report.description());
        return answer;
    }

    private static RefusedRequest unknown() {
        return RefusedRequest.of(ProblemType.NOT_FOUND);
    }

    /** {@code Authorization: Bearer} or {@code X-Api-Key}. */
    private Optional<String> apiKey() {
        @Nullable String bearer = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(bearer.substring(7).strip()).filter(key -> !key.isEmpty());
        }
        return Optional.ofNullable(headers.getHeaderString("X-Api-Key"))
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }

    private Optional<String> idempotencyKey() {
        @Nullable List<String> sent = headers.getRequestHeader("Idempotency-Key");
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.size() > 1 || !IDEMPOTENCY_KEY.matcher(sent.get(0)).matches()) {
            throw RefusedRequest.of(ProblemType.INVALID_IDEMPOTENCY_KEY);
        }
        return Optional.of(sent.get(0));
    }

    /** Without a type JAX-RS would take anything. */
    private void requireUtf8() {
        @Nullable MediaType type = headers.getMediaType();
        String charset = type == null
                ? "none"
                : type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, StandardCharsets.UTF_8.name());
        if (!charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw RefusedRequest.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
