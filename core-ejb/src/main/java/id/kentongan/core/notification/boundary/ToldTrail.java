package id.kentongan.core.notification.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.notification.entity.ToldAs;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who was told of a case, when, by which way, and what came of it: by unit and role. */
@Stateless
public class ToldTrail {

    private static final int MOST = 100;

    /** A group of people who were told together. */
    private record Group(UUID alert, ToldAs as) {}

    private record Sent(Group group, ToldRow.Way way) {}

    @Inject
    Sql sql;

    /**
     * @param area where the case is
     * @return the newest first, a hundred at the most; none for who may not read reports there
     */
    public List<ToldRow> of(Actor actor, int tenantId, AreaCode area, UUID caseId) {
        if (!Access.may(actor, Action.READ_REPORT, Matter.in(tenantId, area))) {
            return List.of();
        }
        return Scope.tenant(tenantId).call(() -> read(tenantId, caseId));
    }

    private List<ToldRow> read(int tenantId, UUID caseId) {
        Map<Group, List<ToldRow.Way>> ways = new HashMap<>(sql
                .list(
                        """
                        select l.id, n.told_as, o.channel,
                               coalesce(o.suppressed, case when d.state = 'WAITING' and d.digest then 'DIGEST' else d.state end),
                               count(*)
                        from core.alert l
                        join core.notice n on n.tenant_id = l.tenant_id and n.alert_id = l.id
                            and n.id >= (left(l.id::text, 13) || '-0000-0000-000000000000')::uuid
                            and n.id <= (left(l.id::text, 13) || '-ffff-ffff-ffffffffffff')::uuid
                        join core.delivery_notice o on o.tenant_id = n.tenant_id and o.notice_id = n.id
                        left join core.delivery d on d.id = o.delivery_id
                        where l.tenant_id = ? and l.case_id = ?
                        group by 1, 2, 3, 4 order by 3, 4""",
                        row -> new Sent(
                                new Group(row.getObject(1, UUID.class), ToldAs.valueOf(row.getString(2))),
                                new ToldRow.Way(row.getString(3), row.getString(4), row.getInt(5))),
                        tenantId,
                        caseId)
                .stream()
                .collect(Collectors.groupingBy(Sent::group, Collectors.mapping(Sent::way, Collectors.toList()))));
        return sql.list(
                """
                select l.id, n.told_as, l.kind, coalesce(u.name, '–'), min(n.created_at), count(*), count(n.read_at),
                       count(n.acknowledged_at)
                from core.alert l
                join core.notice n on n.tenant_id = l.tenant_id and n.alert_id = l.id
                    and n.id >= (left(l.id::text, 13) || '-0000-0000-000000000000')::uuid
                    and n.id <= (left(l.id::text, 13) || '-ffff-ffff-ffffffffffff')::uuid
                left join core.unit u on u.id = n.unit_id
                where l.tenant_id = ? and l.case_id = ?
                group by l.id, n.told_as, l.kind, u.name order by l.id desc, n.told_as limit ?""",
                row -> new ToldRow(
                        row.getString(3),
                        row.getString(4),
                        ToldAs.valueOf(row.getString(2)),
                        row.getObject(5, OffsetDateTime.class),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        ways.getOrDefault(
                                new Group(row.getObject(1, UUID.class), ToldAs.valueOf(row.getString(2))), List.of())),
                tenantId,
                caseId,
                MOST);
    }
}
