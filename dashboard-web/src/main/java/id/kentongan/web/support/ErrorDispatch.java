package id.kentongan.web.support;

import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where the server leads what it could not find or finish. A posted form cannot be forwarded to the page that says so:
 * Faces would take it for a form of that page. It is sent there.
 */
@Needs(Action.LOOK_AROUND)
@WebServlet("/error")
public class ErrorDispatch extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        boolean missing = !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)
                || status == HttpServletResponse.SC_NOT_FOUND;
        String page = missing ? "/error/not-found.xhtml" : "/error/failure.xhtml";
        if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            // The address may have been no page's, and a page that failed has left a policy with a nonce of its own: a
            // browser would obey them all, and the scripts of this page know one nonce.
            response.setHeader(SecurityHeadersFilter.POLICY, SecurityHeadersFilter.PAGES);
            request.getRequestDispatcher(page).forward(request, response);
        } else if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.endsWith(".xhtml")) {
            response.sendRedirect(
                    request.getContextPath() + page + (missing ? "" : "?event=" + CorrelationFilter.idOf(request)));
        }
    }
}
