package id.kentongan.report.instruction.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.entity.Report;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopState;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionMode;
import id.kentongan.report.instruction.entity.InstructionRoute;
import id.kentongan.report.instruction.entity.InstructionTree;
import id.kentongan.report.instruction.entity.Reported;
import id.kentongan.report.instruction.entity.RoomSubject;
import id.kentongan.report.instruction.entity.Step;
import id.kentongan.report.instruction.entity.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All instructions. Whoever changes one takes its lock, then those of the cases of the units concerned; the sweep, which
 * holds a case already, takes none of an instruction.
 */
@ApplicationScoped
public class InstructionBook {

    private static final String COLUMNS = """
            select i.tenant_id, i.id, i.number, i.unit_id, i.issued_at, i.subject, i.words, i.mode, i.route, i.urgency,
                   i.acknowledge_by, i.finish_by, i.room_area, i.room_kind, i.withdrawn_at, i.fulfilled_at,
                   array(select r.ticket from report.instruction_report r where r.tenant_id = i.tenant_id
                         and r.instruction_id = i.id order by r.ticket)
            from report.instruction i""";

    private record Subject(AreaCode area, boolean verified) {}

    private final Sql sql;
    private final Units units;
    private final DatabaseClock clock;

    @Inject
    public InstructionBook(Sql sql, Units units, DatabaseClock clock) {
        this.sql = sql;
        this.units = units;
        this.clock = clock;
    }

    /** A report that an instruction is about, and where it lies. */
    public record About(String ticket, AreaCode area) {}

    /** For the container's proxy. */
    protected InstructionBook() {
        this.sql = null;
        this.units = null;
        this.clock = null;
    }

    public Optional<Instruction> find(int tenantId, String number) {
        return sql.one(
                COLUMNS + " where i.tenant_id = ? and i.number = ?", InstructionBook::instruction, tenantId, number);
    }

    public Optional<Instruction> find(int tenantId, UUID id) {
        return sql.one(COLUMNS + " where i.tenant_id = ? and i.id = ?", InstructionBook::instruction, tenantId, id);
    }

    /** The instruction that a unit has, by the id of the case. */
    public Optional<Instruction> ofHop(int tenantId, UUID hop) {
        return sql.one(
                COLUMNS + " join report.instruction_hop h on h.tenant_id = i.tenant_id and h.instruction_id = i.id"
                        + " where h.tenant_id = ? and h.id = ?",
                InstructionBook::instruction,
                tenantId,
                hop);
    }

    /** Waits until nobody else changes it. */
    public void lock(int tenantId, UUID id) {
        sql.one(
                "select 1 from report.instruction where tenant_id = ? and id = ? for update",
                row -> true,
                tenantId,
                id);
    }

    /**
     * Instructions about a report or about those that follow it, the oldest first: that is the order of their locks as well.
     */
    public List<UUID> about(int tenantId, UUID report) {
        return sql.list("""
                select distinct instruction_id from report.instruction_report
                where tenant_id = ? and (report_id = ? or report_id in (select c.report_id from report.cluster_member c
                    where c.tenant_id = ? and c.main_id = ? and c.until is null))
                order by instruction_id""", row -> row.getObject(1, UUID.class), tenantId, report, tenantId, report);
    }

    /** Its reports of which the closing of one speaks: that one, and what follows it. */
    public List<About> concerned(Instruction of, UUID report) {
        return sql.list(
                """
                select i.ticket, r.area_code from report.instruction_report i
                join report.report r on r.tenant_id = i.tenant_id and r.id = i.report_id
                left join report.cluster_member c on c.tenant_id = r.tenant_id and c.report_id = r.id and c.until is null
                where i.tenant_id = ? and i.instruction_id = ? and (r.id = ? or c.main_id = ?) order by i.ticket""",
                row -> new About(row.getString(1), new AreaCode(row.getString(2))),
                of.tenantId(),
                of.id(),
                report,
                report);
    }

