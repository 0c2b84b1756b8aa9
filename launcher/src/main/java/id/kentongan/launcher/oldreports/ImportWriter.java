package id.kentongan.launcher.oldreports;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.launcher.bulk.CopyTable;
import id.kentongan.launcher.bulk.Ladder;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.bulk.ReportTables;
import id.kentongan.launcher.tenant.ChosenTenant;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes batches of old reports: COPY straight into the tables, a handful of round trips for thousands of rows. */
final class ImportWriter {

    private final Connection connection;
    private final ChosenTenant tenant;
    private final String source;
    private final boolean verified;
    private final Ladder ladder;
    private final RegionsInMemory regions;
    private final Instant now;
    private final @Nullable ImportRun run;
    private final Tally tally;
    private final ReportTables tables;
    private final CopyTable imported =
            new CopyTable("report.imported", "tenant_id", "source", "source_id", "report_id");
    private final Set<YearMonth> months = new HashSet<>();
    private final SecureRandom random = new SecureRandom();

    /** @param run null for a dry run: it only finds out what is known already */
    ImportWriter(
            Connection connection,
            ChosenTenant tenant,
            String source,
            boolean verified,
            Ladder ladder,
            RegionsInMemory regions,
            Instant now,
            @Nullable ImportRun run,
            Tally tally)
            throws SQLException {
        this.connection = connection;
        this.tenant = tenant;
        this.source = source;
        this.verified = verified;
        this.ladder = ladder;
        this.regions = regions;
        this.now = now;
        this.run = run;
        this.tally = tally;
        this.tables = new ReportTables(connection, tenant.id());
    }

    void write(Batch batch) throws SQLException {
        try {
            Set<String> known = known(batch);
            long before = tables.waiting();
            for (OldReport report : batch.reports()) {
                if (known.add(report.sourceId())) {
                    append(report);
                }
            }
            long fresh = tables.waiting() - before;
            long repeated = batch.reports().size() - fresh;
            if (run == null) {
                tables.clear();
                imported.clear();
            } else {
                if (fresh > 0) {
                    tables.send();
                    imported.send(tables.copies());
                }
                run.advance(
                        connection,
                        batch.rowsRead(),
                        fresh,
                        repeated,
                        batch.refused(),
                        batch.errorBytes(),
                        batch.last());
            }
            connection.commit();
            tally.imported(fresh, repeated);
            tally.filled(tables.filled());
        } catch (SQLException | RuntimeException e) {
            tables.clear();
            imported.clear();
            throw e;
        }
    }

