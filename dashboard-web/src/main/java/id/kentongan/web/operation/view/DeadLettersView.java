package id.kentongan.web.operation.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.outbox.boundary.DeadLetterDesk;
import id.kentongan.core.outbox.boundary.DeadLetterPage;
import id.kentongan.core.outbox.boundary.DeadLetterRow;
import id.kentongan.core.outbox.boundary.Replayed;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /operation/dead-letters.xhtml?before=…}: for administrators; to everybody else there is no such page. It keeps
 * nothing between requests: letters are named by their ids, never by a position in a list that may have moved.
 */
@Named
@RequestScoped
public class DeadLettersView {

    private static final int PAGE = 20;

    /** The installation's own clock: a letter may be of any tenant or of none. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private @Nullable String before;
    private @Nullable String reason;
    private List<LetterCard> cards = List.of();
    private long open;
    private @Nullable String next;

    @Inject
    private DeadLetterDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_DEAD_LETTERS)
    public void load() {
        if (!may(Action.READ_DEAD_LETTERS)) {
            FacesContext faces = FacesContext.getCurrentInstance();
            try {
                faces.getExternalContext().responseSendError(404, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            faces.responseComplete();
            return;
        }
        DeadLetterPage page = desk.page(user.actor(), id(before).orElse(null), PAGE);
        cards = page.rows().stream().map(this::card).toList();
        open = page.open();
        next = page.next().map(UUID::toString).orElse(null);
    }

    @Needs(Action.DECIDE_DEAD_LETTERS)
    public void replay() {
        Set<UUID> chosen = chosen();
        if (!may(Action.DECIDE_DEAD_LETTERS) || chosen.isEmpty()) {
            texts.refuse("letters.none-chosen");
        } else {
            tell(desk.replay(user.actor(), chosen));
        }
        load();
    }

    @Needs(Action.DECIDE_DEAD_LETTERS)
    public void replayOldest() {
        if (may(Action.DECIDE_DEAD_LETTERS)) {
            tell(desk.replayOldest(user.actor()));
        }
        load();
    }

    @Needs(Action.DECIDE_DEAD_LETTERS)
    public void discard() {
        Set<UUID> chosen = chosen();
        String why = reason == null ? "" : reason.strip();
        if (!may(Action.DECIDE_DEAD_LETTERS) || chosen.isEmpty()) {
            texts.refuse("letters.none-chosen");
        } else if (why.length() < DeadLetterDesk.SHORTEST_REASON || why.length() > DeadLetterDesk.LONGEST_REASON) {
            texts.refuse("letters.reason.refused", DeadLetterDesk.SHORTEST_REASON, DeadLetterDesk.LONGEST_REASON);
        } else {
            long gone = chosen.stream()
                    .filter(id -> desk.discard(user.actor(), id, why))
                    .count();
            texts.info("letters.discarded", gone);
            reason = null;
        }
        load();
    }

    private boolean may(Action action) {
        return Access.may(user.actor(), action, Matter.installation());
    }

    private void tell(Replayed replayed) {
        if (replayed.sent() > 0 || replayed.unreadable() == 0) {
            texts.info("letters.replayed", replayed.sent());
        }
        if (replayed.unreadable() > 0) {
            texts.refuse("letters.unreadable", replayed.unreadable());
        }
    }

    /** The letters whose boxes were ticked; whatever is no id is passed over. */
    private static Set<UUID> chosen() {
        ExternalContext request = FacesContext.getCurrentInstance().getExternalContext();
        String[] values = request.getRequestParameterValuesMap().getOrDefault("letter", new String[0]);
        Set<UUID> chosen = new LinkedHashSet<>();
        Stream.of(values).limit(PAGE).forEach(value -> id(value).ifPresent(chosen::add));
        return chosen;
    }

    private LetterCard card(DeadLetterRow row) {
        OffsetDateTime first = row.firstFailedAt();
        return new LetterCard(
                row.id().toString(),
                row.tenantId(),
                row.queue(),
                row.reference() == null ? "" : row.reference(),
                row.reason(),
                row.newer(),
                row.attempts(),
                age(Duration.ofSeconds(row.ageSeconds())),
                first == null ? "" : texts.time(first, ZONE),
                texts.time(row.parkedAt(), ZONE),
                row.parkedAt().toInstant().toString(),
                row.correlation() == null ? "" : row.correlation());
    }

    private String age(Duration age) {
        if (age.toDays() > 0) {
            return texts.get("letters.age.days", age.toDays());
        }
        return age.toHours() > 0
                ? texts.get("letters.age.hours", age.toHours())
                : texts.get("letters.age.minutes", age.toMinutes());
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isNewest() {
        return id(before).isEmpty();
    }

    public List<LetterCard> getCards() {
        return cards;
    }

    /** While a postback is being read, before anything is loaded, the buttons must be there to be heard. */
    public boolean isDecisionOffered() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE || !cards.isEmpty();
    }

    public long getOpen() {
        return open;
    }

    public @Nullable String getNext() {
        return next;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
