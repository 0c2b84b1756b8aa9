package id.kentongan.web.privacy.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.privacy.boundary.PrivacyDesk;
import id.kentongan.core.privacy.entity.RequestOutcome;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /privacy/list.xhtml}: what people ask of their data, for privacy officers. */
@Named
@RequestScoped
public class PrivacyListView {

    private @Nullable String answer;
    private List<RequestCard> cards = List.of();

    @Inject
    private PrivacyDesk desk;

    @Inject
    private RequestCards readable;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.ANSWER_PRIVACY_REQUEST)
    public void load() throws IOException {
        if (!desk.answers(user.actor())) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(404, "");
            faces.responseComplete();
            return;
        }
        cards = readable.of(desk.list(user.actor()));
    }

    @Needs(Action.ANSWER_PRIVACY_REQUEST)
    public void grant() throws IOException {
        decide(true);
    }

    @Needs(Action.ANSWER_PRIVACY_REQUEST)
    public void refuse() throws IOException {
        decide(false);
    }

    private void decide(boolean granted) throws IOException {
        RequestOutcome outcome = chosen().map(
                        id -> desk.answer(user.actor(), id, granted, answer == null ? "" : answer))
                .orElse(RequestOutcome.UNKNOWN);
        if (outcome == RequestOutcome.ANSWERED || outcome == RequestOutcome.ERASED) {
            texts.info("privacy.outcome." + outcome.name());
            answer = null;
        } else {
            texts.refuse("privacy.outcome." + outcome.name());
        }
        load();
    }

    private static Optional<UUID> chosen() {
        String text = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("request", "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public List<RequestCard> getCards() {
        return cards;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }
}
