package id.kentongan.web.support;

import id.kentongan.core.access.boundary.Origins;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Behind https the session's cookie travels by https only; the rest of its properties stand in {@code web.xml}. */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Inject
    private Origins origins;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(origins.https());
    }
}
