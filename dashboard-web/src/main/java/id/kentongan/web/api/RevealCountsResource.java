package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.reveal.boundary.RevealDesk;
import id.kentongan.core.reveal.entity.RevealCount;
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

/** How often it was opened who wrote a report: for everybody, since everybody's trust hangs on it. */
@Path("v1/reveals")
@ApplicationScoped
public class RevealCountsResource {

    @Inject
    private Towns towns;

    @Inject
    private RevealDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_REVEAL_COUNTS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("jurisdiction"));
        String jurisdiction = query.required("jurisdiction").orElse("");
        query.check();
        Tenant tenant = towns.byDomain(jurisdiction);
        JsonArrayBuilder months = Speech.JSON.createArrayBuilder();
        for (RevealCount count : desk.counts(tenant.id())) {
            months.add(Speech.JSON
                    .createObjectBuilder()
                    .add("month", count.month())
                    .add("requested", count.requested())
                    .add("approved", count.approved())
                    .add("refused", count.refused())
                    .add("waiting", count.waiting())
                    .add("read", count.read()));
        }
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder()
                        .add("jurisdiction", tenant.domain())
                        .add("items", months)
                        .build());
    }
}
