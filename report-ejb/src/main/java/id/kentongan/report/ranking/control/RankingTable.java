package id.kentongan.report.ranking.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Contest;
import id.kentongan.report.ranking.entity.Counted;
import id.kentongan.report.ranking.entity.Entry;
import id.kentongan.report.ranking.entity.Entry.Cell;
import id.kentongan.report.ranking.entity.Place;
import id.kentongan.report.ranking.entity.PublicBoards;
import id.kentongan.report.ranking.entity.RankingFormula;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads frozen months; only ever adds. The caller has entered the scope and is in a transaction. */
@ApplicationScoped
public class RankingTable {

    /** How long a promise may reach: older reports are not looked for. */
    private static final int LONGEST_PROMISE_MONTHS = 24;

    private static final String FREEZE = """
            insert into report.ranking_item (tenant_id, month, report_id, area_code, unit_id, worker, stratum, success, stars)
            select r.tenant_id, ?, r.id, r.area_code, r.unit_id, coalesce(h.proven_by, h.assignee), c.deadline_class,
                coalesce(r.close_reason = 'FIXED_VERIFIED' and r.closed_at <= r.expected_at and r.reopenings = 0, false),
                r.rating
            from report.report r
            join report.category c on c.tenant_id = r.tenant_id and c.code = r.category_code and not c.private
            left join report.handling h on h.tenant_id = r.tenant_id and h.report_id = r.id
            where r.tenant_id = ? and r.id >= ? and r.id < ? and r.expected_at >= ? and r.expected_at < ?
                and r.follows is null and coalesce(r.close_reason, '') not in ('DUPLICATE', 'INVALID', 'NOT_OURS')""";

    private static final String COUNT = """
            select b.board, b.key, coalesce(a.name, u.name, p.display_name, b.key), i.stratum, count(*),
                count(*) filter (where i.success), count(i.stars), coalesce(sum(i.stars), 0)
            from report.ranking_item i
            left join core.unit o on o.id = i.unit_id and o.tier = 'AGENCY'
            cross join lateral (values
                ('KELURAHAN', case when length(i.area_code) = 13 then i.area_code end),
                ('KECAMATAN', case when length(i.area_code) >= 8 then left(i.area_code, 8) end),
                ('KOTA', case when length(i.area_code) >= 5 then left(i.area_code, 5) end),
                ('AGENCY', o.id::text), ('STAFF', i.worker::text)) b (board, key)
            left join core.area a on b.board in ('KELURAHAN', 'KECAMATAN', 'KOTA') and a.code = b.key
                and a.valid_until is null
            left join core.unit u on b.board = 'AGENCY' and u.id = i.unit_id
            left join core.account p on b.board = 'STAFF' and p.person_id = i.worker
            where i.tenant_id = ? and i.month = ? and b.key is not null
                and not exists (select 1 from report.ranking_contest x where x.tenant_id = i.tenant_id
                    and x.month = i.month and x.report_id = i.report_id and x.outcome = 'EXCLUDED')
            group by 1, 2, 3, 4 order by 1, 2, 3, 4""";

    /** Ratings stand beside the first stratum of each entry. */
    private static final String FROZEN = """
            select c.board, c.key, l.name, c.stratum, c.reports, c.successes, case when c.first then l.ratings else 0 end,
                case when c.first then l.rating_sum else 0 end
            from (select *, row_number() over (partition by board, key order by stratum collate "C") = 1 as first
                from report.ranking_cell where tenant_id = ? and month = ? and version = ?) c
            join report.ranking_line l using (tenant_id, month, version, board, key)
            where c.board <> 'STAFF' order by c.board, c.key collate "C", c.stratum collate "C\"""";

    /** Behind all ids that there will be. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Sql sql;

    @Inject
    public RankingTable(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected RankingTable() {
        this(new Sql());
    }

    /** The last version of a month; 0 for one that is not frozen. */
    public int version(int tenantId, YearMonth month) {
        return sql.one(
                        "select coalesce(max(version), 0) from report.ranking where tenant_id = ? and month = ?",
                        row -> row.getInt(1),
                        tenantId,
                        month.atDay(1))
                .orElse(0);
    }

