package id.kentongan.report.verification.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.verification.entity.LastLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;

/** What happened to a report last, for who came too late. */
@ApplicationScoped
public class LastLines {

    private final Sql sql;

    @Inject
    public LastLines(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected LastLines() {
        this.sql = null;
    }

    /** The last line of its history. */
    public LastLine last(Report report) {
        return sql.one(
                        "select e.type, e.at, a.display_name, u.name from report.report_event e"
                                + " left join core.account a on a.person_id = e.person_id"
                                + " left join core.unit u on u.id = e.unit_id"
                                + " where e.tenant_id = ? and e.report_id = ? order by e.seq desc limit 1",
                        row -> new LastLine(
                                report.status(),
                                ReportEventType.valueOf(row.getString(1)),
                                row.getObject(2, OffsetDateTime.class),
                                row.getString(3),
                                row.getString(4)),
                        report.tenantId(),
                        report.id())
                .orElseThrow();
    }
}
