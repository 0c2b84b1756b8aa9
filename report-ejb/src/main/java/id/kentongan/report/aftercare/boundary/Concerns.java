package id.kentongan.report.aftercare.boundary;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.aftercare.control.OpenReports;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Where citizens who are signed in support and follow the reports of others. */
@Stateless
public class Concerns {

    private static final int URGENT = 10;
    private static final int MOST_SUPPORTS = 1_000_000;

    @Inject
    private OpenReports open;

    @Inject
    private Pseudonyms pseudonyms;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private Settings settings;

    @Inject
    private Sql sql;

    /**
     * @param person who is signed in
     * @throws UnknownTicket if there is no such report, or it is not public
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public Concern of(UUID person, int tenantId, String ticket) {
        return Scope.tenant(tenantId).call(() -> read(person, open.find(tenantId, ticket)));
    }

    /**
     * Supports and follows a report, or no longer does. Saying the same again changes nothing.
     *
     * @param person who is signed in
     * @throws UnknownTicket if there is no such report, or it is not public
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public Concern set(UUID person, int tenantId, String ticket, boolean support, boolean follow) {
        return Scope.tenant(tenantId).call(() -> {
            Report report = open.find(tenantId, ticket);
            if (support) {
                support(person, report);
            } else {
                withdraw(person, report);
            }
            if (follow) {
                sql.update(
                        "insert into report.follower (tenant_id, report_id, person_id, since) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        tenantId,
                        report.id(),
                        person,
                        clock.now());
            } else {
                sql.update(
                        "delete from report.follower where tenant_id = ? and report_id = ? and person_id = ?",
                        tenantId,
                        report.id(),
                        person);
            }
            return read(person, report);
        });
    }

    /**
     * How many support each of these reports.
     *
     * @param reports ids of a list that the caller may see
     * @return without those that nobody supports
     */
    public Map<UUID, Integer> supports(int tenantId, Collection<UUID> reports) {
        Map<UUID, Integer> found = new HashMap<>();
        if (!reports.isEmpty()) {
            Scope.tenant(tenantId)
                    .run(() -> sql.list(
                            "select report_id, supports from report.support_total"
                                    + " where tenant_id = ? and report_id = any (?) and supports > 0",
                            row -> found.put(row.getObject(1, UUID.class), row.getInt(2)),
                            tenantId,
                            reports.toArray(UUID[]::new)));
        }
        return found;
    }

    /** Once there are so many that it is no neighbour's trifle any more, it is more urgent. */
    private void support(UUID person, Report report) {
        int supports = add(person, report);
        if (supports == settings.number("kentongan.report.supports.urgent", URGENT, 2, MOST_SUPPORTS)
                && report.status().open()) {
            cases.lock(report.tenantId(), report.id());
            reports.refresh(report);
            if (report.status().open() && cases.raise(report.tenantId(), report.id(), Priority.HIGH)) {
                reports.append(report.raisedBySupport(clock.now()));
            }
        }
    }

    /** @return how many there are now; 0 if this one was there before */
    private int add(UUID person, Report report) {
        return sql.one(
                        """
                with added as (
                    insert into report.support (tenant_id, report_id, supporter, at) values (?, ?, ?, ?)
                    on conflict do nothing returning 1)
                insert into report.support_total as t (tenant_id, report_id, supports)
                select ?, ?, 1 from added
                on conflict (tenant_id, report_id) do update set supports = t.supports + 1
                returning supports""",
                        row -> row.getInt(1),
                        report.tenantId(),
                        report.id(),
                        supporter(person, report),
                        clock.now(),
                        report.tenantId(),
                        report.id())
                .orElse(0);
    }

    private void withdraw(UUID person, Report report) {
        sql.update("""
                with gone as (
                    delete from report.support where tenant_id = ? and report_id = ? and supporter = ? returning 1)
                update report.support_total set supports = supports - 1
                where tenant_id = ? and report_id = ? and exists (select from gone)""", report.tenantId(), report.id(), supporter(person, report), report.tenantId(), report.id());
    }

    private byte[] supporter(UUID person, Report report) {
        return pseudonyms.mark(person, "support", report.id());
    }

    private Concern read(UUID person, Report report) {
        return sql.one(
                        """
                        select exists (select from report.support where tenant_id = ? and report_id = ? and supporter = ?),
                            exists (select from report.follower where tenant_id = ? and report_id = ? and person_id = ?),
                            coalesce((select supports from report.support_total where tenant_id = ? and report_id = ?), 0)""",
                        row -> new Concern(row.getBoolean(1), row.getBoolean(2), row.getInt(3)),
                        report.tenantId(),
                        report.id(),
                        supporter(person, report),
                        report.tenantId(),
                        report.id(),
                        person,
                        report.tenantId(),
                        report.id())
                .orElseThrow();
    }
}
