package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.boundary.UnitDesk;
import id.kentongan.core.administration.entity.Office;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /administration/units.xhtml?unit=…}: which offices there are. */
@Named
@RequestScoped
public class UnitsView {

    private @Nullable String unit;
    private @Nullable String words;

    private List<Office> offices = List.of();
    private List<Office> around = List.of();
    private @Nullable Office current;
    private @Nullable OfficeCard card;
    private List<HistoryCard> history = List.of();

    @Inject
    private UnitDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_OFFICES)
    public void load() {
        try {
            offices = desk.offices(user.actor(), words == null ? "" : words);
            if (offices.isEmpty() && (words == null || words.isBlank())) {
                Attempts.missing();
                return;
            }
            Optional<UUID> chosen = Attempts.id(unit);
            if (chosen.isPresent()) {
                show(chosen.get());
            } else if (unit != null && !unit.isBlank()) {
                Attempts.missing();
            }
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    private void show(UUID id) {
        Office office = desk.office(user.actor(), id);
        ZoneId zone = zone(office);
        current = office;
        around = UnitDesk.mayChange(user.actor(), office) ? desk.around(user.actor(), id) : List.of();
        history = HistoryCard.of(desk.history(user.actor(), id), texts, zone);
        card = new OfficeCard(
                office.id().toString(),
                office.name(),
                office.tier().name(),
                office.area().value(),
                or(office.areaName()),
                or(office.agency()),
                office.outside(),
                office.parentId() == null ? "" : office.parentId().toString(),
                or(office.parentName()),
                or(office.successorName()),
                time(office.endsAt(), zone),
                time(office.closedAt(), zone),
                texts.get("units.cases", office.openCases()),
                Integer.toString(office.version()));
    }

    /** The unit that a form is about. */
    public UUID chosen() {
        return Attempts.id(unit).orElseThrow(() -> new NotPermitted("no unit was named"));
    }

    /** The clocks of that unit. */
    public ZoneId zoneOfChosen() {
        return zone(desk.office(user.actor(), chosen()));
    }

    /** Leads to another one with the next load. */
    public void choose(UUID id) {
        unit = id.toString();
    }

    private ZoneId zone(Office office) {
        return directory.tenant(office.tenantId()).map(Tenant::zone).orElse(ZoneId.of("Asia/Jakarta"));
    }

    private String time(@Nullable OffsetDateTime at, ZoneId zone) {
        return at == null ? "" : texts.time(at, zone);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Whether this one can be changed here. */
    public boolean isChangeOffered() {
        return Optional.ofNullable(current)
                .map(known -> UnitDesk.mayChange(user.actor(), known))
                .orElse(Attempts.hearing());
    }

    public boolean isHearing() {
        return Attempts.hearing();
    }

    public List<Office> getOffices() {
        return offices;
    }

    /** Who could stand above it or take over from it. */
    public List<Office> getAround() {
        return around;
    }

    public @Nullable OfficeCard getCard() {
        return card;
    }

    public List<HistoryCard> getHistory() {
        return history;
    }

    public @Nullable String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = unit;
    }

    /** Empty without words: a link cannot carry nothing. */
    public String getWords() {
        return words == null ? "" : words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }
}
