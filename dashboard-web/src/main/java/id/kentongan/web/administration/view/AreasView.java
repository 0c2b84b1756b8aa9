package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.boundary.AreaDesk;
import id.kentongan.core.administration.boundary.TenantDesk;
import id.kentongan.core.administration.entity.AreaChange;
import id.kentongan.core.administration.entity.AreaRow;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Government;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /administration/areas.xhtml?tenant=…}: the areas of a government, and how they change. */
@Named
@RequestScoped
public class AreasView {

    private static final int LONGEST_LIST = 4_000;

    private @Nullable String tenant;
    private @Nullable String words;
    private @Nullable String before;
    private @Nullable String after;
    private @Nullable String effective;
    private @Nullable String why;

    private List<Government> governments = List.of();
    private @Nullable Government current;
    private List<AreaRow> areas = List.of();
    private List<HistoryCard> history = List.of();

    @Inject
    private TenantDesk tenants;

    @Inject
    private AreaDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Inject
    private Texts texts;

    @Needs(Action.READ_GOVERNMENT)
    public void load() {
        governments = tenants.governments(user.actor());
        boolean alone = (tenant == null || tenant.isBlank()) && governments.size() == 1;
        int id = alone ? governments.get(0).id() : Attempts.version(tenant);
        current =
                governments.stream().filter(each -> each.id() == id).findFirst().orElse(null);
        if (governments.isEmpty() || current == null && tenant != null && !tenant.isBlank()) {
            Attempts.missing();
            return;
        }
        Optional.ofNullable(current).ifPresent(this::show);
    }

    private void show(Government government) {
        tenant = Integer.toString(government.id());
        try {
            areas = desk.areas(user.actor(), government.id(), words == null ? "" : words);
            history = HistoryCard.of(
                    desk.history(user.actor(), government.id()),
                    texts,
                    government.settings().zone());
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    @Needs(Action.CHANGE_GOVERNMENT)
    public void replace() {
        boolean made = attempts.make("areas.done", () -> {
            int id = Attempts.version(tenant);
            desk.replace(
                    user.actor(),
                    id,
                    new AreaChange(
                            lines(before)
                                    .flatMap(line -> Stream.of(line.split("[ ,;]+")))
                                    .toList(),
                            lines(after).map(AreasView::named).toList(),
                            day()),
                    or(why));
        });
        if (made) {
            before = after = effective = why = null;
        }
        load();
    }

    private static Stream<String> lines(@Nullable String text) {
        String known = or(text);
        if (known.length() > LONGEST_LIST) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        return known.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** Code, then the name; one that goes on needs no name. */
    private static AreaChange.Named named(String line) {
        String[] parts = line.split("[ ,;]+", 2);
        return new AreaChange.Named(parts[0], parts.length < 2 ? "" : parts[1]);
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(or(effective).strip());
        } catch (DateTimeException e) {
            throw new ChangeRefused(Reason.TIMES);
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Whether splits and mergers can be recorded here. */
    public boolean isChangeOffered() {
        return Optional.ofNullable(current)
                .map(known -> TenantDesk.mayChange(user.actor(), known))
                .orElse(Attempts.hearing());
    }

    public boolean isHearing() {
        return Attempts.hearing();
    }

    public List<Government> getGovernments() {
        return governments;
    }

    public @Nullable Government getCurrent() {
        return current;
    }

    public List<AreaRow> getAreas() {
        return areas;
    }

    public List<HistoryCard> getHistory() {
        return history;
    }

    /** Empty without words: a link cannot carry nothing. */
    public String getWords() {
        return or(words);
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }

    public @Nullable String getEffective() {
        return effective;
    }

    public void setEffective(@Nullable String effective) {
        this.effective = effective;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }
}
