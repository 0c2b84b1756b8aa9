package id.kentongan.report.feed.control;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.report.feed.entity.FeedMark;
import id.kentongan.report.feed.entity.FeedQuery;
import id.kentongan.report.feed.entity.GridCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The one statement behind a page of the feed. First the entries of the page are picked by number alone, in the order of
 * an index; then what is shown of them is read. Where a row is looked up for each row of a list, {@code offset 0} keeps the
 * planner from joining instead, which it would do by reading whole partitions where it does not know the arguments.
 *
 * @param sql the text, with a question mark for each argument
 * @param arguments in the order of the question marks
 */
public record FeedSelect(String sql, List<Object> arguments) {

    /** What {@link #sql} selects, in this order. */
    private static final String SHOWN = """
            select picked.place, r.id, r.ticket, r.status, r.category_code, r.area_code, r.received_at, r.updated_at,
                r.closed_at, r.lat, r.lon, r.approximate, r.address, r.description,
                coalesce((select s.supports from report.support_total s
                    where s.tenant_id = r.tenant_id and s.report_id = r.id), 0),
                (select count(*) from report.cluster_member m
                    where m.tenant_id = r.tenant_id and m.main_id = r.id and m.until is null),
                (select count(*) from report.comment c where c.tenant_id = r.tenant_id and c.report_id = r.id
                    and c.removed_at is null and c.hidden_at is null)
            from (""";

    /** Who follows another report stands there as one of its number; what was no report, or was one already, is no news. */
    private static final String PUBLIC = "r.verified_at is not null and r.follows is null"
            + " and (r.close_reason is null or r.close_reason not in ('INVALID', 'DUPLICATE'))"
            + " and r.category_code <> all (?)";

    /** The second bound leaves out the partitions that wait for the months to come. */
    private static final String RECENT = " and %1$s >= core.id_floor(now() - make_interval(days => " + FeedQuery.DAYS
            + ")) and %1$s < core.id_floor(now() + interval '1 day')";

    private static final UUID LAST_ID = new UUID(-1L, -1L);
    private static final double METRES_OF_A_DEGREE = 111_195;

