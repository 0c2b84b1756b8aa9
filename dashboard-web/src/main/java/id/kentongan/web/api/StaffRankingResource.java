package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.ranking.boundary.Rankings;
import id.kentongan.report.ranking.boundary.Rankings.Frozen;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Place;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.view.FigureRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A frozen board of the own government. */
@Path("v1/staff/ranking")
@ApplicationScoped
public class StaffRankingResource {

    @Inject
    private StaffDoor door;

    @Inject
    private FigureRequest asking;

    @Inject
    private Rankings rankings;

    @Context
    private HttpServletRequest servlet;

    @Context
    private HttpServletResponse response;

    @Context
    private Request request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_RANKING)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        Query query = new Query(servlet.getQueryString(), Set.of("month", "board"));
        Optional<YearMonth> month = query.month("month");
        String word = query.text("board").orElse(Board.KECAMATAN.word());
        Optional<Board> board = Board.of(word);
        if (board.isEmpty()) {
            query.mistake(Mistake.of(
                    "board",
                    "not-one-of",
                    Stream.of(Board.values()).map(Board::word).collect(Collectors.joining(", "))));
        }
        query.check();
        Actor actor = door.actor(servlet, response);
        Tenant home = asking.home(actor).orElseThrow(() -> door.unknown(actor, Action.READ_RANKING));
        List<YearMonth> months = rankings.months(home);
        Frozen frozen = month.or(() -> months.stream().findFirst())
                .flatMap(when -> rankings.board(actor, home, when, board.orElseThrow()))
                .orElseThrow(() -> door.unknown(actor, Action.READ_RANKING));
        EntityTag tag = new EntityTag(
                "%d-%s-%d-%s-%s-%s"
                        .formatted(
                                home.id(),
                                frozen.month(),
                                frozen.version(),
                                word,
                                frozen.published(),
                                months.isEmpty() ? "" : months.get(0)),
                true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged
                    .header(HttpHeaders.CACHE_CONTROL, StaffFiguresResource.KEEP)
                    .build();
        }
        return Response.fromResponse(Speech.of(headers).answer(answer(frozen, months)))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, StaffFiguresResource.KEEP)
                .build();
    }

    private static JsonObject answer(Frozen frozen, List<YearMonth> months) {
        JsonArrayBuilder all = Speech.JSON.createArrayBuilder();
        months.forEach(month -> all.add(month.toString()));
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        frozen.places().forEach(place -> items.add(item(place)));
        return Speech.JSON
                .createObjectBuilder()
                .add("month", frozen.month().toString())
                .add("version", frozen.version())
                .add("board", frozen.board().word())
                .add("published", frozen.published())
                .add("months", all)
                .add("items", items)
                .build();
    }

    private static JsonObjectBuilder item(Place place) {
        return Speech.JSON
                .createObjectBuilder()
                .add("key", place.entry().key())
                .add("name", place.entry().name())
                .add("place", place.place())
                .add("score", BigDecimal.valueOf(place.score(), 2))
                .add("reports", place.entry().reports())
                .add("successes", place.entry().successes())
                .add("ratings", place.entry().ratings())
                .add("ratingSum", place.entry().ratingSum());
    }
}
