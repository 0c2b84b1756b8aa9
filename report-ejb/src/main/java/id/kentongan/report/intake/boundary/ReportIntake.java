package id.kentongan.report.intake.boundary;

import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.TrackingCode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Takes reports in. Report, history, case, first deadline and the message to the first unit commit together; no broker
 * is asked, so a report is accepted while the broker is away and the officers hear of it later.
 */
@Stateless
public class ReportIntake {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Categories categories;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private DatabaseClock clock;

    /**
     * @throws UnknownCategory if the tenant has no such category
     * @throws OutsideJurisdiction if the place is not the tenant's
     * @throws id.kentongan.core.organisation.entity.InvalidPosition if it is no place on the globe
     */
    public Receipt file(NewReport wanted) {
        String category = categories
                .find(wanted.tenant().id(), wanted.categoryCode())
                .orElseThrow(() -> new UnknownCategory(wanted.categoryCode()))
                .code();
        Placement placement = areas.locate(wanted.tenant(), wanted.lat(), wanted.lon());
        if (placement instanceof Placement.Outside outside) {
            throw new OutsideJurisdiction(outside);
        }
        Placement.Found place = (Placement.Found) placement;
        TrackingCode trackingCode = TrackingCode.random();
        Report report = Report.file(
                wanted.tenant(),
                category,
                wanted.lat(),
                wanted.lon(),
                place,
                wanted.address(),
                wanted.description(),
                wanted.channel(),
                trackingCode,
                cases.expectedEnd(wanted.tenant()).orElse(null),
                clock.now());
        Unit told = cases.open(
                CaseKind.REPORT, wanted.tenant(), report.id(), report.ticket().value(), category, report.area());
        reports.append(report.filed(told));
        reports.add(report);
        return new Receipt(
                report.ticket().value(), trackingCode.value(), report.receivedAt(), report.expectedAt(), place);
    }
}
