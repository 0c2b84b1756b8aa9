package id.kentongan.web.support;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every refusal of our own REST interface as a problem; an unknown failure without message or stack. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        String correlationId = CorrelationFilter.idOf(request);
        if (failure instanceof WebApplicationException refusal) {
            return refused(refusal.getResponse(), correlationId);
        }
        LOG.log(ERROR, "WEB-5001 request " + correlationId + " failed", failure);
        return new Problem("failure", "Internal Server Error", 500, "Quote the correlationId.", correlationId)
                .toResponse();
    }

    private static Response refused(Response refusal, String correlationId) {
        Response.StatusType status = refusal.getStatusInfo();
        String type =
                status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        Problem problem =
                new Problem(type, status.getReasonPhrase(), status.getStatusCode(), "Not served here.", correlationId);
        Response.ResponseBuilder answer = Response.fromResponse(problem.toResponse());
        String allow = refusal.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }
}
