package id.kentongan.web.disaster.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.disaster.boundary.DisasterDesk;
import id.kentongan.core.disaster.entity.DisasterKind;
import id.kentongan.core.disaster.entity.DisasterRefused;
import id.kentongan.core.disaster.entity.DisasterRefused.Why;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.disaster.view.DisasterLists.Of;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /control/disaster.xhtml}: declaring disaster mode, prolonging and ending it, with what was said. */
@Named
@RequestScoped
public class DisasterView {

    private DisasterKind kind = DisasterKind.FLOOD;
    private String[] where = {};
    private int hours = DisasterLists.USUAL_HOURS;
    private String reason = "";
    private String chosen = "";
    private int moreHours = DisasterLists.USUAL_HOURS;
    private String moreReason = "";

    @Inject
    private DisasterDesk desk;

    @Inject
    private DisasterBanner banner;

    @Inject
    private DisasterLists lists;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.DECLARE_DISASTER)
    public void load() {
        if (lists.tenants().isEmpty()) {
            Attempts.missing();
        }
    }

    @Needs(Action.DECLARE_DISASTER)
    public void declare() {
        attempt("disaster.declared", () -> {
            List<Of> named = Arrays.stream(where)
                    .flatMap(each -> lists.of(each).stream())
                    .toList();
            if (named.isEmpty() || named.stream().map(Of::tenant).distinct().count() != 1) {
                throw new DisasterRefused(Why.AREAS);
            }
            List<AreaCode> codes =
                    named.stream().map(Of::rest).map(AreaCode::new).toList();
            desk.declare(user.actor(), named.get(0).tenant(), kind, codes, hours, reason);
            where = new String[0];
            reason = "";
        });
    }

    @Needs(Action.DECLARE_DISASTER)
    public void prolong() {
        attempt("disaster.prolonged", () -> {
            Of disaster = lists.of(chosen).orElseThrow(() -> new DisasterRefused(Why.OVER));
            desk.prolong(user.actor(), disaster.tenant().id(), id(disaster), moreHours, moreReason);
            moreReason = "";
        });
    }

    @Needs(Action.DECLARE_DISASTER)
    public void end() {
        attempt("disaster.ended", () -> {
            Of disaster = lists.of(chosen).orElseThrow(() -> new DisasterRefused(Why.OVER));
            desk.end(user.actor(), disaster.tenant().id(), id(disaster), moreReason);
            moreReason = "";
        });
    }

    private void attempt(String done, Runnable change) {
        try {
            change.run();
            texts.info(done);
        } catch (DisasterRefused e) {
            texts.refuse("disaster.refused." + e.why());
        }
        banner.forget();
    }

    private static UUID id(Of disaster) {
        return Attempts.id(disaster.rest()).orElseThrow(() -> new DisasterRefused(Why.OVER));
    }

    public DisasterKind getKind() {
        return kind;
    }

    public void setKind(DisasterKind kind) {
        this.kind = kind;
    }

    public String[] getWhere() {
        return where.clone();
    }

    public void setWhere(String[] where) {
        this.where = where.clone();
    }

    public int getHours() {
        return hours;
    }

    public void setHours(int hours) {
        this.hours = hours;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen == null ? "" : chosen;
    }

    public int getMoreHours() {
        return moreHours;
    }

    public void setMoreHours(int moreHours) {
        this.moreHours = moreHours;
    }

    public String getMoreReason() {
        return moreReason;
    }

    public void setMoreReason(@Nullable String moreReason) {
        this.moreReason = moreReason == null ? "" : moreReason;
    }
}
