package id.kentongan.report.verification.control;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.verification.entity.QueuePlace;
import id.kentongan.report.verification.entity.QueueQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The rows of the queue, as the database keeps them. */
@ApplicationScoped
public class QueueRows {

    /** One row; the names of its area and category are looked up by who shows it. */
    public record Row(
            QueuePlace place,
            String ticket,
            int version,
            String categoryCode,
            String areaCode,
            String channel,
            String description,
            @Nullable String address,
            OffsetDateTime receivedAt,
            OffsetDateTime dueAt,
            boolean late,
            int told,
            List<String> flags,
            int real,
            int notReal,
            int notHere,
            @Nullable UUID claimedBy,
            @Nullable String claimedName,
            @Nullable OffsetDateTime claimedUntil) {

        /** Whether neighbours may read the words: not before an office has seen what may be wrong with them. */
        public boolean showable() {
            return !flags.contains(Flag.PERSONAL_DATA.name()) && !flags.contains(Flag.BAD_WORDS.name());
        }
    }

    /** How many neighbours say what. */
    public record Counts(int real, int notReal, int notHere) {}

    /** Who has claimed a report, for as long as that holds. */
    public record Claim(UUID by, String name, OffsetDateTime until) {}

    private static final String COLUMNS = """
            select v.lane, v.due_hour, v.weight, v.report_id, r.ticket, r.version, r.category_code, v.area_code, r.channel,
                r.description, r.address, r.received_at, v.due_at, v.due_at < now(), v.reached, v.flags,
                v.real, v.not_real, v.not_here,
                case when v.claimed_until > now() then v.claimed_by end, a.display_name, v.claimed_until
            from report.verification v
            join report.report r on r.tenant_id = v.tenant_id and r.id = v.report_id
            left join core.account a on a.person_id = v.claimed_by and v.claimed_until > now()
            where v.tenant_id = ? and v.decided_at is null""";

    private final Sql sql;

    @Inject
    public QueueRows(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected QueueRows() {
        this.sql = null;
    }

    /** @return in the order of the queue; nothing where the actor may not do this anywhere */
    public List<Row> list(Actor actor, Action action, QueueQuery query, int most) {
        Reach reach = Reach.of(actor, action, query.tenantId());
        if (reach.nowhere()) {
            return List.of();
        }
        StringBuilder text = new StringBuilder(COLUMNS);
        List<Object> arguments = new ArrayList<>(List.of(query.tenantId()));
        add(
                text,
                arguments,
                " and (v.area_code = any (?) or v.area_code like any (?))",
                reach.areas().toArray(String[]::new),
                reach.below().toArray(String[]::new));
        if (query.area() != null) {
            String code = query.area().value();
            if (query.area().level() == Level.KELURAHAN) {
                add(text, arguments, " and v.area_code = ?", code);
            } else {
                add(text, arguments, " and (v.area_code = ? or v.area_code like ?)", code, code + ".%");
            }
        }
        if (query.flag() != null) {
            add(text, arguments, " and ? = any (v.flags)", query.flag().name());
        }
        QueuePlace after = query.after();
        if (after != null) {
            add(
                    text,
                    arguments,
                    " and (v.lane, v.due_hour, v.weight, v.report_id) > (?, ?, ?, ?)",
                    after.lane(),
                    after.dueHour(),
                    after.weight(),
                    after.report());
        }
        add(text, arguments, " order by v.lane, v.due_hour, v.weight, v.report_id limit ?", most);
        return sql.list(
                text.toString(),
                row -> new Row(
                        new QueuePlace(
                                row.getInt(1),
                                row.getObject(2, OffsetDateTime.class),
                                row.getInt(3),
                                row.getObject(4, UUID.class)),
                        row.getString(5),
                        row.getInt(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getObject(12, OffsetDateTime.class),
                        row.getObject(13, OffsetDateTime.class),
                        row.getBoolean(14),
                        row.getInt(15),
                        Arrays.asList((String[]) row.getArray(16).getArray()),
                        row.getInt(17),
                        row.getInt(18),
                        row.getInt(19),
                        row.getObject(20, UUID.class),
                        row.getString(21),
                        row.getObject(22, OffsetDateTime.class)),
                arguments.toArray());
    }

    private static void add(StringBuilder text, List<Object> arguments, String more, Object... values) {
        text.append(more);
        Collections.addAll(arguments, values);
    }

    /**
     * Keeps a report for somebody, unless somebody else has it. Of two at once the database lets one in.
     *
     * @return until when; empty if somebody else has it or nobody waits for a decision
     */
    public Optional<OffsetDateTime> claim(int tenantId, UUID report, UUID person, int minutes) {
        return sql.one(
                "update report.verification set claimed_by = ?, claimed_until = now() + make_interval(mins => ?)"
                        + " where tenant_id = ? and report_id = ? and decided_at is null"
                        + " and (claimed_by is null or claimed_by = ? or claimed_until <= now()) returning claimed_until",
                row -> row.getObject(1, OffsetDateTime.class),
                person,
                minutes,
                tenantId,
                report,
                person);
    }

    /** Lets others have it. What somebody else has claimed stays theirs. */
    public void release(int tenantId, UUID report, UUID person) {
        sql.update(
                "update report.verification set claimed_by = null, claimed_until = null"
                        + " where tenant_id = ? and report_id = ? and claimed_by = ?",
                tenantId,
                report,
                person);
    }

    /**
     * Waits until nobody else counts votes on it.
     *
     * @return whether somebody still has to look at it
     */
    public boolean lock(int tenantId, UUID report) {
        return sql.one(
                        "select 1 from report.verification where tenant_id = ? and report_id = ? and decided_at is null"
                                + " for update",
                        row -> true,
                        tenantId,
                        report)
                .isPresent();
    }

    /** Counts what neighbours say, and puts the report where that belongs. It must be locked. */
    public void count(int tenantId, UUID report, ToIntFunction<Counts> weight) {
        Counts counts = sql.one(
                        "select count(*) filter (where vote = 'REAL'), count(*) filter (where vote = 'NOT_REAL'),"
                                + " count(*) filter (where vote = 'NOT_HERE') from report.verification_vote"
                                + " where tenant_id = ? and report_id = ?",
                        row -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)),
                        tenantId,
                        report)
                .orElseThrow();
        sql.update(
                "update report.verification set real = ?, not_real = ?, not_here = ?, weight = ?"
                        + " where tenant_id = ? and report_id = ?",
                counts.real(),
                counts.notReal(),
                counts.notHere(),
                weight.applyAsInt(counts),
                tenantId,
                report);
    }

    /** Who has it now. */
    public Optional<Claim> claim(int tenantId, UUID report) {
        return sql.one(
                "select v.claimed_by, coalesce(a.display_name, '?'), v.claimed_until from report.verification v"
                        + " left join core.account a on a.person_id = v.claimed_by"
                        + " where v.tenant_id = ? and v.report_id = ? and v.claimed_until > now()",
                row -> new Claim(
                        row.getObject(1, UUID.class), row.getString(2), row.getObject(3, OffsetDateTime.class)),
                tenantId,
                report);
    }
}