    /** Freezes what the reports say now; two who do so at once wait for each other. */
    public void freeze(int tenantId, YearMonth month, ZoneId zone, OffsetDateTime now) {
        OffsetDateTime from = month.atDay(1).atStartOfDay(zone).toOffsetDateTime();
        OffsetDateTime until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toOffsetDateTime();
        sql.update(
                FREEZE,
                month.atDay(1),
                tenantId,
                floor(from.minusMonths(LONGEST_PROMISE_MONTHS)),
                floor(until),
                from,
                until);
        compute(tenantId, month, 1, now, null, null);
    }

    /** Lets nobody else freeze or correct a month of this government until the end of the transaction. */
    public void lock(int tenantId) {
        sql.one("select pg_advisory_xact_lock(hashtext('report.ranking'), ?)", row -> true, tenantId);
    }

    /** Adds a version, with what has been excluded since the last one left out. */
    public void compute(
            int tenantId,
            YearMonth month,
            int version,
            OffsetDateTime now,
            @Nullable UUID decidedBy,
            @Nullable String reason) {
        sql.update(
                "insert into report.ranking (tenant_id, month, version, formula, frozen_at, decided_by, reason)"
                        + " values (?, ?, ?, ?, ?, cast(? as uuid), ?)",
                tenantId,
                month.atDay(1),
                version,
                RankingFormula.VERSION,
                now,
                decidedBy == null ? null : decidedBy.toString(),
                reason);
        count(tenantId, month).forEach((board, entries) -> {
            List<Place> places = RankingFormula.places(RankingFormula.comparable(entries));
            lines(tenantId, month, version, board, places);
            cells(tenantId, month, version, board, places);
        });
    }

    private record Row(Board board, String key, String name, Cell cell, int ratings, int ratingSum) {}

    private Map<Board, List<Entry>> count(int tenantId, YearMonth month) {
        return entries(COUNT, tenantId, month.atDay(1));
    }

