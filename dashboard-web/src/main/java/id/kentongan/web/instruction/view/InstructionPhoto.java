package id.kentongan.web.instruction.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.instruction.boundary.InstructionPhotos;
import id.kentongan.report.instruction.entity.InstructionNumber;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
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

/** {@code /instruction/photo?number=…&photo=…}: a photo, for officers who may read the instruction; and where photos are sent. */
@Needs(Action.READ_INSTRUCTION)
@WebServlet("/instruction/photo")
public class InstructionPhoto extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient InstructionPhotos photos;

    @Inject
    private transient PhotoDesk darkroom;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Asked> asked = asked(request, response);
        if (asked.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            byte[] jpeg = photos.jpeg(
                    asked.get().actor(),
                    asked.get().tenant().id(),
                    asked.get().number(),
                    UUID.fromString(text(request.getParameter("photo"))));
            response.setContentType("image/jpeg");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setHeader("Cache-Control", "private, no-store");
            response.setContentLength(jpeg.length);
            response.getOutputStream().write(jpeg);
        } catch (InstructionRefused | IllegalArgumentException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** {@code ?number=…&step=…} with the files of a form: attached to that step; the page says what became of them. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Asked> asked = asked(request, response);
        String step = text(request.getParameter("step"));
        if (asked.isEmpty() || !step.matches("[0-9]{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String number = asked.get().number();
        String outcome;
        try {
            // Asked first: who has no right to it shall not send ten megabytes for nothing.
            photos.check(asked.get().actor(), asked.get().tenant().id(), number, Long.parseLong(step));
            outcome = keep(asked.get(), Long.parseLong(step), request);
        } catch (InstructionRefused e) {
            if (e.reason() != Reason.TOO_MANY_PHOTOS) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            outcome = e.reason().name();
        } catch (UnfitPhoto e) {
            outcome = e.reason().name();
        }
        response.sendRedirect(
                request.getContextPath() + "/instruction/show.xhtml?number=" + number + "&photo=" + outcome);
    }

    private String keep(Asked asked, long step, HttpServletRequest request) throws IOException {
        Optional<String> boundary = Multipart.boundary(text(request.getContentType()));
        if (boundary.isEmpty()) {
            return Outcome.NONE.name();
        }
        try (PhotoFiles files = new PhotoFiles(InstructionPhotos.MOST)) {
            Multipart.read(request.getInputStream(), boundary.get(), files);
            for (Path file : files.files()) {
                photos.add(asked.actor(), asked.tenant().id(), asked.number(), step, darkroom.develop(file));
            }
            return files.files().isEmpty() ? Outcome.NONE.name() : Outcome.KEPT.name();
        } catch (Multipart.Broken e) {
            return Outcome.NONE.name();
        }
    }

    /** What is said on the page when it was no fault of a photo. */
    enum Outcome {
        KEPT,
        NONE
    }

    private record Asked(Actor actor, Tenant tenant, String number) {}

    private Optional<Asked> asked(HttpServletRequest request, HttpServletResponse response) {
        Optional<Actor> actor = doorkeeper
                .look(request, response)
                .filter(visit -> visit.stage() == SessionStage.PASSED)
                .flatMap(Visit::actor);
        Optional<InstructionNumber> number = InstructionNumber.parse(text(request.getParameter("number")));
        Optional<Tenant> tenant = number.flatMap(known -> areas.tenants().stream()
                .filter(each -> each.code().equals(known.tenantCode()))
                .findFirst());
        return actor.isEmpty() || tenant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asked(actor.get(), tenant.get(), number.get().value()));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
