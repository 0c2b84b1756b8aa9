package id.kentongan.report.export.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.export.entity.ExportRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads reports for a file, from a cursor. */
@ApplicationScoped
public class Exports {

    /** Columns of a public export; with words there is one more. */
    public static final List<String> PUBLIC_COLUMNS = List.of(
            "kecamatan_code",
            "kecamatan",
            "kelurahan_code",
            "kelurahan",
            "category",
            "category_name",
            "period",
            "status");

    /** The column of words. */
    public static final String WORDS = "description";

    /** Columns of an export for staff. */
    public static final List<String> STAFF_COLUMNS = List.of(
            "ticket",
            "received_at",
            "category",
            "category_name",
            "status",
            "channel",
            "area_code",
            "area",
            "kecamatan",
            "approximate",
            "address",
            "description",
            "verified_at",
            "accepted_at",
            "closed_at",
            "escalated_at",
            "reopenings",
            "expected_at",
            "updated_at");

    private static final int FETCH = 1_000;

    /**
     * The reports of a kelurahan, category and month go up together: k of them keep the kelurahan, fewer join those of
     * their kecamatan, and what are too few there those of the whole government; what is alone even there is left out. So
     * what a level has of an area is all or nothing, and the counters by month come to the same sums ({@code OpenTable}).
     * Within a kelurahan a day that has k keeps its date; where the other days have fewer together, the smallest of those
     * with a date stands with them under the month. Each combination in the file has k rows, in no order of time.
     */
    private static final String PUBLIC = """
            with slim as (
                select r.id, r.area_code as area, left(r.area_code, 8) as kecamatan, r.category_code as category,
                    c.name_id as category_name, (r.received_at at time zone rule.zone)::date as day, r.status, rule.k
                from (select ?::text as zone, ?::integer as k) rule
                cross join report.report r
                join report.category c on c.tenant_id = r.tenant_id and c.code = r.category_code and not c.private
                where r.tenant_id = ? and r.id >= ? and r.id < ?
            ), by_kelurahan as (
                select *, length(area) > 8 and count(*) over (partition by area, category) >= k as in_kelurahan,
                    count(*) over (partition by area, category, day) as that_day from slim
            ), by_day as (
                select *, count(*) filter (where that_day < k) over (partition by area, category) as undated,
                    first_value(day) over (partition by area, category order by that_day < k, that_day, day) as smallest,
                    not in_kelurahan and length(area) >= 8 and count(*) filter (where not in_kelurahan)
                        over (partition by kecamatan, category) >= k as in_kecamatan
                from by_kelurahan
            ), by_government as (
                select *, in_kelurahan and that_day >= k and (undated = 0 or undated >= k or day <> smallest) as dated,
                    not in_kelurahan and not in_kecamatan
                        and count(*) filter (where not in_kelurahan and not in_kecamatan)
                        over (partition by category) >= k as in_government
                from by_day
            ), levelled as (
                select id, category, category_name, status, dated,
                    case when not in_government then kecamatan end as kecamatan,
                    case when in_kelurahan then area end as kelurahan,
                    to_char(day, case when dated then 'YYYY-MM-DD' else 'YYYY-MM' end) as period
                from by_government where in_kelurahan or in_kecamatan or in_government
            )
            select l.kecamatan, k.name, l.kelurahan, a.name, l.category, l.category_name, l.period, l.status,
                cell.lat, cell.lon, %s
            from levelled l
            left join core.area k on k.code = l.kecamatan and k.valid_until is null
            left join core.area a on a.code = l.kelurahan and a.valid_until is null
            left join core.cell cell on cell.area_code = l.kelurahan
            order by l.kecamatan, l.kelurahan, l.category, l.period, md5(l.id::text)""";

    private static final String NO_WORDS = "null";
    private static final String VERIFIED_WORDS = """
            case when l.dated then (select nullif(r.description, '') from report.report r
                where r.tenant_id = ? and r.id = l.id and r.verified_at is not null) end""";

