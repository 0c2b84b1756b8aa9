package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.NotYourMove;
import id.kentongan.report.followup.boundary.WorkPhotos;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.support.Multipart;
import id.kentongan.web.support.PhotoFiles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /report/photo?tenant=…&ticket=…&photo=…}: a photo, for officers who may read its report; and where those who did the
 * work send how it looks now.
 */
@Needs(Action.READ_PHOTO)
@WebServlet("/report/photo")
public class ReportPhoto extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Nobody chose a file. */
    static final String NONE = "NONE";

    /** The work is not the officer's to show, or is over. */
    static final String NOT_NOW = "NOT_NOW";

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient PhotoDesk desk;

    @Inject
    private transient WorkPhotos work;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = actor(request, response);
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

    /** {@code ?tenant=…&ticket=…} with the files of a form: photos of the work; the page says what became of them. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = actor(request, response);
        Optional<Ticket> ticket = Ticket.parse(text(request.getParameter("ticket")));
        if (actor.isEmpty() || ticket.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        int tenant = Acceptance.tenantId(request.getParameter("tenant"));
        String number = ticket.get().value();
        String outcome;
        try {
            // Asked first: who has no right to it shall not send ten megabytes for nothing.
            work.check(actor.get(), tenant, number);
            outcome = keep(actor.get(), tenant, number, request);
        } catch (UnknownTicket e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        } catch (NotYourMove e) {
            outcome = NOT_NOW;
        } catch (UnfitPhoto e) {
            outcome = e.reason().name();
        }
        response.sendRedirect(request.getContextPath() + "/report/show.xhtml?tenant=" + tenant + "&ticket=" + number
                + "&photo=" + outcome + "#photosHead");
    }

    private String keep(Actor actor, int tenant, String ticket, HttpServletRequest request) throws IOException {
        Optional<String> boundary = Multipart.boundary(text(request.getContentType()));
        if (boundary.isEmpty()) {
            return NONE;
        }
        try (PhotoFiles files = new PhotoFiles(Photo.MOST)) {
            Multipart.read(request.getInputStream(), boundary.get(), files);
            String outcome = NONE;
            for (Path file : files.files()) {
                WorkPhotos.Outcome one = work.add(actor, tenant, ticket, desk.develop(file));
                // What was kept matters more than what was there.
                outcome = one == WorkPhotos.Outcome.KNOWN && !outcome.equals(NONE) ? outcome : one.name();
                if (one == WorkPhotos.Outcome.TOO_MANY) {
                    break;
                }
            }
            return outcome;
        } catch (Multipart.Broken e) {
            return NONE;
        }
    }

    private Optional<Actor> actor(HttpServletRequest request, HttpServletResponse response) {
        return doorkeeper
                .look(request, response)
                .filter(visit -> visit.stage() == SessionStage.PASSED)
                .flatMap(Visit::actor);
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
