package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Line;
import id.kentongan.report.aftercare.boundary.OwnReport;
import id.kentongan.report.aftercare.boundary.OwnReports;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.aftercare.entity.TermOver;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What reporters do with a report that is theirs. The tracking code comes in a header, so that no log and no history of a
 * browser has it.
 */
@Path("v1/reports/{ticket}/own")
@ApplicationScoped
public class OwnReportsResource {

    private static final String CODE = "Tracking-Code";

    @Inject
    private Towns towns;

    @Inject
    private OwnReports own;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.FOLLOW_OWN_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("ticket") String ticket) {
        return of(ticket, (tenant, code) -> own.show(tenant.id(), ticket, code));
    }

    @Needs(Action.FOLLOW_OWN_REPORT)
    @POST
    @Path("answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        String words = words(body);
        return of(ticket, (tenant, code) -> own.answer(tenant.id(), ticket, code, words));
    }

    @Needs(Action.FOLLOW_OWN_REPORT)
    @POST
    @Path("objections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response object(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        String words = words(body);
        return of(ticket, (tenant, code) -> own.object(tenant.id(), ticket, code, words));
    }

    @Needs(Action.FOLLOW_OWN_REPORT)
    @POST
    @Path("rating")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rate(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("stars", "sentence"));
        int stars = words.number("stars", 1, Rating.MOST_STARS);
        Optional<String> sentence = words.optional("sentence", Rating.LONGEST_SENTENCE);
        words.check();
        return of(ticket, (tenant, code) -> own.rate(tenant.id(), ticket, code, stars, sentence.orElse(null)));
    }

    private static String words(InputStream body) throws IOException {
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("words"));
        String said = words.required("words");
        words.check();
        return said;
    }

    private Response of(String ticket, BiFunction<Tenant, String, OwnReport> work) {
        new Query(request.getQueryString(), Set.of()).check();
        @Nullable String code = headers.getHeaderString(CODE);
        if (code == null || code.isBlank()) {
            throw RefusedRequest.of(ProblemType.INVALID_PARAMETERS, List.of(Mistake.of(CODE, "missing")));
        }
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        try {
            return answer(work.apply(tenant, code), tenant);
        } catch (UnknownTicket e) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        } catch (NotNow e) {
            throw refusal(e, Speech.of(headers));
        } catch (TermOver e) {
            String until = Speech.time(e.until(), tenant.zone());
            throw RefusedRequest.of(ProblemType.TERM_OVER, until).with("until", until);
        }
    }

    static RefusedRequest refusal(NotNow refused, Speech speech) {
        String why = Fields.word(refused.why());
        return RefusedRequest.of(ProblemType.NOT_NOW, speech.text("not-now." + why))
                .with("why", why);
    }

    private Response answer(OwnReport report, Tenant tenant) {
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("ticket", report.ticket())
                .add("status", Fields.word(report.status()));
        Speech.text(answer, "closeReason", report.closeReason() == null ? null : Fields.word(report.closeReason()));
        Speech.time(answer, "closedAt", report.closedAt(), tenant.zone());
        Speech.text(answer, "question", report.question());
        Speech.time(answer, "objectionUntil", report.objectionUntil(), tenant.zone());
        answer.add("mayObject", report.mayObject())
                .add("objected", report.objected())
                .add("mayRate", report.mayRate());
        if (report.stars() == null) {
            answer.addNull("stars");
        } else {
            answer.add("stars", report.stars());
        }
        Speech.text(answer, "sentence", report.sentence());
        JsonArrayBuilder talk = Speech.JSON.createArrayBuilder();
        for (Line line : report.talk()) {
            JsonObjectBuilder said = Speech.JSON.createObjectBuilder().add("event", Fields.word(line.type()));
            Speech.time(said, "at", line.at(), tenant.zone());
            Speech.text(said, "unit", line.unitName());
            Speech.text(said, "words", line.words());
            talk.add(said);
        }
        Response plain = Speech.of(headers).answer(answer.add("talk", talk).build());
        return Response.fromResponse(plain)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