    /** As it stands in the database; what JPA has not written yet is not seen. */
    public InstructionTree tree(Instruction of) {
        List<Hop> hops = sql.list("""
                select h.id, h.parent_id, h.unit_id, h.state,
                       (select count(*) from report.instruction_target t where t.tenant_id = h.tenant_id
                        and t.instruction_id = h.instruction_id and t.hop_id = h.id and t.unit_id <> h.unit_id),
                       h.sent_at, h.acknowledge_by, h.finish_by, h.acknowledged_at, h.acknowledged_by, h.done_by,
                       h.percent, h.escalations
                from report.instruction_hop h join core.unit u on u.id = h.unit_id
                where h.tenant_id = ? and h.instruction_id = ? order by h.sent_at, u.name, h.id""", InstructionBook::hop, of.tenantId(), of.id());
        if (of.tickets().isEmpty()) {
            return new InstructionTree(hops, Map.of());
        }
        // What follows another report stands where that one stands.
        List<Subject> subjects = sql.list(
                """
                select r.area_code, coalesce(coalesce(m.close_reason, r.close_reason) = 'FIXED_VERIFIED', false)
                from report.instruction_report i
                join report.report r on r.tenant_id = i.tenant_id and r.id = i.report_id
                left join report.cluster_member c on c.tenant_id = r.tenant_id and c.report_id = r.id and c.until is null
                left join report.report m on m.tenant_id = c.tenant_id and m.id = c.main_id
                where i.tenant_id = ? and i.instruction_id = ?""", row -> new Subject(new AreaCode(row.getString(1)), row.getBoolean(2)), of.tenantId(), of.id());
        // Each unit has those in its area that lie with whom it was passed on by as well: an agency answers for a whole
        // city.
        Map<UUID, List<Subject>> lying = new HashMap<>();
        InstructionTree bare = new InstructionTree(hops, Map.of());
        for (Hop first : bare.below(null)) {
            for (Hop hop : bare.branch(first)) {
                List<Subject> from = hop.parent() == null ? subjects : lying.getOrDefault(hop.parent(), List.of());
                lying.put(
                        hop.id(),
                        units.unit(hop.unit()).map(unit -> within(unit, from)).orElse(List.of()));
            }
        }
        Map<UUID, Reported> reported = new HashMap<>();
        lying.forEach((hop, theirs) -> reported.put(hop, new Reported(theirs.size(), (int)
                theirs.stream().filter(Subject::verified).count())));
        return new InstructionTree(hops, reported);
    }

