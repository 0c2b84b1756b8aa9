package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.report.rollup.boundary.Figures;
import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.report.rollup.entity.Tally;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.Picture;
import id.kentongan.web.figure.view.FigureRequest.Asked;
import id.kentongan.web.identity.door.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /figures/export?form=csv&area=…&from=…&to=…}: the figures of a page as a table, its trend as a picture. */
@Needs(Action.READ_FIGURES_OF_AREA)
@WebServlet("/figures/export")
public class FigureExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient FigureRequest asking;

    @Inject
    private transient Figures figures;

    @Inject
    private transient FigureCharts charts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = doorkeeper.look(request, response).flatMap(Visit::actor);
        if (actor.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/sign-in.xhtml");
            return;
        }
        String form = Optional.ofNullable(request.getParameter("form")).orElse("");
        Optional<Asked> asked = asking.of(
                actor.get(), request.getParameter("area"), request.getParameter("from"), request.getParameter("to"));
        Optional<FigureSheet> sheet =
                asked.flatMap(found -> figures.read(actor.get(), found.tenant().id(), found.area(), found.period()));
        if (sheet.isEmpty() || !List.of("csv", "png").contains(form)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] file = form.equals("csv") ? csv(sheet.get()) : png(sheet.get());
        response.setContentType(form.equals("csv") ? "text/csv;charset=utf-8" : "image/png");
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"kentongan-%s-%s.%s\""
                        .formatted(
                                sheet.get().area().value(),
                                sheet.get().period().toString().replace('/', '_'),
                                form));
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    private byte[] png(FigureSheet sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Picture.write(charts.trend(sheet), out);
        return out.toByteArray();
    }

    private static byte[] csv(FigureSheet sheet) {
        StringBuilder text = new StringBuilder("part,key,name,");
        text.append(Arrays.stream(Counter.values()).map(Counter::column).collect(Collectors.joining(",")))
                .append("\r\n");
        line(text, "all", sheet.area().value(), sheet.areaName(), sheet.now().tally());
        line(
                text,
                "before",
                sheet.area().value(),
                sheet.areaName(),
                sheet.before().tally());
        sheet.below().forEach(below -> line(text, "area", below.area().value(), below.name(), below.tally()));
        parts(text, "category", sheet.now().categories());
        parts(text, "channel", sheet.now().channels());
        parts(text, "unit", sheet.now().units());
        sheet.trend().forEach(month -> line(text, "month", month.month().toString(), "", month.tally()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void parts(StringBuilder text, String part, List<Part> parts) {
        parts.forEach(each -> line(text, part, each.key(), each.name(), each.tally()));
    }

    private static void line(StringBuilder text, String part, String key, String name, Tally tally) {
        text.append(part).append(',').append(cell(key)).append(',').append(cell(name));
        for (Counter counter : Counter.values()) {
            text.append(',').append(tally.of(counter));
        }
        text.append("\r\n");
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
