package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.instruction.boundary.InstructionPhotos;
import id.kentongan.report.instruction.entity.InstructionNumber;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Photos with what somebody has said about an instruction, one at a time. */
@Path("v1/staff/instructions/{number}/steps/{step}/photos")
@ApplicationScoped
public class StaffInstructionPhotosResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private InstructionPhotos photos;

    @Inject
    private PhotoBody bodies;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** Attaches one to a step that one has done oneself. */
    @Needs(Action.READ_INSTRUCTION)
    @POST
    @Consumes("image/*")
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("number") String text, @PathParam("step") String step, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Optional<String> number = InstructionNumber.parse(text).map(InstructionNumber::value);
        Tenant tenant = number.flatMap(known -> towns.ofTicket(known.substring(4)))
                .filter(town -> step.matches("[0-9]{1,18}"))
                .orElseThrow(() -> door.unknown(actor, Action.READ_INSTRUCTION));
        try {
            long line = Long.parseLong(step);
            // Asked first: who has no right to it shall not send ten megabytes for nothing.
            photos.check(actor, tenant.id(), number.get(), line);
            int count = photos.add(actor, tenant.id(), number.get(), line, bodies.develop(body));
            return Speech.of(headers)
                    .answer(Speech.JSON
                            .createObjectBuilder()
                            .add("number", number.get())
                            .add("photos", count)
                            .build());
        } catch (InstructionRefused e) {
            if (e.reason() == Reason.UNKNOWN) {
                throw door.unknown(actor, Action.READ_INSTRUCTION);
            }
            throw StaffInstructionsResource.refusal(e.reason(), Speech.of(headers));
        } catch (UnfitPhoto e) {
            throw PhotoBody.refused(e.reason());
        }
    }
}