    private static List<Subject> within(Unit unit, List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.area().within(unit.area()))
                .toList();
    }

    /** Adds a new one to what is written together. */
    public void add(Instruction issued, UUID officer, Writes into) {
        @Nullable RoomSubject room = issued.room();
        into.add(
                """
                insert into report.instruction (tenant_id, id, number, unit_id, issued_by, issued_at, subject, words, mode,
                    route, urgency, acknowledge_by, finish_by, room_area, room_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                issued.tenantId(),
                issued.id(),
                issued.number(),
                issued.unit(),
                officer,
                issued.issuedAt(),
                issued.subject(),
                issued.words(),
                issued.mode().name(),
                issued.route().name(),
                issued.urgency().name(),
                issued.acknowledgeBy(),
                issued.finishBy(),
                room == null ? null : room.area().value(),
                room == null ? null : room.kind().name());
    }

    /** What it is about, whom it is meant for, and who is told besides. */
    public void add(Instruction issued, Collection<Report> reports, Collection<Unit> copies, Writes into) {
        for (Report report : reports) {
            into.add(
                    "insert into report.instruction_report (tenant_id, instruction_id, report_id, ticket)"
                            + " values (?, ?, ?, ?)",
                    issued.tenantId(),
                    issued.id(),
                    report.id(),
                    report.ticket().value());
        }
        for (Unit copy : copies) {
            into.add(
                    "insert into report.instruction_copy (tenant_id, instruction_id, unit_id) values (?, ?, ?)",
                    issued.tenantId(),
                    issued.id(),
                    copy.id());
        }
    }

    /** A unit has it from now on. */
    public void add(Instruction of, Hop hop, Writes into) {
        into.add(
                """
                insert into report.instruction_hop (tenant_id, id, instruction_id, parent_id, unit_id, state, sent_at,
                    acknowledge_by, finish_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                of.tenantId(),
                hop.id(),
                of.id(),
                hop.parent(),
                hop.unit(),
                hop.state().name(),
                hop.sentAt(),
                hop.acknowledgeBy(),
                hop.finishBy());
    }

    /** A unit that it is meant for, and which hop has to reach it. */
    public void target(Instruction of, Unit meant, UUID hop, Writes into) {
        into.add(
                "insert into report.instruction_target (tenant_id, instruction_id, unit_id, hop_id) values (?, ?, ?, ?)"
                        + " on conflict (tenant_id, instruction_id, unit_id) do update set hop_id = excluded.hop_id",
                of.tenantId(),
                of.id(),
                meant.id(),
                hop);
    }

    /** Units that a hop still has to pass it on to. */
    public List<Unit> owed(Instruction of, Hop hop) {
        return sql
                .list(
                        "select unit_id from report.instruction_target where tenant_id = ? and instruction_id = ?"
                                + " and hop_id = ? and unit_id <> ?",
                        row -> row.getObject(1, UUID.class),
                        of.tenantId(),
                        of.id(),
                        hop.id(),
                        hop.unit())
                .stream()
                .flatMap(id -> units.unit(id).stream())
                .toList();
    }

    /** Appends to its history. */
    public void append(Instruction to, Step step, Writes into) {
        into.add(
                """
                insert into report.instruction_step (tenant_id, instruction_id, hop_id, type, at, person_id, unit_id,
                    to_unit_id, words, percent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                to.tenantId(),
                to.id(),
                step.hop(),
                step.type().name(),
                clock.now(),
                step.officer(),
                step.unit(),
                step.toUnit(),
                step.words(),
                step.percent());
    }

    /** Writes down where a hop stands now. Its case must be locked. */
    public void stand(Instruction of, Hop hop, HopState state, Writes into) {
        into.add(
                "update report.instruction_hop set state = ? where tenant_id = ? and id = ?",
                state.name(),
                of.tenantId(),
                hop.id());
    }

    public void acknowledged(Instruction of, Hop hop, UUID officer, Writes into) {
        into.add(
                "update report.instruction_hop set acknowledged_at = ?, acknowledged_by = ? where tenant_id = ? and id = ?"
                        + " and acknowledged_at is null",
                clock.now(),
                officer,
                of.tenantId(),
                hop.id());
    }

    public void progress(Instruction of, Hop hop, int percent, Writes into) {
        into.add(
                "update report.instruction_hop set percent = ? where tenant_id = ? and id = ?",
                percent,
                of.tenantId(),
                hop.id());
    }

    public void doneBy(Instruction of, Hop hop, UUID officer, Writes into) {
        into.add(
                "update report.instruction_hop set done_by = ? where tenant_id = ? and id = ?",
                officer,
                of.tenantId(),
                hop.id());
    }

    /** Somebody above was told that it is late there. Its case must be locked. */
    public void escalated(Instruction of, Hop hop, Writes into) {
        into.add(
                "update report.instruction_hop set escalations = escalations + 1 where tenant_id = ? and id = ?",
                of.tenantId(),
                hop.id());
    }

    /** Nothing is left to do, or something is again. */
    public void fulfilled(Instruction of, boolean fulfilled, Writes into) {
        into.add(
                "update report.instruction set fulfilled_at = ? where tenant_id = ? and id = ?",
                fulfilled ? clock.now() : null,
                of.tenantId(),
                of.id());
    }

    public void withdrawn(Instruction of, Writes into) {
        into.add(
                "update report.instruction set withdrawn_at = ? where tenant_id = ? and id = ?",
                clock.now(),
                of.tenantId(),
                of.id());
    }

    static Instruction instruction(ResultSet row) throws SQLException {
        @Nullable String room = row.getString(13);
        return new Instruction(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, OffsetDateTime.class),
                row.getString(6),
                row.getString(7),
                InstructionMode.valueOf(row.getString(8)),
                InstructionRoute.valueOf(row.getString(9)),
                Urgency.valueOf(row.getString(10)),
                row.getObject(11, OffsetDateTime.class),
                row.getObject(12, OffsetDateTime.class),
                List.of((String[]) row.getArray(17).getArray()),
                room == null ? null : new RoomSubject(new AreaCode(room), RoomSubject.Kind.valueOf(row.getString(14))),
                row.getObject(15, OffsetDateTime.class),
                row.getObject(16, OffsetDateTime.class));
    }

    private static Hop hop(ResultSet row) throws SQLException {
        return new Hop(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                HopState.valueOf(row.getString(4)),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class),
                row.getObject(7, OffsetDateTime.class),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                row.getObject(10, UUID.class),
                row.getObject(11, UUID.class),
                row.getObject(12, Integer.class),
                row.getInt(13));
    }
}
