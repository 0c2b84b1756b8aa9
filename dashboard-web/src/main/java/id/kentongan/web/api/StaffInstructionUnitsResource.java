package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.boundary.Instructions;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.RefusedRequest.Mistake;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whom one can instruct, and in the name of which unit. */
@Path("v1/staff/instruction-units")
@ApplicationScoped
public class StaffInstructionUnitsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Instructions instructions;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** Those whose name or area matches, for the unit that instructs. */
    @Needs(Action.ISSUE_INSTRUCTION)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("from", "text"));
        Optional<String> from = query.text("from");
        if (from.isPresent() && !Fields.isId(from.get())) {
            query.mistake(Mistake.of("from", "not-an-id"));
        }
        query.check();
        Actor actor = door.actor(request, response);
        List<Unit> issuers = instructions.issuers(actor);
        Optional<UUID> chosen = from.map(UUID::fromString)
                .or(() -> issuers.stream().map(Unit::id).findFirst());
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder()
                        .add("issuers", items(issuers))
                        .add(
                                "units",
                                items(chosen.map(unit -> instructions.addressees(
                                                actor, unit, query.text("text").orElse("")))
                                        .orElse(List.of())))
                        .build());
    }

    private static JsonArrayBuilder items(List<Unit> units) {
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        units.forEach(unit -> items.add(InstructionJson.unit(unit)));
        return items;
    }
}
