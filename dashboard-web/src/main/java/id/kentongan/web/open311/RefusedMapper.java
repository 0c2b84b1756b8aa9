package id.kentongan.web.open311;

import id.kentongan.web.metrics.RequestMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Our own refusals. */
public class RefusedMapper implements ExceptionMapper<Refused> {

    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Refused refused) {
        RequestMeter.refused(request, refused.refusals().get(0).key());
        Texts texts = Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Answer.refusal(refused.status(), refused.describe(texts), uri, texts)
                .build();
    }
}
