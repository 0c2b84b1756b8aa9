package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.map.boundary.AreaCount;
import id.kentongan.report.map.boundary.DrawnPage;
import id.kentongan.report.map.boundary.MapPicture;
import id.kentongan.report.map.boundary.MapPoint;
import id.kentongan.report.map.boundary.ReportMap;
import id.kentongan.report.map.boundary.SquareCount;
import id.kentongan.report.map.entity.MapState;
import id.kentongan.report.map.entity.MapWish;
import id.kentongan.report.map.entity.Shape;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reports on the map, for who is signed in. */
@Path("v1/staff/map")
@ApplicationScoped
public class StaffMapResource {

    static final int STANDARD_ZOOM = 11;

    private static final int STANDARD_DAYS = 30;
    private static final Set<String> COMMON = Set.of("from", "until", "category", "group", "state");

    @Inject
    private StaffDoor door;

    @Inject
    private AreaDirectory areas;

    @Inject
    private PublicReports reports;

    @Inject
    private ReportMap map;

    @Inject
    private InstantSource time;

    @Context
    private HttpServletRequest servlet;

    @Context
    private HttpServletResponse response;

    @Context
    private Request request;

    @Context
    private HttpHeaders headers;

    /** What a part of the map shows; not sent again while nothing has changed. */
    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response picture() {
        Query query = query("bbox", "zoom");
        Optional<Box> box = query.box("bbox");
        int zoom = query.number("zoom", STANDARD_ZOOM, 3, 19);
        Actor actor = door.actor(servlet, response);
        MapWish wish = wish(query, actor, box.orElse(new Box(0, 0, 0, 0)), zoom);
        query.check();
        return Speech.of(headers).answer(picture(map.picture(actor, wish), wish).build(), request);
    }

    /** The reports within a shape that was drawn. */
    @Needs(Action.READ_REPORT)
    @GET
    @Path("reports")
    @Produces(MediaType.APPLICATION_JSON)
    public Response within() {
        Query query = query("shape", "cursor");
        Optional<Shape> shape = query.required("shape").flatMap(text -> shape(query, text));
        Optional<UUID> after = query.text("cursor").flatMap(text -> cursor(query, text));
        Actor actor = door.actor(servlet, response);
        MapWish wish = wish(query, actor, shape.map(Shape::box).orElse(new Box(0, 0, 0, 0)), STANDARD_ZOOM);
        query.check();
        DrawnPage page = map.within(actor, shape.orElseThrow(), wish, after.orElse(null));
        ZoneId zone = zone(actor);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        for (MapPoint report : page.reports()) {
            JsonObjectBuilder item = point(report);
            Speech.time(item, "receivedAt", report.receivedAt(), zone);
            items.add(item);
        }
        JsonObjectBuilder answer = Speech.JSON.createObjectBuilder().add("items", items);
        Speech.text(answer, "next", page.next() == null ? null : page.next().toString());
        return Speech.of(headers).answer(answer.build());
    }

    private Query query(String... own) {
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(List.of(own));
        return new Query(servlet.getQueryString(), known);
    }

    /** Without a period the last {@value #STANDARD_DAYS} days. */
    private MapWish wish(Query query, Actor actor, Box box, int zoom) {
        LocalDate today = LocalDate.ofInstant(time.instant(), zone(actor));
        LocalDate until = query.day("until").orElse(today);
        LocalDate from = query.day("from").orElse(until.minusDays(STANDARD_DAYS - 1L));
        if (until.isBefore(from)) {
            query.mistake(Mistake.of("from", "order", "until"));
            from = until;
        } else if (ChronoUnit.DAYS.between(from, until) > MapWish.MOST_DAYS) {
            query.mistake(Mistake.of("from", "too-many-days", Integer.toString(MapWish.MOST_DAYS)));
            from = until;
        }
        return new MapWish(box, zoom, from, until, categories(query, actor), state(query));
    }

