package id.kentongan.web.privacy.view;

import id.kentongan.chat.keep.boundary.KeepDesk;
import id.kentongan.chat.keep.entity.KeepRefused;
import id.kentongan.chat.keep.entity.RoomRecord;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.export.entity.ExportFile;
import id.kentongan.report.export.entity.ExportRow;
import id.kentongan.web.access.Needs;
import id.kentongan.web.export.Spool;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /privacy/room-records?tenant=1&kelurahan=31.71.01.1001&from=2026-10-01&until=2026-10-31&form=csv}: what was said in
 * the rooms of a kelurahan, as CSV or as GeoJSON, whose features have the columns as properties.
 */
@Needs(Action.KEEP_ROOM_RECORDS)
@WebServlet("/privacy/room-records")
public class RoomRecordsFile extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int RETRY_SECONDS = 10;
    private static final List<String> COLUMNS = List.of(
            "room",
            "area",
            "number",
            "at",
            "speaker",
            "state",
            "words",
            "notice",
            "reference",
            "earlier",
            "outcome",
            "photos");

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient KeepDesk desk;

    @Inject
    private transient Spool spool;

    @Inject
    private transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = doorkeeper.look(request, response).flatMap(Visit::actor);
        if (actor.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/sign-in.xhtml");
            return;
        }
        Optional<Tenant> tenant = desk.governments(actor.get()).stream()
                .filter(each -> Integer.toString(each.id()).equals(request.getParameter("tenant")))
                .findFirst();
        Optional<ExportFile.Format> form = ExportFile.Format.of(text(request.getParameter("form")));
        if (tenant.isEmpty() || form.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            Optional<InputStream> file = write(actor.get(), tenant.get(), form.get(), request);
            if (file.isEmpty()) {
                response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            response.setContentType(form.get().mediaType());
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"room-records." + text(request.getParameter("form")) + "\"");
            try (InputStream written = file.get()) {
                written.transferTo(response.getOutputStream());
            }
        } catch (KeepRefused e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().println(texts.get("room-records.refused." + e.reason()));
        }
    }

    private Optional<InputStream> write(
            Actor actor, Tenant tenant, ExportFile.Format form, HttpServletRequest request) {
        OffsetDateTime from = RecordPeriod.day(tenant, request.getParameter("from"));
        OffsetDateTime until =
                RecordPeriod.day(tenant, request.getParameter("until")).plusDays(1);
        return spool.write(
                form,
                COLUMNS,
                file -> desk.records(
                        actor,
                        tenant.id(),
                        text(request.getParameter("kelurahan")),
                        from,
                        until,
                        line -> file.row(row(line))));
    }

    private static ExportRow row(RoomRecord line) {
        return new ExportRow(
                Arrays.asList(
                        line.kind(),
                        line.area(),
                        line.seq(),
                        line.at().toInstant().toString(),
                        line.speaker(),
                        line.state(),
                        line.words(),
                        line.notice(),
                        line.reference(),
                        line.earlier(),
                        line.outcome(),
                        line.photos()),
                line.lat(),
                line.lon());
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
