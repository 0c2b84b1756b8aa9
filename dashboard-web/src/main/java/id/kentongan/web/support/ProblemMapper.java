package id.kentongan.web.support;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.logging.Log;
import id.kentongan.web.language.Wish;
import id.kentongan.web.metrics.RequestMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Every refusal of our own REST interface as a problem; an unknown failure without message or stack. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = Log.of(ProblemMapper.class);
    private static final int RETRY_SECONDS = 5;

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        String correlationId = CorrelationFilter.idOf(request);
        Locale locale = Wish.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        if (failure instanceof RefusedRequest refused) {
            RequestMeter.refused(request, refused.type().slug());
            return new Problem(refused, locale, correlationId).toResponse();
        }
        if (failure instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            return refused(known.getResponse(), locale, correlationId);
        }
        if (DatabaseUnavailable.explains(failure)) {
            LOG.log(WARNING, "WEB-5004 no database: {0}", DatabaseUnavailable.sentence(failure));
            return new Problem(
                            RefusedRequest.of(ProblemType.UNAVAILABLE).retryAfter(RETRY_SECONDS), locale, correlationId)
                    .toResponse();
        }
        LOG.log(ERROR, "WEB-5001 request " + correlationId + " failed", failure);
        return Problem.of(ProblemType.FAILURE, locale, correlationId).toResponse();
    }

    private static Response refused(Response refusal, Locale locale, String correlationId) {
        ProblemType type = switch (refusal.getStatus()) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemType.BAD_REQUEST;
        };
        Response.ResponseBuilder answer =
                Response.fromResponse(Problem.of(type, locale, correlationId).toResponse());
        String allow = refusal.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }
}
