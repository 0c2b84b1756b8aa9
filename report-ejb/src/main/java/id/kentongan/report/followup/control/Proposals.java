package id.kentongan.report.followup.control;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Relation;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.entity.Report;
import id.kentongan.report.followup.entity.ProposalState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports that a government asks another one to take over; both see what was asked and answered. */
@ApplicationScoped
public class Proposals {

    private static final String COLUMNS =
            "select p.tenant_id, p.id, p.report_id, p.ticket, p.from_unit, p.to_unit, p.words, p.proposed_at, p.due_at,"
                    + " p.state, p.answered_at, p.answer from report.proposal p ";

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public Proposals(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Proposals() {
        this.sql = null;
        this.clock = null;
    }

    /** One of them, as it is kept. */
    public record Stored(
            int tenantId,
            UUID id,
            UUID reportId,
            String ticket,
            UUID fromUnit,
            UUID toUnit,
            String words,
            OffsetDateTime proposedAt,
            @Nullable OffsetDateTime dueAt,
            ProposalState state,
            @Nullable OffsetDateTime answeredAt,
            @Nullable String answer) {}

    /** The unit that is asked now, if one is. */
    public Optional<UUID> asked(Report report) {
        return sql.one(
                "select to_unit from report.proposal where tenant_id = ? and report_id = ? and state = 'PROPOSED'",
                row -> row.getObject(1, UUID.class),
                report.tenantId(),
                report.id());
    }

    /** What was asked about a report, the newest first. */
    public List<Stored> of(Report report) {
        return sql.list(
                COLUMNS + "where p.tenant_id = ? and p.report_id = ? order by p.id desc limit 100",
                Proposals::stored,
                report.tenantId(),
                report.id());
    }

    public Optional<Stored> find(int tenantId, UUID id) {
        return sql.one(COLUMNS + "where p.tenant_id = ? and p.id = ?", Proposals::stored, tenantId, id);
    }

    /**
     * What units that the actor may answer for are asked and have not answered, the oldest first.
     *
     * @param most how many at the most
     */
    public List<Stored> waiting(Actor actor, int most) {
        List<Stored> all = new ArrayList<>();
        for (Post post : actor.posts()) {
            Set<Relation> relations = Action.ANSWER_PROPOSAL.relations(post.role());
            if (relations.contains(Relation.CHILD)) {
                all.addAll(sql.list(
                        COLUMNS + "join core.unit u on u.id = p.to_unit where p.to_tenant = ? and p.state = 'PROPOSED'"
                                + " and (u.area_code = ? or u.area_code like ? || '.%') order by p.id limit ?",
                        Proposals::stored,
                        post.tenantId(),
                        post.area().value(),
                        post.area().value(),
                        most));
            } else if (relations.contains(Relation.OWN)) {
                all.addAll(sql.list(
                        COLUMNS + "where p.to_unit = ? and p.state = 'PROPOSED' order by p.id limit ?",
                        Proposals::stored,
                        post.unit(),
                        most));
            }
        }
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Stored::id))
                .limit(most)
                .toList();
    }

    /** What units that the actor works for have asked others, the newest first. */
    public List<Stored> sent(Actor actor, int most) {
        return sql.list(
                COLUMNS + "where p.from_unit = any (?) order by p.id desc limit ?",
                Proposals::stored,
                actor.units().toArray(UUID[]::new),
                most);
    }

    /** Asks. */
    public void ask(
            Report report, UUID id, Unit from, Unit to, UUID officer, String words, @Nullable OffsetDateTime dueAt) {
        sql.update(
                "insert into report.proposal (tenant_id, id, report_id, ticket, from_unit, to_tenant, to_unit, words,"
                        + " proposed_by, proposed_at, due_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED')",
                report.tenantId(),
                id,
                report.id(),
                report.ticket().value(),
                from.id(),
                to.tenantId(),
                to.id(),
                words,
                officer,
                clock.now(),
                dueAt);
    }

    /** Writes down what came of it. */
    public void answer(int tenantId, UUID id, ProposalState state, @Nullable UUID officer, @Nullable String words) {
        sql.update(
                "update report.proposal set state = ?, answered_by = ?, answered_at = ?, answer = ?"
                        + " where tenant_id = ? and id = ? and state = 'PROPOSED'",
                state.name(),
                officer,
                clock.now(),
                words,
                tenantId,
                id);
    }

    /** The report needs no other government any more. */
    public void withdrawOpen(int tenantId, UUID reportId, UUID officer) {
        sql.update(
                "update report.proposal set state = 'WITHDRAWN', answered_by = ?, answered_at = ?"
                        + " where tenant_id = ? and report_id = ? and state = 'PROPOSED'",
                officer,
                clock.now(),
                tenantId,
                reportId);
    }

    /**
     * Those that nobody has answered in time, the oldest first.
     *
     * @param most how many at the most
     */
    public List<Stored> overdue(int most) {
        return sql.list(
                COLUMNS + "where p.state = 'PROPOSED' and p.due_at <= now() order by p.due_at limit ?",
                Proposals::stored,
                most);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                ProposalState.valueOf(row.getString(10)),
                row.getObject(11, OffsetDateTime.class),
                row.getString(12));
    }
}
