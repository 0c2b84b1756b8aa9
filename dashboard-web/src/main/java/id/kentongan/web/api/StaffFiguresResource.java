package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.report.rollup.boundary.AreaFigures;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.view.FigureRequest;
import id.kentongan.web.figure.view.FigureRequest.Asked;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/** The figures of an area, as the page shows them. */
@Path("v1/staff/figures")
@ApplicationScoped
public class StaffFiguresResource {

    /** Asked again each time, and answered without the numbers while nothing has moved. */
    static final String KEEP = "private, no-cache";

    @Inject
    private StaffDoor door;

    @Inject
    private FigureRequest asking;

    @Inject
    private AreaFigures figures;

    @Context
    private HttpServletRequest servlet;

    @Context
    private HttpServletResponse response;

    @Context
    private Request request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_FIGURES_OF_AREA)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        Query query = new Query(servlet.getQueryString(), Set.of("area", "from", "to"));
        String area = query.text("area").orElse("");
        Optional<YearMonth> from = query.month("from");
        Optional<YearMonth> to = query.month("to");
        period(query, from, to);
        query.check();
        Actor actor = door.actor(servlet, response);
        Asked asked = asking.of(
                        actor,
                        area,
                        from.or(() -> to).map(YearMonth::toString).orElse(""),
                        to.map(YearMonth::toString).orElse(""))
                .orElseThrow(() -> door.unknown(actor, Action.READ_FIGURES_OF_AREA));
        Speech speech = Speech.of(headers);
        EntityTag tag = new EntityTag(
                "%d-%s-%s-%s"
                        .formatted(
                                figures.version(asked.tenant().id()),
                                asked.area(),
                                asked.period(),
                                speech.locale().getLanguage()),
                true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.header(HttpHeaders.CACHE_CONTROL, KEEP).build();
        }
        FigureSheet sheet = figures.read(actor, asked.tenant().id(), asked.area(), asked.period())
                .orElseThrow(() -> door.unknown(actor, Action.READ_FIGURES_OF_AREA));
        return Response.fromResponse(
                        speech.answer(FigureJson.of(sheet, asked.tenant().zone(), speech)))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, KEEP)
                .build();
    }

    private static void period(Query query, Optional<YearMonth> from, Optional<YearMonth> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (to.get().isBefore(from.get())) {
            query.mistake(Mistake.of("from", "order", "to"));
        } else if (Period.of(from.get().toString(), to.get().toString()).isEmpty()) {
            query.mistake(Mistake.of("from", "too-many-months", Integer.toString(Period.MOST_MONTHS)));
        }
    }
}
