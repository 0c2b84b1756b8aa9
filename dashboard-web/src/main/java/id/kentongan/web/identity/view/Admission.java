package id.kentongan.web.identity.view;

import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.access.Page;
import id.kentongan.web.identity.door.Doorkeeper;
import id.kentongan.web.identity.door.NextPage;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all steps of signing in end with: the reader is let in and goes on, or is told that this was not it. */
@RequestScoped
public class Admission {

    @Inject
    private Doorkeeper doorkeeper;

    @Inject
    private Texts texts;

    /**
     * @param entry empty if what was given was wrong
     * @param next where the reader wanted to go; anything that was sent
     * @param refusal key of the sentence that says that it was wrong
     */
    public void decide(Optional<Entry> entry, @Nullable String next, String refusal) throws IOException {
        if (entry.isEmpty()) {
            texts.refuse(refusal);
            return;
        }
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        doorkeeper.admit(
                (HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse(), entry.get());
        context.redirect(context.getRequestContextPath() + onwards(entry.get().visit(), next));
    }

    /** To the next step, or to what the reader wanted. */
    private static String onwards(Visit visit, @Nullable String next) {
        String wanted = NextPage.of(next);
        return switch (visit.stage()) {
            case SECOND_STEP -> Page.SECOND_STEP.path() + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
            case ENROLMENT -> Page.AUTHENTICATOR.path();
            case PASSED -> visit.staff() || next != null && !next.isEmpty() ? wanted : Page.SESSIONS.path();
        };
    }
}
