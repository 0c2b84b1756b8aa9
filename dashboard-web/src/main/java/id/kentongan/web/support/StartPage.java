package id.kentongan.web.support;

import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The bare address leads to the alerts; who is not signed in is sent to the door from there. */
@Needs(Action.LOOK_AROUND)
@WebServlet("")
public class StartPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/alert/list.xhtml");
    }
}
