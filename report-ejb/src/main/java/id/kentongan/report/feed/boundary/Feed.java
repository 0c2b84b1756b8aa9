package id.kentongan.report.feed.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.control.Categories;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.feed.control.FeedSelect;
import id.kentongan.report.feed.entity.FeedMark;
import id.kentongan.report.feed.entity.FeedQuery;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Where everybody reads the feed. One statement a page, so it begins no transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Feed {

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Sql sql;

    /** @return in the order of the view, at most as many as the query wants */
    public List<FeedItem> page(FeedQuery query) {
        return Scope.tenant(query.tenantId()).call(() -> read(query));
    }

    private List<FeedItem> read(FeedQuery query) {
        FeedSelect select = FeedSelect.of(
                query,
                categories.of(query.tenantId()).stream()
                        .filter(Category::secret)
                        .map(Category::code)
                        .toList());
        Map<String, Area> known = new HashMap<>();
        return sql.list(
                select.sql(), row -> item(row, known), select.arguments().toArray());
    }

    private record Area(AreaCode code, String name) {}

    private FeedItem item(ResultSet row, Map<String, Area> known) throws SQLException {
        Area area = known.computeIfAbsent(row.getString(6), this::area);
        ReportStatus status = ReportStatus.valueOf(row.getString(4));
        OffsetDateTime closedAt = status.open() ? null : row.getObject(9, OffsetDateTime.class);
        return new FeedItem(
                new FeedMark(row.getInt(1), Objects.requireNonNull(row.getObject(2, UUID.class))),
                row.getString(3),
                status,
                row.getString(5),
                area.code(),
                area.name(),
                row.getObject(7, OffsetDateTime.class),
                closedAt == null ? row.getObject(8, OffsetDateTime.class) : closedAt,
                row.getDouble(10),
                row.getDouble(11),
                row.getBoolean(12),
                row.getString(13),
                row.getString(14),
                row.getInt(15),
                1 + row.getInt(16),
                row.getInt(17));
    }

    /** Names are looked up once per area, not per row. */
    private Area area(String code) {
        AreaCode area = new AreaCode(code);
        return new Area(area, areas.path(area).stream().findFirst().orElse(code));
    }
}
