package id.kentongan.web.identity.view;

import id.kentongan.core.access.boundary.DenialDesk;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.access.Page;
import id.kentongan.web.identity.door.Credential;
import id.kentongan.web.identity.door.Doorkeeper;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The door of all pages. What is not named as public needs somebody who is signed in and, asked at each request, still
 * welcome.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient DenialDesk denials;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (path.startsWith(RESOURCES)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Page> page = Page.at(path);
        boolean open = page.map(Page::action).filter(Action::isOpen).isPresent();
        Optional<Visit> visit = doorkeeper.look(request, response);
        if (open) {
            chain.doFilter(request, response);
        } else if (visit.isEmpty()) {
            boolean expired = Credential.of(request).kind() == Credential.Kind.SESSION;
            if (expired) {
                Doorkeeper.forget(request);
            }
            send(request, response, signInAddress(request, expired));
        } else if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (reaches(visit.get().stage(), page.get())) {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND
                    && visit.get().staff()) {
                // To the reader it does not exist; whether it does, or somebody tries numbers, auditors see.
                denials.count(visit.get().person(), page.get().action());
            }
        } else {
            Page step = visit.get().stage() == SessionStage.ENROLMENT ? Page.AUTHENTICATOR : Page.SECOND_STEP;
            send(request, response, request.getContextPath() + step.path());
        }
    }

    private static boolean reaches(SessionStage stage, Page page) {
        return stage == SessionStage.PASSED || stage == SessionStage.ENROLMENT && page == Page.AUTHENTICATOR;
    }

    private static String signInAddress(HttpServletRequest request, boolean expired) {
        String address = request.getContextPath() + Page.SIGN_IN.path();
        String query = request.getQueryString();
        String wanted = request.getServletPath() + (query == null ? "" : "?" + query);
        String separator = "?";
        if (expired) {
            address += "?expired=true";
            separator = "&";
        }
        // After a form was posted the page itself is what one can come back to.
        return "GET".equals(request.getMethod())
                ? address + separator + "next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                : address;
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.sendRedirect(address);
            return;
        }
        // Faces' script follows this redirect; it would not notice a plain one.
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                        + address.replace("&", "&amp;") + "\"/></partial-response>");
    }
}
