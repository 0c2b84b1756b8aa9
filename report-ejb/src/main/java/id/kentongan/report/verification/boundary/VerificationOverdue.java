package id.kentongan.report.verification.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.verification.VerificationQueue;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the office above that nobody has looked at a report in time, then the one above that, each after one more term. By
 * the database's clock, each once, however many nodes look.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VerificationOverdue {

    private static final Scope SWEEP = Scope.system(Scope.Work.SWEEP);

    /** Which report nobody has looked at. */
    public record Overdue(int tenantId, UUID report) {}

    @Inject
    private Sql sql;

    @Inject
    private Reports reports;

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Cases cases;

    @Inject
    private CaseTerms terms;

    @Inject
    private Units units;

    @Inject
    private VerificationQueue queue;

    @Inject
    private DatabaseClock clock;

    /**
     * Those whose term is over, the longest first.
     *
     * @param most how many at the most
     */
    public List<Overdue> overdue(int most) {
        return SWEEP.call(() -> sql.list(
                "select tenant_id, report_id from report.verification where decided_at is null and next_at <= now()"
                        + " order by next_at limit ?",
                row -> new Overdue(row.getInt(1), row.getObject(2, UUID.class)),
                most));
    }

    /** Tells the office above, unless somebody has looked in the same moment. */
    public void climb(Overdue late) {
        Scope.tenant(late.tenantId()).run(() -> {
            cases.lock(late.tenantId(), late.report());
            OptionalInt reached = sql.one(
                            "select reached from report.verification where tenant_id = ? and report_id = ?"
                                    + " and decided_at is null and next_at <= now() for update skip locked",
                            row -> OptionalInt.of(row.getInt(1)),
                            late.tenantId(),
                            late.report())
                    .orElse(OptionalInt.empty());
            if (reached.isEmpty()) {
                return;
            }
            Report report = reports.find(late.tenantId(), late.report()).orElseThrow();
            List<Unit> above = units.ladderOf(report.area()).stream()
                    .filter(unit -> unit.tenantId() == late.tenantId())
                    .skip(1)
                    .toList();
            int next = reached.getAsInt();
            if (next < above.size()) {
                Unit told = above.get(next);
                reports.append(report.told(ReportEventType.UNVERIFIED, told, told.tier(), clock.now()));
                cases.tell(late.tenantId(), late.report(), told, AlertKind.VERIFICATION);
            }
            sql.update(
                    "update report.verification set reached = ?, next_at = ? where tenant_id = ? and report_id = ?",
                    Math.min(next + 1, above.size()),
                    next + 1 < above.size() ? again(report) : null,
                    late.tenantId(),
                    late.report());
        });
    }

    private @Nullable OffsetDateTime again(Report report) {
        Tenant tenant = areas.tenant(report.tenantId()).orElseThrow();
        return categories
                .find(report.tenantId(), report.categoryCode())
                .map(category -> terms.expectedEnd(tenant, queue.term(tenant, category)))
                .orElse(null);
    }
}
