package id.kentongan.web.alert.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.notification.boundary.AlertBoard;
import id.kentongan.core.notification.boundary.AlertPage;
import id.kentongan.core.notification.boundary.UnitRow;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.report.view.Acceptance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /alert/list.xhtml?unit=…&before=…}. It keeps nothing between requests: what is accepted is named by the ticket
 * that the reader saw, never by a position in a list that may have moved meanwhile.
 */
@Named
@RequestScoped
public class AlertListView {

    private static final int PAGE = 20;

    private @Nullable String unit;
    private @Nullable String before;
    private List<UnitRow> units = List.of();
    private Optional<UnitRow> current = Optional.empty();
    private List<AlertCard> cards = List.of();
    private @Nullable String next;

    @Inject
    private AlertBoard board;

    @Inject
    private Acceptance acceptance;

    @Inject
    private AlertCards rendering;

    @Inject
    private CurrentUser user;

    /** Also what an open page calls when it hears that there is something new. */
    @Needs(Action.READ_BOARD)
    public void load() {
        units = board.unitsOf(user.actor());
        Optional<UUID> wanted = id(unit);
        current = units.stream()
                .filter(row -> wanted.isEmpty() || row.id().equals(wanted.get()))
                .findFirst();
        current.ifPresent(row -> {
            AlertPage page = board.page(user.actor(), row.id(), id(before).orElse(null), PAGE);
            cards = rendering.of(page.rows());
            next = page.next().map(UUID::toString).orElse(null);
        });
    }

    @Needs(Action.ACCEPT_REPORT)
    public void accept() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        acceptance.accept(parameters.get("tenant"), parameters.get("ticket"));
        load();
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

    public List<UnitRow> getUnits() {
        return units;
    }

    public @Nullable UnitRow getCurrent() {
        return current.orElse(null);
    }

    public List<AlertCard> getCards() {
        return cards;
    }

    public @Nullable String getNext() {
        return next;
    }

    public @Nullable String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = unit;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