    private Map<Board, List<Entry>> entries(String statement, Object... arguments) {
        Map<Board, Map<String, List<Row>>> rows = new EnumMap<>(Board.class);
        sql.list(
                        statement,
                        row -> new Row(
                                Board.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                new Cell(row.getString(4), row.getInt(5), row.getInt(6)),
                                row.getInt(7),
                                row.getInt(8)),
                        arguments)
                .forEach(row -> rows.computeIfAbsent(row.board(), board -> new LinkedHashMap<>())
                        .computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        Map<Board, List<Entry>> boards = new EnumMap<>(Board.class);
        rows.forEach((board, keys) -> boards.put(
                board,
                keys.entrySet().stream()
                        .map(each -> new Entry(
                                each.getKey(),
                                each.getValue().get(0).name(),
                                each.getValue().stream().map(Row::cell).toList(),
                                each.getValue().stream().mapToInt(Row::ratings).sum(),
                                each.getValue().stream()
                                        .mapToInt(Row::ratingSum)
                                        .sum()))
                        .toList()));
        return boards;
    }

    private void lines(int tenantId, YearMonth month, int version, Board board, List<Place> places) {
        sql.update(
                "insert into report.ranking_line (tenant_id, month, version, board, key, name, place, score, reports,"
                        + " successes, ratings, rating_sum) select ?, ?, ?, ?, l.* from unnest(?::text[], ?::text[],"
                        + " ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[]) l",
                tenantId,
                month.atDay(1),
                version,
                board.name(),
                places.stream().map(place -> place.entry().key()).toArray(String[]::new),
                places.stream().map(place -> place.entry().name()).toArray(String[]::new),
                places.stream().map(Place::place).toArray(Integer[]::new),
                places.stream().map(Place::score).toArray(Integer[]::new),
                places.stream().map(place -> place.entry().reports()).toArray(Integer[]::new),
                places.stream().map(place -> place.entry().successes()).toArray(Integer[]::new),
                places.stream().map(place -> place.entry().ratings()).toArray(Integer[]::new),
                places.stream().map(place -> place.entry().ratingSum()).toArray(Integer[]::new));
    }

    private void cells(int tenantId, YearMonth month, int version, Board board, List<Place> places) {
        List<String> keys = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        places.forEach(place -> place.entry().cells().forEach(cell -> {
            keys.add(place.entry().key());
            cells.add(cell);
        }));
        sql.update(
                "insert into report.ranking_cell (tenant_id, month, version, board, key, stratum, reports, successes)"
                        + " select ?, ?, ?, ?, c.* from unnest(?::text[], ?::text[], ?::integer[], ?::integer[]) c",
                tenantId,
                month.atDay(1),
                version,
                board.name(),
                keys.toArray(String[]::new),
                cells.stream().map(Cell::stratum).toArray(String[]::new),
                cells.stream().map(Cell::reports).toArray(Integer[]::new),
                cells.stream().map(Cell::successes).toArray(Integer[]::new));
    }

    /** A board as it was frozen, best first; of equals the smaller key first. Entries have one cell for all strata. */
    public List<Place> board(int tenantId, YearMonth month, int version, Board board) {
        return sql.list(
                "select key, name, place, score, reports, successes, ratings, rating_sum from report.ranking_line"
                        + " where tenant_id = ? and month = ? and version = ? and board = ? order by score desc, key collate \"C\"",
                row -> new Place(
                        row.getInt(3),
                        row.getInt(4),
                        new Entry(
                                row.getString(1),
                                row.getString(2),
                                List.of(new Cell(RankingFormula.POOL, row.getInt(5), row.getInt(6))),
                                row.getInt(7),
                                row.getInt(8))),
                tenantId,
                month.atDay(1),
                version,
                board.name());
    }

    /** The frozen months, newest first, at most so many. */
    public List<YearMonth> months(int tenantId, int most) {
        return sql.list(
                "select month from report.ranking where tenant_id = ? and version = 1 order by month desc limit ?",
                row -> YearMonth.from(row.getObject(1, LocalDate.class)),
                tenantId,
                most);
    }

    /** Names of the cells of {@link #openData}. */
    public static List<String> columns() {
        return List.of(
                "month",
                "version",
                "formula",
                "board",
                "key",
                "name",
                "stratum",
                "reports",
                "successes",
                "ratings",
                "rating_sum");
    }

    /** What everybody may see of a frozen month, placed among itself. */
    public Map<Board, List<Place>> told(int tenantId, YearMonth month, int version) {
        Map<Board, List<Place>> told = new EnumMap<>(Board.class);
        PublicBoards.of(entries(FROZEN, tenantId, month.atDay(1), version))
                .forEach((board, entries) -> told.put(board, RankingFormula.places(entries)));
        return told;
    }

    /** Everything that the formula needs of what is told, a row for each stratum of each entry. */
    public List<List<String>> openData(int tenantId, YearMonth month, int version) {
        String formula = sql.one(
                        "select formula from report.ranking where tenant_id = ? and month = ? and version = ?",
                        row -> row.getString(1),
                        tenantId,
                        month.atDay(1),
                        version)
                .orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        told(tenantId, month, version)
                .forEach((board, places) -> places.stream()
                        .map(Place::entry)
                        .sorted(Comparator.comparing(Entry::key))
                        .forEach(entry -> entry.cells()
                                .forEach(cell -> rows.add(List.of(
                                        month.toString(),
                                        Integer.toString(version),
                                        formula,
                                        board.name(),
                                        entry.key(),
                                        entry.name(),
                                        cell.stratum(),
                                        Integer.toString(cell.reports()),
                                        Integer.toString(cell.successes()),
                                        Integer.toString(entry.ratings()),
                                        Integer.toString(entry.ratingSum()))))));
        return rows;
    }

    /** Whether a government has switched its rankings public. */
    public boolean published(int tenantId) {
        return sql.one(
                        "select published from report.ranking_publication where tenant_id = ?",
                        row -> row.getBoolean(1),
                        tenantId)
                .orElse(false);
    }

    public void publish(int tenantId, boolean published, UUID officer, OffsetDateTime now) {
        sql.update(
                "insert into report.ranking_publication (tenant_id, published, changed_by, changed_at) values (?, ?, ?, ?)"
                        + " on conflict (tenant_id) do update set published = excluded.published,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
                tenantId,
                published,
                officer,
                now);
    }

    /** A report that counts, with where it lies and who answers for it. */
    public record Item(UUID report, String area, @Nullable UUID unit, boolean success) {}

    public Optional<Item> item(int tenantId, YearMonth month, String ticket) {
        return sql.one(
                "select i.report_id, i.area_code, i.unit_id, i.success from report.ranking_item i join report.report r"
                        + " on r.tenant_id = i.tenant_id and r.id = i.report_id"
                        + " where i.tenant_id = ? and i.month = ? and r.ticket = ?",
                row -> new Item(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getBoolean(4)),
                tenantId,
                month.atDay(1),
                ticket);
    }

    /** @return false if the report was contested for this month before */
    public boolean contest(
            int tenantId, UUID id, YearMonth month, UUID report, UUID officer, OffsetDateTime now, String reason) {
        return sql.update(
                        "insert into report.ranking_contest (tenant_id, id, month, report_id, filed_by, filed_at, reason)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        tenantId,
                        id,
                        month.atDay(1),
                        report,
                        officer,
                        now,
                        reason)
                == 1;
    }

    /**
     * The reports behind a line, newest first.
     *
     * @param before the last of the page before; null for the first page
     */
    public List<Counted> items(
            int tenantId, YearMonth month, Board board, String key, @Nullable UUID before, int most) {
        String mine = switch (board) {
            case KELURAHAN -> "i.area_code = ?";
            case KECAMATAN -> "left(i.area_code, 8) = ?";
            case KOTA -> "left(i.area_code, 5) = ?";
            case AGENCY -> "i.unit_id::text = ?";
            case STAFF -> "i.worker::text = ?";
        };
        return sql.list(
                "select i.report_id, r.ticket, coalesce(a.name, i.area_code), i.stratum, i.success, r.area_code"
                        + " from report.ranking_item i join report.report r on r.tenant_id = i.tenant_id"
                        + " and r.id = i.report_id left join core.area a on a.code = i.area_code and a.valid_until is null"
                        + " where i.tenant_id = ? and i.month = ? and i.report_id < ? and " + mine
                        + " order by i.report_id desc limit ?",
                row -> new Counted(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        new AreaCode(row.getString(6))),
                tenantId,
                month.atDay(1),
                before == null ? LAST : before,
                key,
                most);
    }

    /** A contest that waits. */
    public record Open(YearMonth month, UUID filedBy, String area) {}

    public Optional<Open> open(int tenantId, UUID contest) {
        return sql.one(
                "select x.month, x.filed_by, i.area_code from report.ranking_contest x join report.ranking_item i"
                        + " using (tenant_id, month, report_id) where x.tenant_id = ? and x.id = ? and x.outcome is null"
                        + " for update of x",
                row -> new Open(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        row.getObject(2, UUID.class),
                        row.getString(3)),
                tenantId,
                contest);
    }

    /** Contests of a month that wait, oldest first, at most a hundred. */
    public List<Contest> contests(int tenantId, YearMonth month) {
        return sql.list(
                "select x.id, r.ticket, i.area_code, x.reason from report.ranking_contest x"
                        + " join report.ranking_item i using (tenant_id, month, report_id)"
                        + " join report.report r on r.tenant_id = x.tenant_id and r.id = x.report_id"
                        + " where x.tenant_id = ? and x.month = ? and x.outcome is null order by x.filed_at limit 100",
                row -> new Contest(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)),
                tenantId,
                month.atDay(1));
    }

    public void decide(int tenantId, UUID contest, boolean excluded, UUID officer, OffsetDateTime now, String words) {
        sql.update(
                "update report.ranking_contest set outcome = ?, decided_by = ?, decided_at = ?, words = ?"
                        + " where tenant_id = ? and id = ?",
                excluded ? "EXCLUDED" : "UPHELD",
                officer,
                now,
                words,
                tenantId,
                contest);
    }

    /** The smallest id of a moment; ids carry the time of receipt. */
    private static UUID floor(OffsetDateTime at) {
        return new UUID(Math.max(0, at.toInstant().toEpochMilli()) << 16, 0);
    }
}
