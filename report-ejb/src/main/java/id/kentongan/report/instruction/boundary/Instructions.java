package id.kentongan.report.instruction.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.instruction.control.Chain;
import id.kentongan.report.instruction.control.InstructionBook;
import id.kentongan.report.instruction.control.InstructionDoor;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionMode;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import id.kentongan.report.instruction.entity.InstructionTree;
import id.kentongan.report.instruction.entity.StepType;
import id.kentongan.report.instruction.entity.Urgency;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where instructions are read. */
@Stateless
public class Instructions {

    /** The largest page. */
    public static final int MOST = 50;

    /** How many units a search names at the most. */
    public static final int MOST_UNITS = 100;

    /** Greater than every id that a clock of the coming millennia can make. */
    private static final UUID END = new UUID(-1L, -1L);

    @Inject
    private InstructionBook book;

    @Inject
    private InstructionDoor door;

    @Inject
    private Chain chain;

    @Inject
    private Reports reports;

    @Inject
    private Units units;

    @Inject
    private Tenants tenants;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * Instructions that concern the actor's units.
     *
     * @param before only older ones than this; the newest when null
     * @param size how many, from 1 to {@value #MOST}
     */
    public InstructionPage page(
            Actor actor, InstructionBox box, InstructionFilter filter, @Nullable UUID before, int size) {
        return actor.scope().call(() -> {
            String[] own = Access.unitsOf(actor, Action.READ_INSTRUCTION).stream()
                    .map(UUID::toString)
                    .toArray(String[]::new);
            String theirs = switch (box) {
                case SENT -> "i.unit_id = any(?::uuid[])";
                case RECEIVED ->
                    "exists (select 1 from report.instruction_hop o where o.tenant_id = i.tenant_id and o.instruction_id = i.id"
                            + " and o.unit_id = any(?::uuid[]))";
                case COPIED ->
                    "exists (select 1 from report.instruction_copy o where o.tenant_id = i.tenant_id"
                            + " and o.instruction_id = i.id and o.unit_id = any(?::uuid[]))";
            };
            // What waits for those above is not late.
            String late = "h.state in ('SENT', 'ACKNOWLEDGED', 'FORWARDED', 'IN_PROGRESS')"
                    + " and (h.finish_by < now() or h.state = 'SENT' and h.acknowledge_by < now())";
            String wanted = switch (filter) {
                case ALL -> "true";
                case OPEN -> "i.withdrawn_at is null and i.fulfilled_at is null";
                case LATE ->
                    "exists (select 1 from report.instruction_hop h where h.tenant_id = i.tenant_id"
                            + " and h.instruction_id = i.id and " + late
                            + (box == InstructionBox.RECEIVED ? " and h.unit_id = any(?::uuid[]))" : ")");
            };
            List<@Nullable Object> arguments = new ArrayList<>(List.of(before == null ? END : before, own));
            if (filter == InstructionFilter.LATE && box == InstructionBox.RECEIVED) {
                arguments.add(own);
            }
            int most = Math.max(1, Math.min(size, MOST));
            arguments.add(most + 1);
            List<InstructionRow> rows = sql.list(
                    "select i.id, i.tenant_id, i.number, i.subject, i.mode, i.urgency, u.name, i.issued_at, i.finish_by,"
                            + " i.withdrawn_at, i.fulfilled_at, c.units, c.unread, c.fulfilled, c.late"
                            + " from report.instruction i join core.unit u on u.id = i.unit_id, lateral ("
                            + "select count(*) filter (where h.state <> 'WITHDRAWN') as units,"
                            + " count(*) filter (where h.state = 'SENT') as unread,"
                            + " count(*) filter (where h.state = 'FULFILLED') as fulfilled,"
                            + " count(*) filter (where " + late + ") as late from report.instruction_hop h"
                            + " where h.tenant_id = i.tenant_id and h.instruction_id = i.id) c"
                            + " where i.id < ? and " + theirs + " and " + wanted + " order by i.id desc limit ?",
                    Instructions::row,
                    arguments.toArray());
            boolean more = rows.size() > most;
            List<InstructionRow> shown = more ? rows.subList(0, most) : rows;
            return new InstructionPage(
                    shown, more ? Optional.of(shown.get(most - 1).id()) : Optional.empty());
        });
    }

    /**
     * One with all that became of it.
     *
     * @throws InstructionRefused if there is none of that number for the actor
     */
    public InstructionDossier dossier(Actor actor, int tenantId, String number) {
        return actor.scope().call(() -> {
            OffsetDateTime now = clock.now();
            Instruction of = door.readable(actor, tenantId, number);
            InstructionTree tree = book.tree(of);
            List<StepRow> history = history(actor, of);
            String officer = history.stream()
                    .filter(line -> line.type() == StepType.ISSUED && line.officer() != null)
                    .map(StepRow::officer)
                    .findFirst()
                    .orElse("");
            List<HopRow> rows = new ArrayList<>();
            tree.below(null).forEach(hop -> collect(actor, of, tree, hop, now, history, rows));
            return new InstructionDossier(
                    of,
                    name(of.unit()),
                    officer,
                    copies(of),
                    subjects(of),
                    rows,
                    history,
                    of.withdrawnAt() == null
                            && of.fulfilledAt() == null
                            && door.overIssuer(actor, of).isPresent());
        });
    }

    private void collect(
            Actor actor,
            Instruction of,
            InstructionTree tree,
            Hop hop,
            OffsetDateTime now,
            List<StepRow> history,
            List<HopRow> into) {
        Optional<Unit> unit = units.unit(hop.unit());
        @Nullable
        String reader = history.stream()
                .filter(line -> hop.id().equals(line.hop()))
                .filter(line -> line.type() == StepType.ACKNOWLEDGED || line.type() == StepType.OBJECTED)
                .map(StepRow::officer)
                .findFirst()
                .orElse(null);
        into.add(new HopRow(
                hop,
                tree.depth(hop),
                unit.map(Unit::name).orElse(""),
                unit.map(Unit::tier).orElse(Tier.AGENCY),
                reader,
                hop.late(now) && of.withdrawnAt() == null,
                hop.owed() == 0
                        ? List.of()
                        : book.owed(of, hop).stream().map(Unit::name).toList(),
                tree.reported(hop),
                door.moves(actor, of, tree, hop)));
        tree.below(hop.id()).forEach(child -> collect(actor, of, tree, child, now, history, into));
    }

    /**
     * Instructions about a report, the newest first; none for who may read the report but no instructions.
     *
     * @param ticket of a report that the caller has shown to the actor already
     */
    public List<AboutRow> about(Actor actor, int tenantId, String ticket) {
        if (Access.unitsOf(actor, Action.READ_INSTRUCTION).isEmpty() || !actor.reaches(tenantId)) {
            return List.of();
        }
        return actor.scope().call(() -> {
            clock.now();
            Optional<Report> report = Ticket.parse(ticket)
                    .flatMap(number -> reports.find(tenantId, number))
                    .filter(found -> Access.may(actor, Action.READ_INSTRUCTION, Matter.in(tenantId, found.area())));
            return report.map(found -> sql.list(
                            """
                            select i.tenant_id, i.number, i.subject, i.mode, u.name, i.issued_at, i.finish_by, i.withdrawn_at,
                                   i.fulfilled_at
                            from report.instruction_report r
                            join report.instruction i on i.tenant_id = r.tenant_id and i.id = r.instruction_id
                            join core.unit u on u.id = i.unit_id
                            where r.tenant_id = ? and r.report_id = ? order by i.id desc limit 50""",
                            row -> new AboutRow(
                                    row.getInt(1),
                                    row.getString(2),
                                    row.getString(3),
                                    InstructionMode.valueOf(row.getString(4)),
                                    row.getString(5),
                                    row.getObject(6, OffsetDateTime.class),
                                    row.getObject(7, OffsetDateTime.class),
                                    row.getObject(8, OffsetDateTime.class),
                                    row.getObject(9, OffsetDateTime.class)),
                            tenantId,
                            found.id()))
                    .orElse(List.of());
        });
    }

    /** The moment from which terms count, by the database's clock. */
    public OffsetDateTime now() {
        return clock.now();
    }

    /** Those of the units that there are and whose government the actor can see, in the order asked for. */
    public List<Unit> named(Actor actor, Collection<UUID> ids) {
        return ids.stream()
                .flatMap(id -> units.unit(id).stream())
                .filter(unit -> actor.reaches(unit.tenantId()))
                .limit(NewInstruction.MOST_UNITS)
                .toList();
    }

    /** The actor's units that can instruct others, the highest first. */
    public List<Unit> issuers(Actor actor) {
        return door.issuers(actor);
    }

    /**
     * Units that one of the actor's units can instruct.
     *
     * @param text a part of their name, or the beginning of the code of their area; all when empty
     * @return at most {@value #MOST_UNITS}, the highest first, then by name
     */
    public List<Unit> addressees(Actor actor, UUID from, String text) {
        Optional<Unit> issuer = door.issuers(actor).stream()
                .filter(unit -> unit.id().equals(from))
                .findFirst();
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return issuer.map(unit -> matching(
                                tenants.all().stream()
                                        .filter(tenant -> actor.reaches(tenant.id()))
                                        .flatMap(tenant -> units.ofTenant(tenant.id()).stream()),
                                wanted)
                        .filter(to -> chain.mayInstruct(actor, unit, to))
                        .limit(MOST_UNITS)
                        .toList())
                .orElse(List.of());
    }

    /**
     * Units that an instruction can be passed on to from one that has it.
     *
     * @throws InstructionRefused if there is no such instruction or unit of it for the actor
     */
    public List<Unit> receivers(Actor actor, int tenantId, String number, UUID at, String text) {
        return actor.scope().call(() -> {
            clock.now();
            Instruction of = door.readable(actor, tenantId, number);
            InstructionTree tree = book.tree(of);
            if (!tree.holds(at)) {
                throw new InstructionRefused(Reason.UNKNOWN);
            }
            Unit from = units.unit(tree.hop(at).unit()).orElseThrow();
            Unit issuer = units.unit(of.unit()).orElse(from);
            return matching(units.ofTenant(of.tenantId()).stream(), text.strip().toLowerCase(Locale.ROOT))
                    .filter(to -> chain.mayPassOn(issuer, from, to))
                    .limit(MOST_UNITS)
                    .toList();
        });
    }

    private static Stream<Unit> matching(Stream<Unit> all, String wanted) {
        return all.filter(unit -> unit.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || unit.area().value().startsWith(wanted))
                .sorted(Comparator.comparing(Unit::tier).reversed().thenComparing(Unit::name));
    }

    private List<StepRow> history(Actor actor, Instruction of) {
        return sql.list(
                """
                select s.step, s.type, s.at, s.hop_id, a.display_name, u.name, t.name, s.words, s.percent,
                       coalesce(s.person_id = ?, false),
                       array(select p.id from report.instruction_photo p where p.tenant_id = s.tenant_id
                             and p.instruction_id = s.instruction_id and p.step = s.step order by p.id)
                from report.instruction_step s
                left join core.account a on a.person_id = s.person_id
                left join core.unit u on u.id = s.unit_id
                left join core.unit t on t.id = s.to_unit_id
                where s.tenant_id = ? and s.instruction_id = ? order by s.step limit 5000""",
                row -> new StepRow(
                        row.getLong(1),
                        StepType.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getObject(9, Integer.class),
                        List.of((UUID[]) row.getArray(11).getArray()),
                        row.getBoolean(10)),
                actor.personId(),
                of.tenantId(),
                of.id());
    }

    private List<String> copies(Instruction of) {
        return sql.list(
                "select u.name from report.instruction_copy c join core.unit u on u.id = c.unit_id"
                        + " where c.tenant_id = ? and c.instruction_id = ? order by u.area_code",
                row -> row.getString(1),
                of.tenantId(),
                of.id());
    }

    private List<SubjectRow> subjects(Instruction of) {
        return sql.list(
                """
                select r.ticket, r.status, r.close_reason, coalesce(a.name, r.area_code)
                from report.instruction_report i
                join report.report r on r.tenant_id = i.tenant_id and r.id = i.report_id
                left join core.area a on a.code = r.area_code and a.valid_until is null
                where i.tenant_id = ? and i.instruction_id = ? order by r.ticket""",
                row -> {
                    @Nullable String reason = row.getString(3);
                    return new SubjectRow(
                            row.getString(1),
                            ReportStatus.valueOf(row.getString(2)),
                            reason == null ? null : CloseReason.valueOf(reason),
                            row.getString(4));
                },
                of.tenantId(),
                of.id());
    }

    private String name(UUID unit) {
        return sql.one("select name from core.unit where id = ?", row -> row.getString(1), unit)
                .orElse("");
    }

    private static InstructionRow row(ResultSet row) throws SQLException {
        return new InstructionRow(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                InstructionMode.valueOf(row.getString(5)),
                Urgency.valueOf(row.getString(6)),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                row.getInt(12),
                row.getInt(13),
                row.getInt(14),
                row.getInt(15),
                row.getObject(10, OffsetDateTime.class),
                row.getObject(11, OffsetDateTime.class));
    }
}