    private final Sql sql;

    @Inject
    public Exports(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Exports() {
        this(new Sql());
    }

    /**
     * What the public may have of a month.
     *
     * @param zone of the tenant
     * @param k how many reports a combination of area, category and period needs, at least 2
     * @param words whether to add the words of verified reports that keep kelurahan and day
     */
    public void publicMonth(
            int tenantId, ZoneId zone, YearMonth month, int k, boolean words, Consumer<ExportRow> rows) {
        if (k < 2) {
            throw new IllegalArgumentException("a group of " + k + " hides nobody");
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        if (words) {
            // the words stand behind everything else in the statement
            arguments.add(tenantId);
        }
        arguments.addAll(
                0,
                List.of(
                        zone.getId(),
                        k,
                        tenantId,
                        floor(month.atDay(1).atStartOfDay(zone).toInstant()),
                        floor(month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant())));
        sql.each(
                PUBLIC.formatted(words ? VERIFIED_WORDS : NO_WORDS),
                FETCH,
                row -> publicRow(row, words),
                rows,
                arguments.toArray());
    }

    private static ExportRow publicRow(ResultSet row, boolean words) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>(PUBLIC_COLUMNS.size() + 1);
        for (int i = 1; i <= PUBLIC_COLUMNS.size(); i++) {
            cells.add(row.getString(i));
        }
        if (words) {
            cells.add(row.getString(PUBLIC_COLUMNS.size() + 3));
        }
        return new ExportRow(
                cells,
                row.getObject(PUBLIC_COLUMNS.size() + 1, Double.class),
                row.getObject(PUBLIC_COLUMNS.size() + 2, Double.class));
    }

    /**
     * Everything that staff may have of reports received in a time, in the order of receipt. Never the secret that leads
     * to a citizen's own page.
     */
    public void staff(int tenantId, ZoneId zone, Instant from, Instant until, Consumer<ExportRow> rows) {
        DateTimeFormatter time = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        sql.each(
                """
                select r.ticket, r.received_at, r.category_code, c.name_id, r.status, r.channel, r.area_code, a.name, k.name,
                    r.approximate, r.address, r.description, r.verified_at, r.accepted_at, r.closed_at, r.escalated_at,
                    r.reopenings, r.expected_at, r.updated_at, r.lat, r.lon
                from report.report r
                left join report.category c on c.tenant_id = r.tenant_id and c.code = r.category_code
                left join core.area a on a.code = r.area_code and a.valid_until is null
                left join core.area k on k.code = left(r.area_code, 8) and k.valid_until is null
                where r.tenant_id = ? and r.id >= ? and r.id < ? order by r.id""",
                FETCH,
                row -> {
                    List<@Nullable Object> cells = new ArrayList<>(STAFF_COLUMNS.size());
                    for (int i = 1; i <= STAFF_COLUMNS.size(); i++) {
                        switch (STAFF_COLUMNS.get(i - 1)) {
                            case "received_at",
                                    "verified_at",
                                    "accepted_at",
                                    "closed_at",
                                    "escalated_at",
                                    "expected_at",
                                    "updated_at" ->
                                cells.add(local(row.getObject(i, OffsetDateTime.class), zone, time));
                            case "approximate" -> cells.add(row.getBoolean(i));
                            case "reopenings" -> cells.add(row.getInt(i));
                            default -> cells.add(row.getString(i));
                        }
                    }
                    return new ExportRow(
                            cells, row.getDouble(STAFF_COLUMNS.size() + 1), row.getDouble(STAFF_COLUMNS.size() + 2));
                },
                rows,
                tenantId,
                floor(from),
                floor(until));
    }

    private static @Nullable String local(@Nullable OffsetDateTime at, ZoneId zone, DateTimeFormatter form) {
        return at == null ? null : form.format(at.atZoneSameInstant(zone));
    }

    /** The smallest id of a moment; ids carry the time of receipt, and none is from before 1970. */
    private static UUID floor(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }
}
