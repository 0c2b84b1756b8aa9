package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.feed.boundary.Feed;
import id.kentongan.report.feed.boundary.FeedItem;
import id.kentongan.report.feed.entity.FeedQuery;
import id.kentongan.report.intake.boundary.PublicReports;
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

/** The public feed: newest, nearest, of a kelurahan, most supported, with a tag. */
@Path("v1/feed")
@ApplicationScoped
public class FeedResource {

    @Inject
    private Towns towns;

    @Inject
    private Feed feed;

    @Inject
    private PublicReports reports;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page() {
        FeedWish wish = FeedWish.of(request.getQueryString());
        Tenant tenant = towns.byDomain(wish.jurisdiction());
        FeedQuery query = wish.query(tenant.id());
        Speech speech = Speech.of(headers);
        List<FeedItem> page = feed.page(query);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        page.stream().limit(wish.limit()).forEach(item -> items.add(describe(item, tenant, speech)));
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("view", FeedWish.word(query.view()))
                .add("items", items);
        Speech.text(answer, "next", wish.next(page, query));
        return speech.answer(answer.build());
    }

    private JsonObjectBuilder describe(FeedItem item, Tenant tenant, Speech speech) {
        String category = reports.categories(tenant.id()).stream()
                .filter(each -> each.code().equals(item.categoryCode()))
                .findFirst()
                .map(each -> speech.choose(each.nameId(), each.nameEn()))
                .orElse(item.categoryCode());
        JsonObjectBuilder entry = Speech.JSON
                .createObjectBuilder()
                .add("ticket", item.ticket())
                .add("status", Fields.word(item.status()))
                .add("open", item.status().open())
                .add(
                        "category",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", item.categoryCode())
                                .add("name", category))
                .add(
                        "area",
                        Speech.JSON
                                .createObjectBuilder()
                                .add("code", item.area().value())
                                .add("name", item.areaName()))
                .add(
                        "position",
                        Speech.JSON.createObjectBuilder().add("lat", item.lat()).add("lon", item.lon()))
                .add("approximate", item.approximate())
                .add("description", item.description())
                .add("supports", item.supports())
                .add("reports", item.reports())
                .add("comments", item.comments());
        Speech.text(entry, "address", item.address());
        Speech.time(entry, "receivedAt", item.receivedAt(), tenant.zone());
        Speech.time(entry, "updatedAt", item.updatedAt(), tenant.zone());
        return entry;
    }
}
