package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.report.rollup.boundary.FigureReports;
import id.kentongan.report.rollup.entity.Among;
import id.kentongan.report.rollup.entity.ReportLine;
import id.kentongan.report.rollup.entity.Which;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.view.FigureRequest.Asked;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /figures/reports.xhtml?area=…&from=…&to=…&which=answered&by=category&key=sampah&before=…} */
@Named
@RequestScoped
public class FigureReportsView {

    /** A report of the list. */
    public record Line(String ticket, String category, String status, String area, String receivedAt) {}

    private String area = "";
    private String from = "";
    private String to = "";
    private String which = "";
    private String by = "";
    private String key = "";
    private String before = "";
    private String next = "";
    private List<Line> lines = List.of();

    @Inject
    private FigureRequest request;

    @Inject
    private FigureReports reports;

    @Inject
    private Numbers numbers;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private String periodName = "";
    private int tenant;
    private boolean linked;

    @Needs(Action.READ_FIGURES_OF_AREA)
    public void load() throws IOException {
        Optional<Asked> asked = request.of(user.actor(), area, from, to);
        Optional<Which> of = Which.of(which);
        Optional<Among> among = by.isEmpty() ? Optional.empty() : Among.of(by, key);
        Optional<UUID> after = id(before);
        if (asked.isEmpty()
                || of.isEmpty()
                || among.isEmpty() && !by.isEmpty()
                || after.isEmpty() && !before.isEmpty()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
            return;
        }
        show(asked.get(), of.get(), among.orElse(null), after.orElse(null));
    }

    private void show(Asked asked, Which of, @Nullable Among among, @Nullable UUID after) {
        List<ReportLine> found =
                reports.page(user.actor(), asked.tenant(), asked.area(), asked.period(), of, among, after);
        lines = found.stream()
                .limit(FigureReports.PAGE)
                .map(line -> new Line(
                        line.ticket(),
                        texts.choose(line.category(), line.englishCategory()),
                        texts.get("report.status." + line.status()),
                        line.area(),
                        texts.time(line.receivedAt(), asked.tenant().zone())))
                .toList();
        next = found.size() > FigureReports.PAGE
                ? found.get(FigureReports.PAGE - 1).id().toString()
                : "";
        tenant = asked.tenant().id();
        linked = Access.may(user.actor(), Action.READ_REPORT, Matter.in(tenant, asked.area()));
        periodName = numbers.period(asked.period());
    }

    private static Optional<UUID> id(String typed) {
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(typed))
                : Optional.empty();
    }

    public List<Line> getLines() {
        return lines;
    }

    /** The number of the government whose reports they are. */
    public int getTenant() {
        return tenant;
    }

    /** Whether the reader may open them: who counts reports need not be who reads them. */
    public boolean isLinked() {
        return linked;
    }

    public String getPeriodName() {
        return periodName;
    }

    /** Where the next page goes on; empty on the last. */
    public String getNext() {
        return next;
    }

    public String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area == null ? "" : area;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from == null ? "" : from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to == null ? "" : to;
    }

    public String getWhich() {
        return which;
    }

    public void setWhich(@Nullable String which) {
        this.which = which == null ? "" : which;
    }

    public String getBy() {
        return by;
    }

    public void setBy(@Nullable String by) {
        this.by = by == null ? "" : by;
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
