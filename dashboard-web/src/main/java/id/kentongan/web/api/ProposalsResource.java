package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.followup.boundary.ProposalRow;
import id.kentongan.report.followup.boundary.ReportProposals;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What governments ask each other to take over, for who is signed in. */
@Path("v1/staff/proposals")
@ApplicationScoped
public class ProposalsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private AreaDirectory areas;

    @Inject
    private ReportProposals proposals;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** What the units of the actor are asked, and what they have asked others. */
    @Needs(Action.ANSWER_PROPOSAL)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder()
                        .add("waiting", items(proposals.waiting(actor)))
                        .add("sent", items(proposals.sent(actor)))
                        .build());
    }

    private JsonArrayBuilder items(List<ProposalRow> rows) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        rows.forEach(row -> items.add(StaffProposalsResource.item(row, zone(row))));
        return items;
    }

    private ZoneId zone(ProposalRow row) {
        return areas.tenant(row.tenantId()).map(Tenant::zone).orElse(ZoneOffset.UTC);
    }
}