    private Set<String> categories(Query query, Actor actor) {
        Optional<String> category = query.text("category");
        Optional<String> group = query.text("group");
        if (category.isPresent() && group.isPresent()) {
            query.mistake(Mistake.of("category", "either-or", "group"));
        }
        if (category.isEmpty() && group.isEmpty()) {
            return Set.of();
        }
        Set<String> codes = actor.posts().stream()
                .map(post -> post.tenantId())
                .distinct()
                .flatMap(tenant -> reports.categories(tenant).stream())
                .filter(each -> category.filter(each.code()::equals).isPresent()
                        || group.filter(code -> code.equals(each.shelf().group()))
                                .isPresent())
                .map(each -> each.code())
                .collect(Collectors.toSet());
        if (codes.isEmpty()) {
            query.mistake(Mistake.of(category.isPresent() ? "category" : "group", "not-known-here"));
        }
        return codes;
    }

    private static MapState state(Query query) {
        Optional<String> word = query.text("state");
        Optional<MapState> state = word.flatMap(text -> Arrays.stream(MapState.values())
                .filter(each -> Fields.word(each).equals(text))
                .findFirst());
        if (word.isPresent() && state.isEmpty()) {
            query.mistake(Mistake.of(
                    "state",
                    "not-one-of",
                    Arrays.stream(MapState.values()).map(Fields::word).collect(Collectors.joining(", "))));
        }
        return state.orElse(MapState.RECEIVED);
    }

    private static Optional<Shape> shape(Query query, String text) {
        List<Shape.Corner> corners = new ArrayList<>();
        try {
            for (String corner : text.split(";", Shape.MOST_CORNERS + 2)) {
                String[] degrees = corner.split(",", 3);
                if (degrees.length != 2 || !Query.isDecimal(degrees[0]) || !Query.isDecimal(degrees[1])) {
                    throw new IllegalArgumentException("no corner");
                }
                corners.add(new Shape.Corner(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1])));
            }
            Shape shape = Shape.of(corners);
            if (!shape.tooLarge()) {
                return Optional.of(shape);
            }
            query.mistake(Mistake.of("shape", "shape-too-large", Double.toString(Shape.MOST_DEGREES)));
        } catch (IllegalArgumentException e) {
            query.mistake(Mistake.of("shape", "not-a-shape", Integer.toString(Shape.MOST_CORNERS)));
        }
        return Optional.empty();
    }

    private static Optional<UUID> cursor(Query query, String text) {
        Optional<UUID> id = TaskBody.id(text);
        if (id.isEmpty()) {
            query.mistake(Mistake.of("cursor", "not-a-cursor"));
        }
        return id;
    }

    private static JsonObjectBuilder picture(MapPicture picture, MapWish wish) {
        JsonArrayBuilder counted = Speech.JSON.createArrayBuilder();
        picture.areas().forEach(area -> counted.add(area(area)));
        JsonArrayBuilder squares = Speech.JSON.createArrayBuilder();
        for (SquareCount square : picture.squares()) {
            squares.add(Speech.JSON
                    .createObjectBuilder()
                    .add("south", degrees(square.south()))
                    .add("west", degrees(square.west()))
                    .add("reports", square.reports()));
        }
        JsonArrayBuilder points = Speech.JSON.createArrayBuilder();
        picture.points().forEach(point -> points.add(point(point)));
        return Speech.JSON
                .createObjectBuilder()
                .add("level", Fields.word(picture.level()))
                .add("from", wish.countedFrom().toString())
                .add("until", wish.countedUntil().toString())
                .add("areas", counted)
                .add("squares", squares)
                .add("points", points)
                .add("more", picture.more());
    }

    private static JsonObjectBuilder area(AreaCount area) {
        return Speech.JSON
                .createObjectBuilder()
                .add("code", area.area().value())
                .add("received", area.received())
                .add("open", area.open())
                .add("answered", area.answered())
                .add("residents", area.residents());
    }

    private static JsonObjectBuilder point(MapPoint point) {
        return Speech.JSON
                .createObjectBuilder()
                .add("ticket", point.ticket())
                .add("lat", degrees(point.lat()))
                .add("lon", degrees(point.lon()))
                .add("category", point.category())
                .add("status", point.status().name().toLowerCase(Locale.ROOT))
                .add("overdue", point.overdue());
    }

    /** To a metre; maps show no more. */
    private static BigDecimal degrees(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(5, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private ZoneId zone(Actor actor) {
        return actor.posts().stream()
                .findFirst()
                .flatMap(post -> areas.tenant(post.tenantId()))
                .map(Tenant::zone)
                .orElse(ZoneOffset.UTC);
    }
}
