package id.kentongan.web.open311;

import id.kentongan.core.metrics.Meters;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Our own refusals. */
public class RefusedMapper implements ExceptionMapper<Refused> {

    @Inject
    private Meters meters;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Refused refused) {
        refused.refusals().forEach(refusal -> meters.count("kentongan_reports_refused_total", "reason", refusal.key()));
        Texts texts = Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Answer.refusal(refused.status(), refused.describe(texts), uri, texts)
                .build();
    }
}
