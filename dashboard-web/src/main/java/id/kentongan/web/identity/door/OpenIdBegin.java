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
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** {@code /sign-in/openid/begin?next=…}: sends the browser to the identity provider. */
@Needs(Action.SIGN_IN)
@WebServlet(Credential.CALLBACK_PATH + "/begin")
public class OpenIdBegin extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = Log.of(OpenIdBegin.class);

    @Inject
    private transient OpenIdSignIn openId;

    @Inject
    private transient OpenIdCookie cookie;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!openId.offered()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        @Nullable String next = request.getParameter("next");
        try {
            OpenIdSignIn.Begun begun = openId.begin(callback(settings, request), NextPage.of(next));
            cookie.write(response, begun.kept());
            response.sendRedirect(begun.address().toString());
        } catch (ProviderAway e) {
            LOG.log(WARNING, "WEB-5007 nobody can sign in through the identity provider: {0}", e.getMessage());
            response.sendRedirect(request.getContextPath() + Page.SIGN_IN.path() + "?openid=away");
        }
    }

    /** The staff's address, which the provider knows; on one's own machine without one, that of the request. */
    static URI callback(Settings settings, HttpServletRequest request) {
        String base = settings.find("kentongan.staff.url")
                .or(() -> settings.find("kentongan.public.url"))
                .orElseGet(() -> request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort());
        return URI.create(base.replaceAll("/+$", "") + request.getContextPath() + Credential.CALLBACK_PATH);
    }
}
