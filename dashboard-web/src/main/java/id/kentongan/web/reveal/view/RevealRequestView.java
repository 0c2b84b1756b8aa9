package id.kentongan.web.reveal.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.reveal.entity.LegalBasis;
import id.kentongan.core.reveal.entity.NoticeBar;
import id.kentongan.core.reveal.entity.Reveal;
import id.kentongan.core.reveal.entity.RevealOutcome;
import id.kentongan.core.reveal.entity.RevealWish;
import id.kentongan.report.reveal.boundary.RevealRequests;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /reveal/request.xhtml?tenant=…&ticket=…}: an officer asks to open who wrote a report. */
@Named
@RequestScoped
public class RevealRequestView {

    private @Nullable String tenant;
    private @Nullable String ticket;
    private @Nullable String basis;
    private @Nullable String bar;
    private @Nullable String reason;
    private List<RevealCard> cards = List.of();

    @Inject
    private RevealRequests requests;

    @Inject
    private RevealCards rendering;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.REQUEST_REVEAL)
    public void load() {
        Optional<List<Reveal>> found = requests.of(user.actor(), tenantId(), ticket());
        if (found.isEmpty()) {
            RevealCards.missing();
        } else {
            cards = found.get().stream().map(rendering::of).toList();
        }
    }

    @Needs(Action.REQUEST_REVEAL)
    public void ask() {
        Optional<LegalBasis> law = constant(LegalBasis.values(), basis);
        Optional<String> words = RevealWish.reason(reason, RevealWish.SHORTEST_REASON);
        if (law.isEmpty()) {
            texts.refuse("reveal.refused.basis");
        } else if (words.isEmpty()) {
            texts.refuse("reveal.refused.reason", RevealWish.SHORTEST_REASON, RevealWish.LONGEST_REASON);
        } else {
            tell(requests.request(
                    user.actor(),
                    tenantId(),
                    ticket(),
                    new RevealWish(
                            law.get(),
                            words.get(),
                            constant(NoticeBar.values(), bar).orElse(null))));
        }
        load();
    }

    private void tell(RevealOutcome outcome) {
        if (outcome == RevealOutcome.REQUESTED) {
            texts.info("reveal.outcome." + outcome.name());
            reason = null;
        } else {
            texts.refuse("reveal.outcome." + outcome.name());
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, @Nullable String name) {
        return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
    }

    private int tenantId() {
        return tenant != null && tenant.matches("[0-9]{1,9}") ? Integer.parseInt(tenant) : 0;
    }

    private String ticket() {
        return ticket == null ? "" : ticket;
    }

    public List<RevealCard> getCards() {
        return cards;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable String ticket) {
        this.ticket = ticket;
    }

    public @Nullable String getBasis() {
        return basis;
    }

    public void setBasis(@Nullable String basis) {
        this.basis = basis;
    }

    public @Nullable String getBar() {
        return bar;
    }

    public void setBar(@Nullable String bar) {
        this.bar = bar;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
