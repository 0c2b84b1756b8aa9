package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.ranking.boundary.RankingRefused;
import id.kentongan.report.ranking.boundary.Rankings;
import id.kentongan.report.ranking.boundary.Rankings.Frozen;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Contest;
import id.kentongan.report.ranking.entity.Place;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /figures/ranking.xhtml?month=2026-10&board=kecamatan} */
@Named
@RequestScoped
public class RankingView {

    /** A line of the board. */
    public record Line(
            String key, String place, String name, String score, String reports, String successes, String stars) {}

    /** A link to another month or board. */
    public record Choice(String word, String name) {}

    private String month = "";
    private String board = "";
    private String ticket = "";
    private String reason = "";
    private @Nullable Tenant tenant;
    private @Nullable Frozen frozen;
    private List<YearMonth> months = List.of();
    private List<Contest> contests = List.of();

    @Inject
    private FigureRequest request;

    @Inject
    private Rankings rankings;

    @Inject
    private Numbers numbers;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_RANKING)
    public void load() throws IOException {
        tenant = request.home(user.actor()).orElse(null);
        Optional<Board> wanted = board.isEmpty() ? Optional.of(Board.KECAMATAN) : Board.of(board);
        if (tenant == null
                || wanted.isEmpty()
                || !month.isEmpty() && FigureRequest.month(month).isEmpty()) {
            missing();
            return;
        }
        months = rankings.months(tenant);
        YearMonth shown =
                FigureRequest.month(month).or(() -> months.stream().findFirst()).orElse(null);
        if (shown == null) {
            return;
        }
        frozen = rankings.board(user.actor(), tenant, shown, wanted.get()).orElse(null);
        if (frozen == null) {
            missing();
            return;
        }
        month = shown.toString();
        board = frozen.board().word();
        contests = rankings.contests(user.actor(), tenant, shown);
    }

    private static void missing() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
        faces.responseComplete();
    }

    @Needs(Action.CONTEST_RANKING)
    public void contest() {
        attempt(home -> rankings.contest(
                user.actor(),
                home,
                FigureRequest.month(month).orElseThrow(() -> new RankingRefused(RankingRefused.Why.UNKNOWN)),
                ticket.strip(),
                reason));
    }

    @Needs(Action.DECIDE_RANKING_CONTEST)
    public void exclude() {
        decide(true);
    }

    @Needs(Action.DECIDE_RANKING_CONTEST)
    public void uphold() {
        decide(false);
    }

    private void decide(boolean excluded) {
        attempt(home -> rankings.decide(user.actor(), home, contestId(), excluded, reason));
    }

    /** The choice is one of the page's own buttons, as in other lists. */
    private UUID contestId() {
        String chosen = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("contested", "");
        try {
            return UUID.fromString(chosen);
        } catch (IllegalArgumentException e) {
            throw new RankingRefused(RankingRefused.Why.UNKNOWN);
        }
    }

    @Needs(Action.PUBLISH_RANKING)
    public void publish() {
        attempt(home -> rankings.publish(user.actor(), home, true));
    }

    @Needs(Action.PUBLISH_RANKING)
    public void hide() {
        attempt(home -> rankings.publish(user.actor(), home, false));
    }

    private interface Work {
        void on(Tenant home);
    }

    private void attempt(Work work) {
        Tenant home = request.home(user.actor()).orElse(null);
        try {
            if (home == null) {
                throw new RankingRefused(RankingRefused.Why.UNKNOWN);
            }
            work.on(home);
            texts.info("ranking.done");
        } catch (RankingRefused e) {
            texts.refuse("ranking.refused." + e.why());
        }
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the page is offered to the reader. */
    public boolean isOffered() {
        return user.isSignedIn() && request.home(user.actor()).isPresent();
    }

    public List<Line> getLines() {
        return frozen == null
                ? List.of()
                : frozen.places().stream().map(this::line).toList();
    }

    private Line line(Place place) {
        return new Line(
                place.entry().key(),
                Integer.toString(place.place()),
                place.entry().name(),
                numbers.decimal(place.score() / 100.0),
                numbers.count(place.entry().reports()),
                numbers.count(place.entry().successes()),
                place.entry().ratings() == 0
                        ? "–"
                        : numbers.decimal((double) place.entry().ratingSum()
                                / place.entry().ratings()));
    }

    public List<Choice> getMonths() {
        return months.stream()
                .map(each -> new Choice(each.toString(), numbers.month(each)))
                .toList();
    }

    public List<Choice> getBoards() {
        return Stream.of(Board.values())
                .filter(each -> each.isPublic() || mayCompareOfficers())
                .map(each -> new Choice(each.word(), texts.get("ranking.board." + each)))
                .toList();
    }

    /** As what files the board can be taken along. */
    public List<String> getForms() {
        return List.of("csv", "xlsx", "pdf");
    }

    private boolean mayCompareOfficers() {
        return may(Action.READ_LOAD);
    }

    /** Asked on the way back from a form too, before anything is loaded. */
    private boolean may(Action action) {
        return user.isSignedIn()
                && request.home(user.actor())
                        .filter(home -> Access.may(user.actor(), action, Matter.in(home.id(), home.area())))
                        .isPresent();
    }

    public boolean isContester() {
        return user.isSignedIn()
                && !Access.unitsOf(user.actor(), Action.CONTEST_RANKING).isEmpty();
    }

    public boolean isDecider() {
        return user.isSignedIn()
                && user.actor().posts().stream()
                        .anyMatch(post -> !Action.DECIDE_RANKING_CONTEST
                                .relations(post.role())
                                .isEmpty());
    }

    public boolean isPublisher() {
        return may(Action.PUBLISH_RANKING);
    }

    public boolean isPublished() {
        return frozen != null && frozen.published();
    }

    public List<Contest> getContests() {
        return contests;
    }

    public boolean isFrozen() {
        return frozen != null;
    }

    public String getBoardName() {
        return frozen == null ? "" : texts.get("ranking.board." + frozen.board());
    }

    public String getMonthName() {
        return frozen == null ? "" : numbers.month(frozen.month());
    }

    /** Of the month; grows with each correction. */
    public int getVersion() {
        return frozen == null ? 0 : frozen.version();
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

    public String getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable String ticket) {
        this.ticket = ticket == null ? "" : ticket;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
