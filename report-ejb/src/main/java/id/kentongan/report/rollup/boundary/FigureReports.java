package id.kentongan.report.rollup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.rollup.entity.Among;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.report.rollup.entity.ReportLine;
import id.kentongan.report.rollup.entity.Which;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reports behind a number, newest first, a page at a time. */
@Stateless
public class FigureReports {

    /** How many stand on a page. */
    public static final int PAGE = 50;

    @Inject
    private Sql sql;

    /**
     * @param among null for all
     * @param before the last report of the page before; null for the first page
     * @return at most {@value #PAGE} and one more, which says that there is a next page; none for an area that is not the
     *     actor's
     */
    public List<ReportLine> page(
            Actor actor,
            Tenant tenant,
            AreaCode area,
            Period period,
            Which which,
            @Nullable Among among,
            @Nullable UUID before) {
        if (!Access.may(actor, Action.READ_FIGURES_OF_AREA, Matter.in(tenant.id(), area))) {
            return List.of();
        }
        UUID first = floor(period.first().atDay(1).atStartOfDay(tenant.zone()).toOffsetDateTime());
        UUID end = floor(
                period.last().plusMonths(1).atDay(1).atStartOfDay(tenant.zone()).toOffsetDateTime());
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(tenant.id());
        arguments.add(first);
        arguments.add(before == null || before.compareTo(end) > 0 ? end : before);
        boolean deepest = area.value().length() == 13;
        arguments.add(deepest ? area.value() : area.value() + ".%");
        if (!deepest) {
            arguments.add(area.value());
        }
        if (among != null) {
            arguments.add(among.argument());
        }
        arguments.add(PAGE + 1);
        return Scope.tenant(tenant.id())
                .call(() -> sql.list(
                        "select r.id, r.ticket, coalesce(c.name_id, r.category_code), coalesce(c.name_en, r.category_code),"
                                + " r.status, coalesce(a.name, r.area_code), r.received_at from report.report r"
                                + " left join report.category c on c.tenant_id = r.tenant_id and c.code = r.category_code"
                                + " left join core.area a on a.code = r.area_code and a.valid_until is null"
                                + " where r.tenant_id = ? and r.id >= ? and r.id < ? and "
                                + (deepest ? "r.area_code = ?" : "(r.area_code like ? or r.area_code = ?)") + " and "
                                + which.condition() + (among == null ? "" : " and " + among.condition())
                                + " order by r.id desc limit ?",
                        row -> new ReportLine(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                ReportStatus.valueOf(row.getString(5)),
                                row.getString(6),
                                row.getObject(7, OffsetDateTime.class)),
                        arguments.toArray()));
    }

    /** The smallest id of a moment: ids carry the time of receipt. */
    private static UUID floor(OffsetDateTime at) {
        return new UUID(Math.max(0, at.toInstant().toEpochMilli()) << 16, 0);
    }
}
