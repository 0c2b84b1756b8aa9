package id.kentongan.web.reveal.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.reveal.boundary.RevealDesk;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /reveal/list.xhtml}: a privacy officer decides; to everybody else there is no such page. */
@Named
@RequestScoped
public class RevealListView {

    private static final int SHORTEST_NOTE = 5;

    private @Nullable String note;
    private List<RevealCard> cards = List.of();

    @Inject
    private RevealDesk desk;

    @Inject
    private RevealCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.DECIDE_REVEAL)
    public void load() {
        if (desk.decides(user.actor())) {
            cards = desk.forDecision(user.actor()).stream().map(rendering::of).toList();
        } else {
            RevealCards.missing();
        }
    }

    @Needs(Action.DECIDE_REVEAL)
    public void approve() {
        decide(true, RevealWish.reason(note, 1));
    }

    @Needs(Action.DECIDE_REVEAL)
    public void refuse() {
        Optional<String> words = RevealWish.reason(note, SHORTEST_NOTE);
        if (words.isEmpty()) {
            texts.refuse("reveal.refused.reason", SHORTEST_NOTE, RevealWish.LONGEST_REASON);
            load();
        } else {
            decide(false, words);
        }
    }

    private void decide(boolean yes, Optional<String> words) {
        Optional<UUID> chosen = RevealCards.id(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("reveal"));
        if (chosen.isEmpty()) {
            texts.refuse("reveal.refused.none-chosen");
        } else {
            RevealOutcome outcome = desk.decide(user.actor(), chosen.get(), yes, words.orElse(null));
            if (outcome == RevealOutcome.APPROVED || outcome == RevealOutcome.REFUSED) {
                texts.info("reveal.outcome." + outcome.name());
                note = null;
            } else {
                texts.refuse("reveal.outcome." + outcome.name());
            }
        }
        load();
    }

    public List<RevealCard> getCards() {
        return cards;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
