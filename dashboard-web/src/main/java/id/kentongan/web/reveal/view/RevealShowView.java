package id.kentongan.web.reveal.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.reveal.boundary.RevealDesk;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealedIdentity;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /reveal/show.xhtml?id=…}: who asked reads who wrote the report, while it is open. Looking at the page is not
 * reading: that takes a button, since each reading is written down and no page that a browser fetches ahead shall be one.
 */
@Named
@RequestScoped
public class RevealShowView {

    private @Nullable String id;
    private @Nullable RevealCard card;
    private List<RevealedIdentity.Detail> details = List.of();

    @Inject
    private RevealDesk desk;

    @Inject
    private RevealCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_REVEAL)
    public void load() {
        Optional<Reveal> found = RevealCards.id(id).flatMap(known -> desk.find(user.actor(), known));
        if (found.isEmpty()) {
            RevealCards.missing();
        } else {
            card = rendering.of(found.get());
        }
    }

    @Needs(Action.READ_REVEAL)
    public void read() {
        RevealCards.id(id).map(known -> desk.read(user.actor(), known)).ifPresent(identity -> {
            details = identity.details();
            if (identity.outcome() != RevealOutcome.OPEN) {
                texts.refuse("reveal.outcome." + identity.outcome().name());
            }
        });
        load();
    }

    public @Nullable RevealCard getCard() {
        return card;
    }

    public List<RevealedIdentity.Detail> getDetails() {
        return details;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
