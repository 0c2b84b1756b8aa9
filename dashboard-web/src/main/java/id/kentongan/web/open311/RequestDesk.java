package id.kentongan.web.open311;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.intake.boundary.PublicEvent;
import id.kentongan.report.intake.boundary.PublicReport;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.entity.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers what became of reports: one, a list, the number behind a token. */
@ApplicationScoped
public class RequestDesk {

    private final Doorway door;
    private final PublicReports reports;
    private final AreaDirectory areas;

    @Inject
    public RequestDesk(Doorway door, PublicReports reports, AreaDirectory areas) {
        this.door = door;
        this.reports = reports;
        this.areas = areas;
    }

    /** For the container's proxy. */
    protected RequestDesk() {
        this.door = null;
        this.reports = null;
        this.areas = null;
    }

    /** Newest first. Numbers that are asked for by name override all other arguments; unknown ones are left out. */
    Document list(Parameters query, Texts texts) {
        Tenant tenant = door.jurisdiction(query);
        Set<String> numbers = ListArguments.list(query, "service_request_id", ReportQuery.MOST);
        if (!numbers.isEmpty()) {
            return print(reports.find(tenant.id(), numbers), query, tenant, texts);
        }
        Map<String, Category> categories = categories(tenant);
        return print(
                reports.list(ListArguments.read(query, tenant.id(), categories::containsKey)), query, tenant, texts);
    }

    /** The public state of one report; also alone it is a list of one. */
    Document request(Parameters query, String number, Texts texts) {
        Tenant tenant = door.jurisdiction(query);
        return print(List.of(find(tenant, number, "unknown-request")), query, tenant, texts);
    }

    /**
     * The number behind a token. A report is stored before its token is given, so the number is always there at once;
     * and every number is its own token, because clients ask with what they were given.
     */
    Document token(Parameters query, String token) {
        Tenant tenant = door.jurisdiction(query);
        String number = find(tenant, token, "unknown-token").ticket();
        return new Document(
                "service_requests",
                new Node.Items(
                        "request",
                        List.of(Node.fields().and("service_request_id", number).and("token", number))));
    }

    private PublicReport find(Tenant tenant, String number, String unknown) {
        return reports.find(tenant.id(), number)
                .orElseThrow(() -> new Refused(Refusal.unknown(unknown, Texts.quote(number))));
    }

    private Document print(List<PublicReport> found, Parameters query, Tenant tenant, Texts texts) {
        RequestPage page = new RequestPage(tenant, categories(tenant), areas, texts);
        if (!ListArguments.extended(query)) {
            return page.of(found);
        }
        Map<UUID, List<PublicEvent>> histories = reports.histories(
                tenant.id(), found.stream().map(PublicReport::id).toList());
        return page.of(found, histories);
    }

    private Map<String, Category> categories(Tenant tenant) {
        return reports.categories(tenant.id()).stream()
                .collect(Collectors.toMap(Category::code, Function.identity(), (first, second) -> first));
    }
}
