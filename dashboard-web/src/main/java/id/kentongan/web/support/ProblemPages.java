package id.kentongan.web.support;

import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The pages of {@code docs/problems} at the addresses that problems name as their type. */
@Needs(Action.LOOK_AROUND)
@WebServlet("/problems/*")
public class ProblemPages extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/WEB-INF/problems/";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        // Only names of the list lead to a file: nothing that was sent is part of a path.
        String name = path == null ? "" : path.substring(1).replaceFirst("\\.md$", "");
        String page = name.isEmpty() || name.equals("README")
                ? "README"
                : ProblemType.ofSlug(name).map(ProblemType::slug).orElse("");
        try (InputStream text = getServletContext().getResourceAsStream(FOLDER + page + ".md")) {
            if (page.isEmpty() || text == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType("text/markdown");
            response.setCharacterEncoding("UTF-8");
            text.transferTo(response.getOutputStream());
        }
    }
}
