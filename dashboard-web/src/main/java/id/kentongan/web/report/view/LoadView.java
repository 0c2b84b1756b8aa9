package id.kentongan.web.report.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.followup.boundary.OfficerLoad;
import id.kentongan.report.followup.boundary.UnitLoad;
import id.kentongan.report.followup.boundary.Workload;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /report/load.xhtml?unit=…} */
@Named
@RequestScoped
public class LoadView {

    /**
     * A line of the table: a unit or an officer.
     *
     * @param id the unit's; empty for an officer
     * @param oldest when the oldest open report came in; empty if there is none
     */
    public record Line(
            String id,
            String name,
            int open,
            int overdue,
            int assigned,
            int unanswered,
            int unaccepted,
            String oldest) {}

    private @Nullable String unit;
    private List<Line> lines = List.of();

    @Inject
    private Workload workload;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_LOAD)
    public void load() throws IOException {
        if (unit == null || unit.isEmpty()) {
            lines = workload.units(user.actor()).stream().map(this::line).toList();
            return;
        }
        List<OfficerLoad> officers = id(unit) == null
                ? null
                : workload.officers(user.actor(), id(unit)).orElse(null);
        if (officers == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        } else {
            lines = officers.stream().map(this::line).toList();
        }
    }

    private Line line(UnitLoad load) {
        return new Line(
                load.unit().id().toString(),
                load.unit().name(),
                load.open(),
                load.overdue(),
                load.assigned(),
                load.unanswered(),
                load.unaccepted(),
                time(load.oldestAt(), load.unit().tenantId()));
    }

    private Line line(OfficerLoad load) {
        int tenant = user.actor().posts().stream().findFirst().orElseThrow().tenantId();
        return new Line(
                "",
                load.name(),
                load.open(),
                load.overdue(),
                load.open(),
                load.unanswered(),
                0,
                time(load.oldestAt(), tenant));
    }

    private String time(@Nullable OffsetDateTime at, int tenant) {
        ZoneId zone = areas.tenant(tenant).map(Tenant::zone).orElse(ZoneOffset.UTC);
        return at == null ? "" : texts.time(at, zone);
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public List<Line> getLines() {
        return lines;
    }

    /** Whether officers are shown and not units. */
    public boolean isOfficers() {
        return unit != null && !unit.isEmpty();
    }

    public @Nullable String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = unit;
    }
}
