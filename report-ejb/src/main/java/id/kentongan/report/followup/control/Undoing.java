package id.kentongan.report.followup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.entity.Before;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How reports stood before somebody moved many of them at once. */
@ApplicationScoped
public class Undoing {

    /**
     * What can be taken back. What was told to people or to offices stays told, and what became more urgent has been climbing
     * faster since.
     */
    public static final Set<Move> MOVES =
            EnumSet.of(Move.ACCEPT, Move.ASSIGN, Move.START, Move.TAKE_ON, Move.HAND_OVER);

    /**
     * A report that was moved with others.
     *
     * @param unit for which the person moved it
     * @param seq the last line of its history after the move
     */
    public record Kept(int tenantId, UUID reportId, String ticket, Move move, UUID unit, int seq, Before before) {}

    /** What somebody did last and can still take back. */
    public record Newest(UUID bulk, Move move, int reports, OffsetDateTime at) {}

    private final Sql sql;

    @Inject
    public Undoing(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Undoing() {
        this(new Sql());
    }

    /** How a report stands now. */
    public Before look(Standing standing) {
        Report report = standing.report();
        return sql.one(
                        "select unit_id, acted_at is not null from core.case_file where tenant_id = ? and id = ?",
                        row -> new Before(
                                report.status(),
                                report.area(),
                                report.verifiedAt(),
                                report.acceptedAt(),
                                row.getBoolean(2),
                                row.getObject(1, UUID.class),
                                standing.handling()),
                        report.tenantId(),
                        report.id())
                .orElseThrow();
    }

    /** Keeps how it stood, once it was moved. */
    public void keep(UUID bulk, Before before, Move move, UUID person, Unit by, Report report, OffsetDateTime at) {
        Handling handling = before.handling();
        sql.update(
                "insert into report.work_undo (tenant_id, bulk, report_id, ticket, move, person_id, unit_id, at, seq, status,"
                        + " area_code, verified_at, accepted_at, acted, answering, handler, hops, assignee, assignee_unit,"
                        + " assigned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                report.tenantId(),
                bulk,
                report.id(),
                report.ticket().value(),
                move.name(),
                person,
                by.id(),
                at,
                report.lastSeq(),
                before.status().name(),
                before.area().value(),
                before.verifiedAt(),
                before.acceptedAt(),
                before.acted(),
                before.answering(),
                handling.unit(),
                handling.hops(),
                handling.assignee(),
                handling.assignedUnit(),
                handling.assignedAt());
    }

    /** Forgets what nobody can take back any more, whoever did it. */
    public void forget() {
        sql.update("delete from report.work_undo where at < now() - interval '1 day'");
    }

    /**
     * What somebody did last, if it can still be taken back: nothing once they took it back.
     *
     * @param minutes for how long it can
     */
    public Optional<Newest> newest(UUID person, int minutes) {
        return sql.one(
                        "select bulk, min(move), count(*), min(at), count(undone_at) from report.work_undo"
                                + " where person_id = ? and at > now() - make_interval(mins => ?)"
                                + " group by bulk order by min(at) desc limit 1",
                        row -> row.getInt(5) > 0
                                ? Optional.<Newest>empty()
                                : Optional.of(new Newest(
                                        row.getObject(1, UUID.class),
                                        Move.valueOf(row.getString(2)),
                                        row.getInt(3),
                                        row.getObject(4, OffsetDateTime.class))),
                        person,
                        minutes)
                .flatMap(found -> found);
    }

    /** The reports that somebody moved together, in the order of their numbers. */
    public List<Kept> kept(UUID person, UUID bulk, int minutes) {
        return sql.list(
                "select * from report.work_undo where person_id = ? and bulk = ? and undone_at is null"
                        + " and at > now() - make_interval(mins => ?) order by ticket",
                Undoing::row,
                person,
                bulk,
                minutes);
    }

    /** Marks one as taken back. */
    public boolean take(Kept kept, UUID bulk) {
        return sql.update(
                        "update report.work_undo set undone_at = now()"
                                + " where tenant_id = ? and bulk = ? and report_id = ? and undone_at is null",
                        kept.tenantId(),
                        bulk,
                        kept.reportId())
                > 0;
    }

    private static Kept row(ResultSet row) throws SQLException {
        @Nullable UUID handler = row.getObject("handler", UUID.class);
        Handling handling = new Handling(
                handler,
                row.getInt("hops"),
                row.getObject("assignee", UUID.class),
                row.getObject("assignee_unit", UUID.class),
                row.getObject("assigned_at", OffsetDateTime.class),
                null,
                null,
                null);
        return new Kept(
                row.getInt("tenant_id"),
                row.getObject("report_id", UUID.class),
                row.getString("ticket"),
                Move.valueOf(row.getString("move")),
                row.getObject("unit_id", UUID.class),
                row.getInt("seq"),
                new Before(
                        ReportStatus.valueOf(row.getString("status")),
                        new AreaCode(row.getString("area_code")),
                        row.getObject("verified_at", OffsetDateTime.class),
                        row.getObject("accepted_at", OffsetDateTime.class),
                        row.getBoolean("acted"),
                        row.getObject("answering", UUID.class),
                        handling));
    }
}
