package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.ranking.boundary.Rankings;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Counted;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /figures/ranking-reports.xhtml?month=2026-10&board=kecamatan&key=31.71.01&before=…} */
@Named
@RequestScoped
public class RankingReportsView {

    /**
     * A report of the list.
     *
     * @param linked whether the reader may open it: an office is counted beside others whose reports are not its own
     */
    public record Line(String ticket, String area, String stratum, boolean success, boolean linked) {}

    private static final int LONGEST_KEY = 60;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private String month = "";
    private String board = "";
    private String key = "";
    private String before = "";
    private String next = "";
    private int tenant;
    private List<Line> lines = List.of();

    @Inject
    private FigureRequest request;

    @Inject
    private Rankings rankings;

    @Inject
    private CurrentUser user;

    @Needs(Action.READ_RANKING)
    public void load() throws IOException {
        Optional<Tenant> home = request.home(user.actor());
        Optional<Board> of = Board.of(board);
        Optional<YearMonth> when = month(month);
        boolean page = before.isEmpty() || before.matches(ID);
        if (home.isEmpty() || of.isEmpty() || when.isEmpty() || key.length() > LONGEST_KEY || !page) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
            return;
        }
        tenant = home.get().id();
        List<Counted> found = rankings.items(
                user.actor(), home.get(), when.get(), of.get(), key, before.isEmpty() ? null : UUID.fromString(before));
        lines = found.stream().limit(Rankings.PAGE).map(this::line).toList();
        next = found.size() > Rankings.PAGE ? found.get(Rankings.PAGE - 1).id().toString() : "";
    }

    private Line line(Counted counted) {
        Matter where = Matter.in(tenant, counted.now());
        return new Line(
                counted.ticket(),
                counted.area(),
                counted.stratum(),
                counted.success(),
                Access.may(user.actor(), Action.READ_REPORT, where));
    }

    private static Optional<YearMonth> month(String typed) {
        try {
            return typed.length() == 7 ? Optional.of(YearMonth.parse(typed)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public List<Line> getLines() {
        return lines;
    }

    /** The number of the government whose reports they are. */
    public int getTenant() {
        return tenant;
    }

    /** Where the next page goes on; empty on the last. */
    public String getNext() {
        return next;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(@Nullable String month) {
        this.month = month == null ? "" : month;
    }

    public String getBoard() {
        return board;
    }

    public void setBoard(@Nullable String board) {
        this.board = board == null ? "" : board;
    }

    public String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key == null ? "" : key;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before == null ? "" : before;
    }
}