    private Set<String> known(Batch batch) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select source_id from report.imported where tenant_id = ? and source = ? and source_id = any (?)")) {
            Array ids = connection.createArrayOf(
                    "text", batch.reports().stream().map(OldReport::sourceId).toArray());
            query.setInt(1, tenant.id());
            query.setString(2, source);
            query.setArray(3, ids);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
        }
        return known;
    }

    /** A month that has no partition yet gets one before its first row comes, in a transaction of its own. */
    private void ensureMonth(Instant received) throws SQLException {
        YearMonth month = YearMonth.from(received.atOffset(ZoneOffset.UTC));
        if (run != null && months.add(month)) {
            try (PreparedStatement make = connection.prepareStatement("select core.ensure_partitions(?, 1)")) {
                make.setObject(1, month.atDay(1));
                make.execute();
            }
            connection.commit();
        }
    }

    private void append(OldReport report) throws SQLException {
        ensureMonth(report.received());
        UUID id = UuidV7.at(report.received());
        String ticket = Ticket.of(tenant.code(), id).value();
        Unit unit = regions.unitAtOrAbove(report.place().area(), Tier.KELURAHAN).orElse(null);
        tables.report(id);
        int events = history(report, id, unit);
        report(report, id, ticket, events);
        if (report.status().open() && unit != null) {
            caseFile(report, id, ticket, unit);
        }
        imported.number(tenant.id()).text(source).text(report.sourceId()).id(id).end();
    }

    private int history(OldReport report, UUID id, @Nullable Unit unit) {
        int seq = 0;
        event(id, ++seq, ReportEventType.FILED, report.received(), ReportStatus.SUBMITTED, unit, null);
        if (report.accepted() != null) {
            event(id, ++seq, ReportEventType.ACCEPTED, report.accepted(), ReportStatus.COORDINATION, unit, null);
        }
        if (report.closed() != null) {
            ReportEventType how =
                    report.status() == ReportStatus.REJECTED ? ReportEventType.REJECTED : ReportEventType.RESOLVED;
            event(id, ++seq, how, report.closed(), report.status(), unit, null);
        }
        event(id, ++seq, ReportEventType.IMPORTED, now, report.status(), null, source);
        return seq;
    }

    private void event(
            UUID id,
            int seq,
            ReportEventType type,
            Instant at,
            ReportStatus status,
            @Nullable Unit unit,
            @Nullable String detail) {
        tables.events
                .number(tenant.id())
                .id(id)
                .number(seq)
                .text(type.name())
                .time(at)
                .text(status.name())
                .id(unit == null ? null : unit.id())
                .text(unit == null ? null : unit.tier().name())
                .text(detail)
                .end();
    }

    private void report(OldReport report, UUID id, String ticket, int events) {
        byte[] nobodysSecret = new byte[32];
        random.nextBytes(nobodysSecret);
        Instant seen = report.accepted() != null ? report.accepted() : report.closed();
        Instant last = report.closed() != null ? report.closed() : seen != null ? seen : report.received();
        tables.reports
                .number(tenant.id())
                .id(id)
                .text(ticket)
                .binary(nobodysSecret)
                .text(report.category())
                .text(report.status().name())
                .text(Channel.IMPORT.name())
                .text(report.place().area().value())
                .number(report.lat())
                .number(report.lon())
                .text(report.place().rule().name())
                .number(report.place().borderMetres())
                .text(report.place().neighbour().map(AreaCode::value).orElse(null))
                .flag(report.place().approximate())
                .text(report.address())
                .text(report.text())
                .time(report.received())
                .time(last)
                .time(null)
                .time(verified ? seen : null)
                .time(report.accepted())
                .time(report.closed())
                .text(null)
                .id(null)
                .time(null)
                .number(0)
                .number(events)
                .number(events)
                .end();
    }

    /** An open report begins to wait today: its clock starts now, so nothing is overdue before anybody has seen it. */
    private void caseFile(OldReport report, UUID id, String ticket, Unit unit) {
        boolean waits = report.status() == ReportStatus.SUBMITTED;
        tables.cases
                .number(tenant.id())
                .id(id)
                .text("REPORT")
                .text(ticket)
                .text(report.category())
                .text(report.place().area().value())
                .text(ladder.preset())
                .text(waits ? "OPEN" : "ACCEPTED")
                .text(unit.tier().name())
                .number(waits ? 1 : 0)
                .time(waits ? now : report.received())
                .time(waits ? null : report.accepted())
                .id(waits ? null : unit.id())
                .number(1)
                .end();
        if (waits) {
            ladder.accept().stream().findFirst().ifPresent(step -> deadline(id, step));
            message(id, unit);
        }
    }

    private void deadline(UUID id, Step step) {
        tables.deadlines
                .number(tenant.id())
                .id(id)
                .text(Phase.ACCEPT.name())
                .number(step.number())
                .number(0)
                .text(step.tier().name())
                .text(step.action().name())
                .time(ladder.due(step, now))
                .time(null)
                .time(null)
                .end();
    }

    private void message(UUID caseId, Unit unit) {
        CaseAlertV1 message = new CaseAlertV1(
                UuidV7.at(now),
                now.atOffset(ZoneOffset.UTC),
                tenant.id(),
                caseId,
                1,
                unit.id(),
                unit.tier().name(),
                AlertKind.NEW.name(),
                0,
                null);
        tables.messages
                .number(tenant.id())
                .id(message.messageId())
                .id(caseId)
                .number(1)
                .text(unit.tier().name().toLowerCase(Locale.ROOT))
                .text(CaseAlertV1.TYPE)
                .number(CaseAlertV1.VERSION)
                .text(message.toJson())
                .time(now)
                .end();
    }
}
