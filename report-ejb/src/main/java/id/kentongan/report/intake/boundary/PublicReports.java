package id.kentongan.report.intake.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.entity.Answer;
import id.kentongan.report.entity.Answers;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.intake.control.PublicSelect;
import id.kentongan.report.intake.entity.ReportQuery;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the public may read: categories, and of a report no more than is verified. One statement each, so it begins no
 * transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PublicReports {

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /** @return the categories of the tenant; retired ones too, by which old reports are called */
    public List<Category> categories(int tenantId) {
        return Scope.tenant(tenantId).call(() -> categories.of(tenantId));
    }

    /** @return the groups that the tenant's categories are in, in the order in which they are shown */
    public List<CategoryGroup> groups(int tenantId) {
        return Scope.tenant(tenantId).call(() -> categories.groups(tenantId));
    }

    /**
     * @param ticket as a person typed it
     * @return empty if there is no such report, or none that is public; with its attributes
     */
    public Optional<PublicReport> find(int tenantId, String ticket) {
        return find(tenantId, List.of(ticket)).stream().findFirst();
    }

    /**
     * @param tickets as persons typed them, at most {@value ReportQuery#MOST}
     * @return those that exist and are public, newest first, with their attributes
     */
    public List<PublicReport> find(int tenantId, Collection<String> tickets) {
        if (tickets.size() > ReportQuery.MOST) {
            throw new IllegalArgumentException("at most " + ReportQuery.MOST + " tickets, not " + tickets.size());
        }
        List<Ticket> readable = tickets.stream()
                .map(Ticket::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return readable.isEmpty()
                ? List.of()
                : Scope.tenant(tenantId)
                        .call(() -> read(tenantId, PublicSelect.of(tenantId, readable, secret(tenantId), true)));
    }

    /** @return newest first, at most as many as the query wants */
    public List<PublicReport> list(ReportQuery query) {
        if (query.statuses().isEmpty()) {
            return List.of();
        }
        return Scope.tenant(query.tenantId()).call(() -> select(query));
    }

    private List<PublicReport> select(ReportQuery query) {
        OffsetDateTime since = query.updatedFrom();
        boolean recent = since != null && since.isAfter(clock.now().minus(PublicSelect.RECENT));
        return read(query.tenantId(), PublicSelect.list(query, secret(query.tenantId()), recent));
    }

    /**
     * The public lines of the histories of reports that are public.
     *
     * @param ids of reports that {@link #list} or {@link #find} gave
     * @return the lines of each in their order
     */
    public Map<UUID, List<PublicEvent>> histories(int tenantId, Collection<UUID> ids) {
        return ids.isEmpty() ? new HashMap<>() : Scope.tenant(tenantId).call(() -> lines(tenantId, ids));
    }

    private Map<UUID, List<PublicEvent>> lines(int tenantId, Collection<UUID> ids) {
        Map<UUID, List<PublicEvent>> histories = new HashMap<>();
        sql.list(
                "select e.report_id, e.type, e.at, u.name from report.report_event e"
                        + " left join core.unit u on u.id = e.unit_id"
                        + " where e.tenant_id = ? and e.report_id = any (?) and e.report_id between ? and ?"
                        + " and e.type = any (?) order by e.report_id, e.seq",
                row -> histories
                        .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new PublicEvent(
                                ReportEventType.valueOf(row.getString(2)),
                                row.getObject(3, OffsetDateTime.class),
                                row.getString(4))),
                tenantId,
                ids.toArray(UUID[]::new),
                ids.stream().min(PublicSelect::asPostgres).orElseThrow(),
                ids.stream().max(PublicSelect::asPostgres).orElseThrow(),
                Stream.of(ReportEventType.values())
                        .filter(ReportEventType::isPublic)
                        .map(Enum::name)
                        .toArray(String[]::new));
        return histories;
    }

    private List<String> secret(int tenantId) {
        return categories.of(tenantId).stream()
                .filter(Category::secret)
                .map(Category::code)
                .toList();
    }

    private List<PublicReport> read(int tenantId, PublicSelect select) {
        Map<String, Area> known = new HashMap<>();
        return sql.list(
                select.sql(),
                row -> report(tenantId, row, known),
                select.arguments().toArray());
    }

    private record Area(AreaCode code, String name) {}

    private PublicReport report(int tenantId, ResultSet row, Map<String, Area> known) throws SQLException {
        Area area = known.computeIfAbsent(row.getString(5), this::area);
        ReportStatus status = ReportStatus.valueOf(row.getString(3));
        OffsetDateTime closedAt = status.open() ? null : time(row, 8);
        return new PublicReport(
                row.getObject(1, UUID.class),
                row.getString(2),
                status,
                row.getString(4),
                area.code(),
                area.name(),
                Objects.requireNonNull(time(row, 6)),
                closedAt == null ? Objects.requireNonNull(time(row, 7)) : closedAt,
                time(row, 9),
                row.getBoolean(11),
                number(row, 12),
                number(row, 13),
                row.getString(14),
                row.getString(15),
                row.getBoolean(10),
                answers(tenantId, row.getString(4), row.getString(16)));
    }

    private List<Answer> answers(int tenantId, String categoryCode, @Nullable String kept) {
        return kept == null
                ? List.of()
                : categories
                        .find(tenantId, categoryCode)
                        .map(category -> Answers.read(category, kept))
                        .orElse(List.of());
    }

    /** Names are looked up once per area, not per row. */
    private Area area(String code) {
        AreaCode area = new AreaCode(code);
        return new Area(area, areas.path(area).stream().findFirst().orElse(code));
    }

    private static @Nullable OffsetDateTime time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
