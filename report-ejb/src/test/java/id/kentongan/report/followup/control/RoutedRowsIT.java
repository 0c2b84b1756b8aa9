package id.kentongan.report.followup.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.BoundDatabase;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.routing.Recipients;
import id.kentongan.report.control.routing.Route;
import id.kentongan.report.control.routing.RoutingTable;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.TrackingCode;
import id.kentongan.report.entity.routing.RoutingRules;
import java.lang.reflect.Field;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written and read of who gets a report, on a real PostgreSQL with the rights of the application's role. */
class RoutedRowsIT {

    private static final AreaCode GAMBIR = new AreaCode("31.71.01.1001");

    private final Sql sql = new Sql();
    private final Handlings handlings = new Handlings(sql, new DatabaseClock(sql));

    @BeforeAll
    static void start() {
        BoundDatabase.bind();
    }

    @Test
    void a_report_that_goes_elsewhere_says_to_whom_and_why() throws Exception {
        Unit service = service();
        Report report = report();
        Route route = new Route(service, false, 7, 2, List.of(), UUID.randomUUID());
        file(report, route);

        assertThat(text("select routing_version || '.' || routing_rule from report.report where id = ?", report.id()))
                .contains("7.2");
        assertThat(text("select unit_id::text from report.handling where report_id = ?", report.id()))
                .contains(service.id().toString());
        assertThat(text("select last_seq::text from report.report where id = ?", report.id()))
                .contains("2");
    }

    @Test
    void who_is_told_besides_is_known_and_an_ordinary_report_has_no_row_more() throws Exception {
        Unit service = service();
        Report emergency = report();
        file(emergency, new Route(service, true, 0, 0, List.of(service), null));
        Report ordinary = report();
        file(ordinary, new Route(service, true, 0, 0, List.of(), null));

        assertThat(in(() -> handlings.told(1, emergency.id()))).containsExactly(service.id());
        assertThat(in(() -> handlings.told(1, ordinary.id()))).isEmpty();
        assertThat(text("select 'x' from report.handling where report_id = ?", ordinary.id()))
                .isEmpty();
        assertThat(text("select routing_version::text from report.report where id = ?", ordinary.id()))
                .isEmpty();
    }

    @Test
    void services_in_which_nobody_works_and_units_that_are_closed_are_known() {
        Unit service = service();
        Recipients recipients = new Recipients(null, sql);
        RoutingTable table = new RoutingTable(sql, null, recipients);

        assertThat(in(() -> table.published(1))).isSameAs(RoutingRules.SHIPPED);
        assertThat(in(() -> recipients.closed(1, service.id()))).isEmpty();
        UUID closed = UUID.randomUUID();
        BoundDatabase.run("insert into core.unit (id, tenant_id, tier, area_code, name, agency, closed_at) values ('"
                + closed + "', 1, 'AGENCY', '31', 'Dinas lama', 'lama', now())");
        assertThat(in(() -> recipients.closed(1, closed)).map(Unit::name)).contains("Dinas lama");
        Passing passing = new Passing(sql, null, handlings, null, recipients, null, null, null, null, null);
        assertThat(in(() -> passing.pass(10))).isZero();
        assertThat(in(() -> passing.displaced(10))).isZero();
    }

    private void file(Report report, Route route) throws Exception {
        Reports reports = new Reports();
        Field field = Reports.class.getDeclaredField("sql");
        field.setAccessible(true);
        field.set(reports, sql);
        List<ReportEvent> lines = new ArrayList<>(List.of(report.filed(route.unit())));
        if (route.broken() != null) {
            lines.add(report.rerouted(route.broken(), route.unit(), report.receivedAt()));
        }
        Writes writes = new Writes();
        reports.add(report, lines, route, null, writes);
        Scope.tenant(1).run(() -> sql.write(writes));
    }

    private static Report report() {
        return Report.file(
                new Tenant(1, "JKT", "jakarta.go.id", "Jakarta", new AreaCode("31"), ZoneId.of("Asia/Jakarta"), "dki"),
                "sampah",
                -6.17639,
                106.82666,
                new Placement.Found(
                        GAMBIR, "Gambir", List.of("Gambir"), Placement.Rule.INSIDE, 80, Optional.empty(), false),
                null,
                "Uji penerima",
                Channel.OPEN311,
                TrackingCode.random(),
                null,
                OffsetDateTime.now(ZoneId.of("UTC")));
    }

    private Unit service() {
        UUID id = UUID.fromString(text("select id::text from core.unit where agency = 'bpbd' and tenant_id = 1")
                .orElseThrow());
        return new Unit(id, 1, Tier.AGENCY, new AreaCode("31"), "BPBD");
    }

    private Optional<String> text(String query, Object... arguments) {
        return in(() -> sql.list(query, row -> Optional.ofNullable(row.getString(1)), arguments)).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <T> T in(java.util.function.Supplier<T> work) {
        return Scope.tenant(1).call(work);
    }
}
