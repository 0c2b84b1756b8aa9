package id.kentongan.chat.keep.control;

import id.kentongan.chat.keep.entity.Hold;
import id.kentongan.chat.keep.entity.Retention;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What governments have said about keeping, and what follows from it. */
@ApplicationScoped
public class Keeping {

    /** Messages of one round: some seconds of work, and a day of a country in an hour. */
    private static final int AT_ONCE = 2_000;

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public Keeping(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Keeping() {
        this.sql = null;
        this.clock = null;
    }

    /** What holds for a government; the usual where it has said nothing. */
    public Retention of(int tenantId) {
        return sql.one(
                        "select visible_days, sealed_days from chat.retention where tenant_id = ?",
                        row -> new Retention(row.getInt(1), row.getInt(2)),
                        tenantId)
                .orElse(Retention.USUAL);
    }

    public void set(int tenantId, Retention wanted, UUID person) {
        sql.update(
                "insert into chat.retention (tenant_id, visible_days, sealed_days, changed_by, changed_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (tenant_id) do update set visible_days = excluded.visible_days,"
                        + " sealed_days = excluded.sealed_days, changed_by = excluded.changed_by,"
                        + " changed_at = excluded.changed_at",
                tenantId,
                wanted.visibleDays(),
                wanted.sealedDays(),
                person,
                clock.now());
    }

    /** Those in force first, then the newest; at most a hundred. */
    public List<Hold> holds(int tenantId) {
        return sql.list(
                "select h.id, h.area_code, a.name, h.from_at, h.until_at, h.reason, h.held_at, h.expires_at, h.lifted_at"
                        + " from chat.hold h left join core.area a on a.code = h.area_code and a.valid_until is null"
                        + " where h.tenant_id = ? order by h.lifted_at is not null or h.expires_at <= now(),"
                        + " h.held_at desc limit 100",
                row -> new Hold(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getObject(5, OffsetDateTime.class),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class),
                        row.getObject(8, OffsetDateTime.class),
                        row.getObject(9, OffsetDateTime.class)),
                tenantId);
    }

    /** @return its id */
    public UUID hold(
            int tenantId,
            @Nullable AreaCode kelurahan,
            OffsetDateTime from,
            OffsetDateTime until,
            String reason,
            OffsetDateTime expires,
            UUID person) {
        UUID id = UuidV7.at(clock.instant());
        sql.update(
                "insert into chat.hold (tenant_id, id, area_code, from_at, until_at, reason, held_by, held_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                id,
                kelurahan == null ? null : kelurahan.value(),
                from,
                until,
                reason,
                person,
                clock.now(),
                expires);
        return id;
    }

    /** @return whether there was such a hold in force */
    public boolean lift(int tenantId, UUID id, UUID person) {
        return sql.update(
                        "update chat.hold set lifted_at = ?, lifted_by = ? where tenant_id = ? and id = ?"
                                + " and lifted_at is null and expires_at > now()",
                        clock.now(),
                        person,
                        tenantId,
                        id)
                > 0;
    }

    private record Due(int tenantId, UUID id) {}

    /**
     * Takes away what has been kept long enough, with all that hangs on it.
     *
     * @return how many messages went; none while another node does it
     */
    public int purge() {
        boolean alone = sql.one("select pg_try_advisory_xact_lock(hashtext('chat.keep'))", row -> row.getBoolean(1))
                .orElse(false);
        if (!alone) {
            return 0;
        }
        List<Due> due = sql.list(
                """
                select d.tenant_id, d.id
                from (select distinct r.tenant_id, coalesce(k.visible_days, ?) visible, coalesce(k.sealed_days, ?) sealed
                      from chat.room r left join chat.retention k on k.tenant_id = r.tenant_id) t
                cross join lateral (
                    select m.tenant_id, m.id from chat.message m
                    where m.tenant_id = t.tenant_id and m.id < core.id_floor(now() - make_interval(days => t.visible))
                      and (m.state not in ('HIDDEN', 'REMOVED')
                           or m.id < core.id_floor(now() - make_interval(days => t.sealed)))
                      and not exists (select from chat.hold h join chat.room r on r.id = m.room_id
                          where h.tenant_id = m.tenant_id and h.lifted_at is null and h.expires_at > now()
                            and m.created_at >= h.from_at and m.created_at < h.until_at
                            and (h.area_code is null or r.area_code = h.area_code
                                 or starts_with(r.area_code, h.area_code || '.')))
                    order by m.id limit ?) d
                limit ?""",
                row -> new Due(row.getInt(1), row.getObject(2, UUID.class)),
                Retention.USUAL.visibleDays(),
                Retention.USUAL.sealedDays(),
                AT_ONCE,
                AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        int[] tenants = due.stream().mapToInt(Due::tenantId).toArray();
        String[] ids = Columns.texts(due, Due::id);
        Writes writes = new Writes();
        for (String table : List.of("reaction", "message_revision", "confirmed", "photo", "flag", "review")) {
            writes.add(
                    "delete from chat." + table + " x using unnest(?::int[], ?::uuid[]) k (tenant_id, id)"
                            + " where x.tenant_id = k.tenant_id and x.message_id = k.id",
                    tenants,
                    ids);
        }
        writes.add(
                "delete from chat.message x using unnest(?::int[], ?::uuid[]) k (tenant_id, id)"
                        + " where x.tenant_id = k.tenant_id and x.id = k.id",
                tenants,
                ids);
        sql.write(writes);
        return due.size();
    }

    /** The kelurahan, if the government has it. */
    public Optional<AreaCode> kelurahan(int tenantId, String code) {
        return sql.one(
                "select r.area_code from chat.room r where r.tenant_id = ? and r.kind = 'KELURAHAN' and r.area_code = ?",
                row -> new AreaCode(row.getString(1)),
                tenantId,
                code);
    }
}
