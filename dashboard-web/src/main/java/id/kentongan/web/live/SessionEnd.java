package id.kentongan.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** With the session end its live pages. */
@WebListener
public class SessionEnd implements HttpSessionListener {

    @Inject
    private SignalHub hub;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        hub.ended(event.getSession().getId());
    }
}
