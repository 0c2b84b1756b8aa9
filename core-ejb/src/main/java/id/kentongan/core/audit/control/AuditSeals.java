package id.kentongan.core.audit.control;

import id.kentongan.core.audit.entity.AuditEntry;
import id.kentongan.core.audit.entity.ChainHead;
import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals what waits, in the order of writing, one sealer at a time in the whole installation. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AuditSeals {

    private final Sql sql;

    @Inject
    public AuditSeals(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected AuditSeals() {
        this.sql = null;
    }

    private record Waiting(
            int tenantId,
            UUID entryId,
            OffsetDateTime now,
            @Nullable AuditEntry entry) {}

    private record Link(long seq, byte[] hash) {}

    /**
     * @param most how many at the most
     * @return how many were sealed; 0 also while another node is at it
     */
    public int seal(AuditChain chain, int most) {
        boolean alone = sql.one(
                        "select pg_try_advisory_xact_lock(hashtext('core.audit_seal'))", row -> row.getBoolean(1))
                .orElse(false);
        if (!alone) {
            return 0;
        }
        List<Waiting> waiting = sql.list(
                """
                with taken as (
                    delete from core.audit_queue where position in
                        (select position from core.audit_queue order by position limit ?)
                    returning tenant_id, entry_id, position)
                select t.tenant_id, t.entry_id, now(), %s
                from taken t left join core.audit_entry e on e.tenant_id = t.tenant_id and e.id = t.entry_id
                order by t.position""".formatted(AuditRows.COLUMNS),
                row -> new Waiting(
                        row.getInt(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class),
                        AuditRows.read(row, 4)),
                most);
        if (waiting.isEmpty()) {
            return 0;
        }
        Map<Integer, Link> heads = new HashMap<>();
        List<Integer> tenants = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (Waiting next : waiting) {
            Link last = heads.computeIfAbsent(next.tenantId(), tenant -> last(chain, tenant));
            long seq = last.seq() + 1;
            byte[] hash = chain.next(last.hash(), seq, next.now(), next.entryId(), next.entry());
            heads.put(next.tenantId(), new Link(seq, hash));
            tenants.add(next.tenantId());
            places.add(seq);
            entries.add(next.entryId().toString());
            hashes.add(HexFormat.of().formatHex(hash));
        }
        sql.update("""
                insert into core.audit_seal (tenant_id, seq, entry_id, sealed_at, hash)
                select tenant, seq, entry, ?, decode(hash, 'hex')
                from unnest(?::integer[], ?::bigint[], ?::uuid[], ?::text[]) as sealed (tenant, seq, entry, hash)""", waiting.get(0).now(), literal(tenants), literal(places), literal(entries), literal(hashes));
        return waiting.size();
    }

    /** Signs the last seal of the day before in each tenant, once. */
    public int sign(AuditChain chain) {
        LocalDate yesterday = sql.one(
                        "select (now() at time zone 'UTC')::date - 1", row -> row.getObject(1, LocalDate.class))
                .orElseThrow();
        int signed = 0;
        for (int tenant : tenants()) {
            signed += sql.list("""
                            select s.seq, s.hash from core.audit_seal s
                            where s.tenant_id = ? and s.sealed_at < (?::date + 1)::timestamp at time zone 'UTC'
                              and not exists (select from core.audit_head h
                                              where h.tenant_id = s.tenant_id and h.seq >= s.seq)
                            order by s.seq desc limit 1""", row -> new Link(row.getLong(1), row.getBytes(2)), tenant, yesterday).stream()
                    .mapToInt(last -> sql.update(
                            "insert into core.audit_head (tenant_id, day, seq, hash, signature, signed_at)"
                                    + " values (?, ?, ?, ?, ?, now()) on conflict do nothing",
                            tenant,
                            yesterday,
                            last.seq(),
                            last.hash(),
                            chain.sign(tenant, yesterday, last.seq(), last.hash())))
                    .sum();
        }
        return signed;
    }

    /** @return how far each tenant's chain has come */
    public List<ChainHead> heads() {
        List<ChainHead> heads = new ArrayList<>();
        for (int tenant : tenants()) {
            heads.addAll(sql.list(
                    "select seq, hash from core.audit_seal where tenant_id = ? order by seq desc limit 1",
                    row -> ChainHead.of(tenant, row.getLong(1), row.getBytes(2)),
                    tenant));
        }
        return heads;
    }

    private List<Integer> tenants() {
        return sql.list("select 0 union all select id from core.tenant order by 1", row -> row.getInt(1));
    }

    private Link last(AuditChain chain, int tenant) {
        return sql.one(
                        "select seq, hash from core.audit_seal where tenant_id = ? order by seq desc limit 1",
                        row -> new Link(row.getLong(1), row.getBytes(2)),
                        tenant)
                .orElseGet(() -> new Link(0, chain.start(tenant)));
    }

    /** Numbers, ids and hexadecimal digits: nothing in them needs quoting. */
    private static String literal(List<?> values) {
        return values.toString().replace('[', '{').replace(']', '}');
    }
}
