package id.kentongan.web.open311;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.logging.Log;
import id.kentongan.web.language.Wish;
import id.kentongan.web.support.Problem;
import id.kentongan.web.support.RefusedRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;

/**
 * Everything else, from the framework's "no such address" to our own mistakes, in the same shape. A failure tells the
 * client a code, and the log what happened under that code.
 */
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = Log.of(FailureMapper.class);
    private static final String RETRY_SECONDS = "5";

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        Texts texts = Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        if (failure instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            Response response = known.getResponse();
            Response.ResponseBuilder answer =
                    refuse(response.getStatus(), refusal(response.getStatus(), response), texts);
            String allowed = response.getHeaderString(HttpHeaders.ALLOW);
            return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed)).build();
        }
        if (failure instanceof RefusedRequest refused) {
            return bound(refused, texts);
        }
        String event = Correlation.current().orElseGet(Correlation::newId);
        boolean away = DatabaseUnavailable.explains(failure);
        if (away) {
            LOG.log(WARNING, "WEB-5301 no database: {0}", DatabaseUnavailable.sentence(failure));
            return refuse(503, Refusal.of(503, "unavailable", event), texts)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build();
        }
        LOG.log(ERROR, "WEB-5302 Open311 failed, event " + event, failure);
        return refuse(500, Refusal.of(500, "internal", event), texts).build();
    }

    private Response.ResponseBuilder refuse(int status, Refusal refusal, Texts texts) {
        return Answer.refusal(status, Refused.describe(List.of(refusal), texts), uri, texts);
    }

    /** What the bounds in front of everything refuse while a body is read. */
    private Response bound(RefusedRequest refused, Texts texts) {
        Problem problem = new Problem(refused, Wish.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), "");
        Node error =
                Node.fields().and("code", Node.number(refused.type().status())).and("description", problem.detail());
        Response.ResponseBuilder answer = Answer.refusal(
                refused.type().status(), new Document("errors", new Node.Items("error", List.of(error))), uri, texts);
        return refused.retrySeconds() == 0
                ? answer.build()
                : answer.header(HttpHeaders.RETRY_AFTER, refused.retrySeconds()).build();
    }

    private static Refusal refusal(int status, Response response) {
        return switch (status) {
            case 404 -> Refusal.of(status, "not-found", "discovery.xml");
            case 405 -> Refusal.of(status, "method", String.valueOf(response.getHeaderString(HttpHeaders.ALLOW)));
            case 406 -> Refusal.of(status, "not-acceptable");
            default -> Refusal.of(status, "bad-request");
        };
    }
}
