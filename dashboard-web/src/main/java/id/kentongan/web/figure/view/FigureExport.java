package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.rollup.boundary.AreaFigures;
import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.report.rollup.entity.Tally;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.Csv;
import id.kentongan.web.figure.PdfFile;
import id.kentongan.web.figure.Picture;
import id.kentongan.web.figure.XlsxFile;
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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /figures/export?form=csv&area=…&from=…&to=…}: the figures of a page as tables, its trend as a picture. */
@Needs(Action.READ_FIGURES_OF_AREA)
@WebServlet("/figures/export")
public class FigureExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient FigureRequest asking;

    @Inject
    private transient AreaFigures figures;

    @Inject
    private transient FigureCharts charts;

    @Inject
    private transient FigurePapers papers;

    @Inject
    private transient DatabaseClock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = doorkeeper.look(request, response).flatMap(Visit::actor);
        if (actor.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/sign-in.xhtml");
            return;
        }
        Optional<FileForm> form = FileForm.of(request.getParameter("form"));
        Optional<Asked> asked = asking.of(
                actor.get(), request.getParameter("area"), request.getParameter("from"), request.getParameter("to"));
        Optional<FigureSheet> sheet = form.flatMap(wanted -> asked.flatMap(found ->
                figures.take(actor.get(), found.tenant().id(), found.area(), found.period(), wanted.ending())));
        if (sheet.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        form.get()
                .answer(
                        response,
                        sheet.get().area().value() + "-"
                                + sheet.get().period().toString().replace('/', '_'),
                        file(form.get(), sheet.get(), asked.get().tenant().zone()));
    }

    private byte[] file(FileForm form, FigureSheet sheet, ZoneId zone) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (form) {
            case CSV -> out.write(csv(sheet));
            case PNG -> Picture.write(charts.trend(sheet), out);
            case XLSX -> XlsxFile.write(papers.of(sheet, zone), out);
            case PDF -> PdfFile.write(papers.of(sheet, zone), clock.now(), out);
        }
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
        text.append(part).append(',').append(Csv.cell(key)).append(',').append(Csv.cell(name));
        for (Counter counter : Counter.values()) {
            text.append(',').append(tally.of(counter));
        }
        text.append("\r\n");
    }
}
