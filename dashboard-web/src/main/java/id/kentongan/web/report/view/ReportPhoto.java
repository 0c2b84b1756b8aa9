package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.door.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /report/photo?tenant=…&ticket=…&photo=…}: a photo, for officers who may read its report. */
@Needs(Action.READ_PHOTO)
@WebServlet("/report/photo")
public class ReportPhoto extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient PhotoDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = doorkeeper
                .look(request, response)
                .filter(visit -> visit.stage() == SessionStage.PASSED)
                .flatMap(Visit::actor);
        if (actor.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            byte[] jpeg = desk.jpeg(
                    actor.get(),
                    Acceptance.tenantId(request.getParameter("tenant")),
                    text(request.getParameter("ticket")),
                    id(request.getParameter("photo")));
            response.setContentType("image/jpeg");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setHeader("Cache-Control", "private, no-store");
            response.setContentLength(jpeg.length);
            response.getOutputStream().write(jpeg);
        } catch (UnknownTicket e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    private static UUID id(@Nullable String parameter) {
        try {
            return UUID.fromString(text(parameter));
        } catch (IllegalArgumentException e) {
            throw new UnknownTicket("no photo");
        }
    }
}
