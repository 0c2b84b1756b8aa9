package id.kentongan.web.support;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Site;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The bare address leads citizens to the form and officers to their work, where each has a host of its own; who is not signed
 * in is sent to the door from there.
 */
@Needs(Action.LOOK_AROUND)
@WebServlet("")
public class StartPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Origins origins;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean staff = origins.sites(request.getHeader("Host")).contains(Site.STAFF);
        response.sendRedirect(request.getContextPath() + (staff ? Page.WORK.path() : "/lapor"));
    }
}
