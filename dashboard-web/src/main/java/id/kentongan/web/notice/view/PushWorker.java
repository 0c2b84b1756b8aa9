package id.kentongan.web.notice.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code /push-worker.js}: what a browser runs to show a push. It lies at the top, since a worker serves nothing above
 * itself; below the resources of Faces it would serve no page.
 */
@Needs(Action.LOOK_AROUND)
@WebServlet("/push-worker.js")
public class PushWorker extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript");
        response.setCharacterEncoding("UTF-8");
        try (InputStream script = PushWorker.class.getResourceAsStream("push-worker.js")) {
            if (script == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            script.transferTo(response.getOutputStream());
        }
    }
}
