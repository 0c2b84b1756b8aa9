package id.kentongan.web.support;

import static java.lang.System.Logger.Level.ERROR;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.logging.Log;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * A failed page shows the number under which the log has the cause, and nothing else of it. A request of Faces' script
 * is led to the same page, which it would otherwise never show.
 */
class FailureHandler extends ExceptionHandlerWrapper {

    private static final System.Logger LOG = Log.of(FailureHandler.class);

    private static final String RETRY_SECONDS = "5";

    FailureHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        if (!events.hasNext()) {
            return;
        }
        Throwable failure = getRootCause(events.next().getContext().getException());
        FacesContext faces = FacesContext.getCurrentInstance();
        if (failure instanceof ViewExpiredException) {
            redirect(faces, "/error/expired.xhtml");
        } else {
            String event = CorrelationFilter.idOf(
                    (HttpServletRequest) faces.getExternalContext().getRequest());
            LOG.log(
                    ERROR,
                    "WEB-5003 page " + faces.getExternalContext().getRequestServletPath() + " failed, event " + event,
                    failure);
            if (faces.getPartialViewContext().isAjaxRequest()) {
                redirect(faces, "/error/failure.xhtml?event=" + event);
            } else {
                sendError(faces, DatabaseUnavailable.explains(failure));
            }
        }
        events.remove();
        while (events.hasNext()) {
            events.next();
            events.remove();
        }
    }

    private static void redirect(FacesContext faces, String page) {
        ExternalContext context = faces.getExternalContext();
        try {
            context.redirect(context.getRequestContextPath() + page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server forwards to the page of that status; the request and with it the event's number stay the same. */
    private static void sendError(FacesContext faces, boolean databaseAway) {
        try {
            int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            if (databaseAway) {
                status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
                faces.getExternalContext().setResponseHeader("Retry-After", RETRY_SECONDS);
            }
            faces.getExternalContext().responseSendError(status, "");
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