    public FeedSelect {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param secret categories of the tenant that are never public
     */
    public static FeedSelect of(FeedQuery query, Collection<String> secret) {
        return new Writer(query, secret).write();
    }

    /** Puts the statement together; every piece brings its arguments along. */
    private static final class Writer {

        private final FeedQuery query;
        private final String[] secret;
        private final StringBuilder sql = new StringBuilder(2_000);
        private final List<Object> arguments = new ArrayList<>();
        private final UUID before;

        Writer(FeedQuery query, Collection<String> secret) {
            this.query = query;
            this.secret = secret.toArray(String[]::new);
            FeedMark after = query.after();
            this.before = after == null ? LAST_ID : after.id();
        }

        FeedSelect write() {
            add(SHOWN);
            switch (query.view()) {
                case LATEST -> latest();
                case AREA -> area(Objects.requireNonNull(query.area()));
                case NEAR -> near();
                case MOST_SUPPORTED -> mostSupported();
                case HASHTAG -> tagged();
                default -> throw new IllegalStateException("no such view: " + query.view());
            }
            add(
                    ") picked cross join lateral (select * from report.report r where r.tenant_id = ? and r.id = picked.id"
                            + " offset 0) r order by ",
                    query.tenantId());
            add(
                    switch (query.view()) {
                        case NEAR -> "picked.place, r.id desc";
                        case MOST_SUPPORTED -> "picked.place desc, r.id desc";
                        default -> "r.id desc";
                    });
            return new FeedSelect(sql.toString(), arguments);
        }

        private void latest() {
            add(
                    "select r.id, 0 as place from report.report r where r.tenant_id = ? and r.id < ? and ",
                    tenant(),
                    before);
            visible();
            add(" order by r.id desc limit ?", query.size());
        }

        /** Of a kecamatan the newest of each kelurahan come from the index; of them the newest of all. */
        private void area(AreaCode area) {
            if (area.level() == Level.KELURAHAN) {
                add(
                        "select r.id, 0 as place from report.report r where r.tenant_id = ? and r.area_code = ? and r.id < ? and ",
                        tenant(),
                        area.value(),
                        before);
                visible();
            } else {
                add(
                        "select r.id, 0 as place from (select code from core.area where parent_code = ? union select ?::text)"
                                + " each (code) cross join lateral (select r.id from report.report r"
                                + " where r.tenant_id = ? and r.area_code = each.code and r.id < ? and ",
                        area.value(),
                        area.value(),
                        tenant(),
                        before);
                visible();
                add(" order by r.id desc limit ?) r", query.size());
            }
            add(" order by r.id desc limit ?", query.size());
        }

        /**
         * Ring by ring: a page that ended in a ring goes on in it, and never looks at those before. Of each cell no more
         * than a page is read.
         */
        private void near() {
            GridCell middle = GridCell.of(query.lat(), query.lon());
            FeedMark after = query.after();
            int from = after == null ? 0 : after.place();
            int to = GridCell.rings(query.metres());
            List<Integer> rings = new ArrayList<>();
            List<Integer> cells = new ArrayList<>();
            for (int ring = from; ring <= to; ring++) {
                for (GridCell cell : middle.ring(ring)) {
                    rings.add(ring);
                    cells.add(cell.number());
                }
            }
            double reach = query.metres() / METRES_OF_A_DEGREE;
            add(
                    "select r.id, each.ring as place from unnest(?::integer[], ?::integer[]) each (ring, cell)"
                            + " cross join lateral (select r.id from report.report r where r.tenant_id = ?"
                            + " and r.cell = each.cell and r.id < case when each.ring = ? then ?::uuid else ?::uuid end and ",
                    rings.toArray(Integer[]::new),
                    cells.toArray(Integer[]::new),
                    tenant(),
                    from,
                    before,
                    LAST_ID);
            visible();
            add(RECENT.formatted("r.id"));
            add(
                    " and power(r.lat - ?, 2) + power((r.lon - ?) * ?, 2) <= ? order by r.id desc limit ?) r",
                    query.lat(),
                    query.lon(),
                    Math.cos(Math.toRadians(query.lat())),
                    reach * reach,
                    query.size());
            add(" order by each.ring, r.id desc limit ?", query.size());
        }

        private void mostSupported() {
            FeedMark after = query.after();
            add("select s.report_id as id, s.supports as place from report.support_total s cross join lateral"
                    + " (select 1 from report.report r where r.tenant_id = s.tenant_id and r.id = s.report_id and ");
            visible();
            add(
                    " offset 0) r where s.tenant_id = ? and s.supports > 0 and (s.supports, s.report_id) < (?, ?)",
                    tenant(),
                    after == null ? Integer.MAX_VALUE : after.place(),
                    before);
            add(RECENT.formatted("s.report_id"));
            add(" order by s.supports desc, s.report_id desc limit ?", query.size());
        }

        private void tagged() {
            add("select h.report_id as id, 0 as place from report.hashtag h cross join lateral"
                    + " (select 1 from report.report r where r.tenant_id = h.tenant_id and r.id = h.report_id and ");
            visible();
            add(
                    " offset 0) r where h.tenant_id = ? and h.tag = ? and h.report_id < ? order by h.report_id desc limit ?",
                    tenant(),
                    Objects.requireNonNull(query.tag()),
                    before,
                    query.size());
        }

        private void visible() {
            add(PUBLIC, (Object) secret);
        }

        private Integer tenant() {
            return query.tenantId();
        }

        private void add(String text, Object... more) {
            sql.append(text);
            Collections.addAll(arguments, more);
        }
    }

    @Override
    public String toString() {
        return sql + " " + Arrays.deepToString(arguments.toArray());
    }
}
