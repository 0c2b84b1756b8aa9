package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Photos of a report, one at a time, from whoever has its tracking code. */
@Path("v1/reports/{ticket}/photos")
@ApplicationScoped
public class PhotosResource {

    private static final String CODE = "Tracking-Code";

    @Inject
    private Towns towns;

    @Inject
    private PhotoDesk desk;

    @Inject
    private PhotoBody bodies;

    @Context
    private HttpServletRequest request;

    @Needs(Action.FILE_REPORT)
    @POST
    @Consumes("image/*")
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("ticket") String ticket, @HeaderParam(CODE) @Nullable String code, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(PhotosResource::unknown);
        // The code's letters are few; anything else is nobody's.
        String known = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
        try {
            if (!known.matches("[0-9A-Z]{10,40}")) {
                throw unknown();
            }
            // Asked first: who has no right to it shall not send ten megabytes for nothing.
            desk.check(tenant.id(), ticket, known);
            int count = desk.add(tenant.id(), ticket, known, bodies.develop(body));
            return Response.status(Response.Status.CREATED)
                    .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                    .entity(Speech.JSON
                            .createObjectBuilder()
                            .add("ticket", ticket.toUpperCase(Locale.ROOT))
                            .add("photos", count)
                            .build()
                            .toString())
                    .build();
        } catch (UnknownTicket e) {
            throw unknown();
        } catch (UnfitPhoto e) {
            throw PhotoBody.refused(e.reason());
        }
    }

    private static RefusedRequest unknown() {
        return RefusedRequest.of(ProblemType.NOT_FOUND);
    }
}
