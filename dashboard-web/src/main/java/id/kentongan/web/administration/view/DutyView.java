package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.administration.boundary.DutyDesk;
import id.kentongan.core.administration.boundary.StaffDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The form of {@code /administration/staff.xhtml} that plans who is on duty. */
@Named
@RequestScoped
public class DutyView {

    private @Nullable String starts;
    private @Nullable String ends;

    @Inject
    private StaffDesk desk;

    @Inject
    private DutyDesk duty;

    @Inject
    private StaffView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Needs(Action.PLAN_DUTY)
    public void plan() {
        attempt(
                "duty.planned",
                () -> duty.plan(
                        user.actor(),
                        page.chosen(),
                        Attempts.parameter("person").orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_PERSON)),
                        moment(starts),
                        moment(ends)));
    }

    @Needs(Action.PLAN_DUTY)
    public void cancel() {
        attempt(
                "duty.cancelled",
                () -> duty.cancel(
                        user.actor(),
                        desk.unit(user.actor(), page.chosen()).tenantId(),
                        Attempts.parameter("turn").orElseThrow(() -> new ChangeRefused(Reason.OVER))));
    }

    private void attempt(String done, Runnable change) {
        if (attempts.make(done, change)) {
            starts = ends = null;
        }
        page.load();
    }

    private Instant moment(@Nullable String local) {
        try {
            return LocalDateTime.parse(local == null ? "" : local.strip())
                    .atZone(page.zoneOfChosen())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new ChangeRefused(Reason.TIMES);
        }
    }

    public @Nullable String getStarts() {
        return starts;
    }

    public void setStarts(@Nullable String starts) {
        this.starts = starts;
    }

    public @Nullable String getEnds() {
        return ends;
    }

    public void setEnds(@Nullable String ends) {
        this.ends = ends;
    }
}
