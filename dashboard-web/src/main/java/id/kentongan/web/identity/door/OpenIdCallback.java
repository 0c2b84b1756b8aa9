package id.kentongan.web.identity.door;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.identity.boundary.OpenIdSignIn;
import id.kentongan.core.identity.entity.ProviderAway;
import id.kentongan.core.logging.Log;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sign-in/openid?code=…&state=…}: the browser comes back from the identity provider. */
@Needs(Action.SIGN_IN)
@WebServlet(Credential.CALLBACK_PATH)
public class OpenIdCallback extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = Log.of(OpenIdCallback.class);
    private static final int LONGEST = 2_000;

    @Inject
    private transient OpenIdSignIn openId;

    @Inject
    private transient OpenIdCookie cookie;

    @Inject
    private transient Doorkeeper doorkeeper;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!openId.offered()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String kept = cookie.read(request).orElse("");
        cookie.clear(response);
        try {
            Optional<OpenIdSignIn.Returned> returned = openId.finish(
                    kept,
                    parameter(request, "state"),
                    parameter(request, "code"),
                    OpenIdBegin.callback(settings, request),
                    Doorkeeper.arrival(request));
            if (returned.isPresent()) {
                doorkeeper.admit(request, response, returned.get().entry());
                response.sendRedirect(
                        request.getContextPath() + NextPage.of(returned.get().next()));
                return;
            }
            response.sendRedirect(request.getContextPath() + Page.SIGN_IN.path() + "?openid=refused");
        } catch (ProviderAway e) {
            LOG.log(WARNING, "WEB-5007 nobody can sign in through the identity provider: {0}", e.getMessage());
            response.sendRedirect(request.getContextPath() + Page.SIGN_IN.path() + "?openid=away");
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null || value.isEmpty() || value.length() > LONGEST ? "-" : value;
    }
}
