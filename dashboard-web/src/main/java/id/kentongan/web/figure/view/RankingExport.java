package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.ranking.boundary.Rankings;
import id.kentongan.report.ranking.boundary.Rankings.Frozen;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.Csv;
import id.kentongan.web.figure.Paper;
import id.kentongan.web.figure.PdfFile;
import id.kentongan.web.figure.XlsxFile;
import id.kentongan.web.identity.door.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /figures/ranking-export?form=xlsx&month=2026-10&board=kecamatan}: a frozen board as a file. */
@Needs(Action.READ_RANKING)
@WebServlet("/figures/ranking-export")
public class RankingExport extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient FigureRequest asking;

    @Inject
    private transient Rankings rankings;

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
        Optional<FileForm> form = FileForm.of(request.getParameter("form")).filter(each -> each != FileForm.PNG);
        Optional<Tenant> home = asking.home(actor.get());
        Optional<Frozen> frozen = form.flatMap(wanted -> home.flatMap(tenant -> board(request.getParameter("board"))
                .flatMap(board -> FigureRequest.month(request.getParameter("month"))
                        .flatMap(month -> rankings.take(actor.get(), tenant, month, board, wanted.ending())))));
        if (frozen.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        form.get()
                .answer(
                        response,
                        "ranking-%s-%s"
                                .formatted(
                                        frozen.get().month(),
                                        frozen.get().board().word()),
                        file(form.get(), papers.of(frozen.get(), home.get().name())));
    }

    private static Optional<Board> board(@Nullable String word) {
        return word == null ? Optional.empty() : Board.of(word);
    }

    private byte[] file(FileForm form, Paper paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (form) {
            case XLSX -> XlsxFile.write(paper, out);
            case PDF -> PdfFile.write(paper, clock.now(), out);
            default -> out.write(csv(paper.tables().get(0)).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String csv(Paper.Table table) {
        return Stream.concat(
                        Stream.of(table.heads()),
                        table.rows().stream()
                                .map(row -> row.stream()
                                        .map(cell -> cell.number() == null ? cell.said() : plain(cell.number()))
                                        .toList()))
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
