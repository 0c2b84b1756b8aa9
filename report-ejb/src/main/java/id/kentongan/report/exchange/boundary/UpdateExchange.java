package id.kentongan.report.exchange.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.exchange.entity.UpdateStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said about reports, between this and other systems. */
@Stateless
public class UpdateExchange {

    /** Of one answer; older ones come first, so that who asks again from the last one's time misses nothing. */
    public static final int MOST = 10_000;

    /**
     * Each half reads an index over its times and stops after as many as are wanted. The offset keeps the planner from
     * joining, which would read whole partitions for a few rows.
     */
    private static final String UPDATES = """
            (select r.ticket || '-' || e.seq, r.ticket, e.status, e.at as at, e.type, u.name, null
                from report.report_event e
                cross join lateral (select ticket from report.report where tenant_id = e.tenant_id and id = e.report_id
                    and category_code <> all (?) offset 0) r
                left join core.unit u on u.id = e.unit_id
                where e.tenant_id = ? and e.at >= coalesce(?::timestamptz, now() - interval '1 day')
                    and e.at < coalesce(?::timestamptz, 'infinity') and e.type <> 'FILED' and e.type = any (?)
                order by e.at limit ?)
            union all
            (select p.update_id, r.ticket, p.status, p.shown_at, null, null, p.description
                from report.partner_update p
                cross join lateral (select ticket from report.report where tenant_id = p.tenant_id and id = p.report_id
                    and category_code <> all (?) offset 0) r
                where p.tenant_id = ? and p.shown_at >= coalesce(?::timestamptz, now() - interval '1 day')
                    and p.shown_at < coalesce(?::timestamptz, 'infinity')
                order by p.shown_at limit ?)
            order by at, 1 limit ?""";

    @Inject
    private Categories categories;

    @Inject
    private Reports reports;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * What became public about public reports, oldest first, at most {@value #MOST}.
     *
     * @param from belongs to the span; null for a day ago
     * @param until does not belong to it; null for no bound
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<PublicUpdate> between(int tenantId, @Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {
        return Scope.tenant(tenantId).call(() -> read(tenantId, from, until));
    }

    private List<PublicUpdate> read(int tenantId, @Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {
        String[] secret = categories.of(tenantId).stream()
                .filter(Category::secret)
                .map(Category::code)
                .toArray(String[]::new);
        String[] types = Stream.of(ReportEventType.values())
                .filter(type -> type.isPublic() && type != ReportEventType.FILED)
                .map(Enum::name)
                .toArray(String[]::new);
        return sql.list(
                UPDATES,
                UpdateExchange::read,
                secret,
                tenantId,
                from,
                until,
                types,
                MOST,
                secret,
                tenantId,
                from,
                until,
                MOST,
                MOST);
    }

    private static PublicUpdate read(ResultSet row) throws SQLException {
        String event = row.getString(5);
        String status = row.getString(3);
        return new PublicUpdate(
                row.getString(1),
                row.getString(2),
                event == null ? UpdateStatus.valueOf(status) : UpdateStatus.of(ReportStatus.valueOf(status)),
                row.getObject(4, OffsetDateTime.class),
                event == null ? null : ReportEventType.valueOf(event),
                row.getString(6),
                row.getString(7));
    }

    /**
     * Keeps what a partner says for the officers of the report. Said again with the same id, it is kept once.
     *
     * @throws UnknownTicket if there is no such report, or none that is public
     * @throws UpdateIdReused if the partner has said something else under that id
     */
    public void take(NewUpdate update) {
        Scope.tenant(update.tenantId()).run(() -> keep(update));
    }

    private void keep(NewUpdate update) {
        Report report = Ticket.parse(update.ticket())
                .flatMap(ticket -> reports.find(update.tenantId(), ticket))
                .filter(found -> categories
                        .find(update.tenantId(), found.categoryCode())
                        .filter(category -> !category.secret())
                        .isPresent())
                .orElseThrow(() -> new UnknownTicket(update.ticket()));
        OffsetDateTime now = clock.now();
        int kept = sql.update(
                "insert into report.partner_update (id, tenant_id, key_id, update_id, report_id, status, said_at,"
                        + " description, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                UuidV7.at(now.toInstant()),
                update.tenantId(),
                update.keyId(),
                update.id(),
                report.id(),
                update.status().name(),
                update.at(),
                update.text(),
                now);
        if (kept == 0 && !repeats(update, report)) {
            throw new UpdateIdReused(update.id());
        }
    }

    private boolean repeats(NewUpdate update, Report report) {
        return sql.one(
                        "select 1 from report.partner_update where tenant_id = ? and key_id = ? and update_id = ?"
                                + " and report_id = ? and status = ? and said_at = ? and description = ?",
                        row -> true,
                        update.tenantId(),
                        update.keyId(),
                        update.id(),
                        report.id(),
                        update.status().name(),
                        update.at(),
                        update.text())
                .isPresent();
    }
}
