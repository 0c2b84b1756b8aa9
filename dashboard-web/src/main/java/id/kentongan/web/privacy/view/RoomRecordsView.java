package id.kentongan.web.privacy.view;

import id.kentongan.chat.keep.boundary.KeepDesk;
import id.kentongan.chat.keep.entity.Hold;
import id.kentongan.chat.keep.entity.KeepRefused;
import id.kentongan.chat.keep.entity.KeepRefused.Reason;
import id.kentongan.chat.keep.entity.Retention;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /privacy/rooms.xhtml?tenant=…}: how long what is said in rooms is kept, what is held, and records to take along. */
@Named
@RequestScoped
public class RoomRecordsView {

    /** A government that can be chosen. */
    public record Choice(int id, String name, String here) {}

    /** A hold in the reader's language; {@code ended} says when it was lifted. */
    public record Row(String id, String place, String period, String reason, String expires, String ended) {}

    private String tenant = "";
    private List<Tenant> governments = List.of();
    private @Nullable Tenant chosen;
    private Retention retention = Retention.USUAL;
    private List<Hold> holds = List.of();

    @Inject
    private KeepDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.KEEP_ROOM_RECORDS)
    public void load() {
        governments = desk.governments(user.actor());
        Tenant government = governments.stream()
                .filter(each -> tenant.isEmpty() || tenant.equals(Integer.toString(each.id())))
                .findFirst()
                .orElse(null);
        if (government == null) {
            Attempts.missing();
            return;
        }
        chosen = government;
        tenant = Integer.toString(government.id());
        retention = desk.retention(user.actor(), government.id());
        holds = desk.holds(user.actor(), government.id());
    }

    /** Does what the button says; nothing when none was pressed. */
    @Needs(Action.KEEP_ROOM_RECORDS)
    public void act() {
        load();
        Tenant government = chosen;
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String what = sent.getOrDefault("do", "");
        if (government == null || what.isEmpty()) {
            return;
        }
        try {
            act(government, what, sent);
            texts.info("room-records.done");
        } catch (KeepRefused e) {
            texts.refuse("room-records.refused." + e.reason());
        }
        load();
    }

    private void act(Tenant government, String what, Map<String, String> sent) {
        if (what.equals("keep")) {
            desk.keep(
                    user.actor(),
                    government.id(),
                    new Retention(number(sent.get("visible")), number(sent.get("sealed"))));
        } else if (what.equals("hold")) {
            desk.hold(
                    user.actor(),
                    government.id(),
                    sent.getOrDefault("kelurahan", ""),
                    RecordPeriod.day(government, sent.get("from")),
                    RecordPeriod.day(government, sent.get("until")).plusDays(1),
                    sent.getOrDefault("reason", ""),
                    RecordPeriod.day(government, sent.get("expires")).plusDays(1));
        } else {
            UUID hold = Attempts.id(what.replaceFirst("^lift:", "")).orElseThrow(() -> new KeepRefused(Reason.UNKNOWN));
            desk.lift(user.actor(), government.id(), hold);
        }
    }

    private static int number(@Nullable String typed) {
        if (typed == null || !typed.strip().matches("[0-9]{1,4}")) {
            throw new KeepRefused(Reason.DAYS);
        }
        return Integer.parseInt(typed.strip());
    }

    public List<Choice> getGovernments() {
        return governments.stream()
                .map(each -> new Choice(
                        each.id(), each.name(), tenant.equals(Integer.toString(each.id())) ? "page" : "false"))
                .toList();
    }

    public List<Row> getHolds() {
        Tenant government = chosen;
        return government == null
                ? List.of()
                : holds.stream().map(hold -> row(hold, government)).toList();
    }

    private Row row(Hold hold, Tenant government) {
        return new Row(
                hold.id().toString(),
                hold.kelurahan() == null
                        ? texts.get("room-records.all")
                        : hold.kelurahanName() == null ? hold.kelurahan() : hold.kelurahanName(),
                texts.get(
                        "room-records.period",
                        day(hold.from(), government),
                        day(hold.until().minusSeconds(1), government)),
                hold.reason(),
                day(hold.expires().minusSeconds(1), government),
                hold.lifted() == null ? "" : day(hold.lifted(), government));
    }

    private String day(OffsetDateTime at, Tenant government) {
        return texts.time(at, government.zone());
    }

    public Retention getRetention() {
        return retention;
    }

    public String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant == null ? "" : tenant;
    }
}
