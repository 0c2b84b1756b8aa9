package id.kentongan.web.support;

import id.kentongan.core.logging.Correlation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** {@code /error/failure.xhtml}: the number under which the log has the cause. */
@Named
@RequestScoped
public class FailureView {

    @Inject
    private HttpServletRequest request;

    public String getEvent() {
        String event = request.getParameter("event");
        return event != null && Correlation.sound(event) ? event : CorrelationFilter.idOf(request);
    }
}
