package id.kentongan.report.followup.control;

import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds how reports stand. */
@ApplicationScoped
public class Standings {

    private final Reports reports;
    private final Handlings handlings;
    private final Cases cases;
    private final Units units;

    @Inject
    public Standings(Reports reports, Handlings handlings, Cases cases, Units units) {
        this.reports = reports;
        this.handlings = handlings;
        this.cases = cases;
        this.units = units;
    }

    /** For the container's proxy. */
    protected Standings() {
        this.reports = null;
        this.handlings = null;
        this.cases = null;
        this.units = null;
    }

    /**
     * @throws UnknownTicket if there is no such report
     */
    public Standing of(int tenantId, String ticket) {
        return of(find(tenantId, ticket));
    }

    /**
     * The same, while nobody else can change it until the end of the transaction.
     *
     * @throws UnknownTicket if there is no such report
     */
    public Standing locked(int tenantId, String ticket) {
        Report report = find(tenantId, ticket);
        // The case first: its lock is taken first everywhere, and the report may have moved while we waited for it.
        cases.lock(tenantId, report.id());
        reports.refresh(report);
        return of(report);
    }

    private Standing of(Report report) {
        Handlings.Around around = handlings.around(report.tenantId(), report.id());
        Handling handling = around.handling();
        @Nullable Unit handler = unit(handling.unit()).orElse(null);
        boolean away = Standing.away(report, handler);
        return new Standing(
                report,
                handling,
                handler,
                unit(handling.assignedUnit()).orElse(null),
                units(around.helping()),
                units.ladderOf(handler != null && away ? handler.area() : report.area()),
                units(around.told()),
                reading(report, around.asked(), away));
    }

    private List<Unit> units(List<UUID> ids) {
        return ids.stream().map(units::unit).flatMap(Optional::stream).toList();
    }

    private List<Unit> reading(Report report, @Nullable UUID proposed, boolean away) {
        Stream<Unit> asked = unit(proposed).stream()
                .flatMap(unit -> Stream.concat(Stream.of(unit), units.ladderOf(unit.area()).stream())
                        .filter(above -> above.tenantId() == unit.tenantId()));
        Stream<Unit> home = away ? units.ladderOf(report.area()).stream() : Stream.empty();
        return Stream.concat(asked, home).toList();
    }

    private Optional<Unit> unit(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(units::unit);
    }

    private Report find(int tenantId, String ticket) {
        return Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .orElseThrow(() -> new UnknownTicket(ticket));
    }
}
