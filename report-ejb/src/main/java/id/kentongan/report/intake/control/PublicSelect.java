package id.kentongan.report.intake.control;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.intake.entity.ReportQuery;
import id.kentongan.report.intake.entity.Vicinity;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one statement behind a list of public reports. Words and place of a report that is not verified stay in the
 * database. Times become bounds of the id, so partitions are left out and the newest are read from an index; the cost
 * of a list follows its length and its 90 days, not the table.
 *
 * @param sql the text, with a question mark for each argument
 * @param arguments in the order of the question marks
 */
public record PublicSelect(String sql, List<Object> arguments) {

    /** What {@link #sql} selects, in this order. */
    private static final String COLUMNS = """
            select r.id, r.ticket, r.status, r.category_code, r.area_code, r.received_at, r.updated_at, r.closed_at,
                r.expected_at, r.approximate, r.verified_at is not null,
                case when r.verified_at is not null then r.lat end, case when r.verified_at is not null then r.lon end,
                case when r.verified_at is not null then r.address end,
                case when r.verified_at is not null then r.description end""";

    private static final String ATTRIBUTES = ", case when r.verified_at is not null then r.attributes::text end\n";
    private static final String NO_ATTRIBUTES = ", null\n";

    /** Changes since less than this are looked up by their time; those of longer ago are too many to be worth it. */
    public static final Duration RECENT = Duration.ofDays(2);

    /** A box up to this many degrees is looked up by latitude; a larger one holds so much that reading on finds it. */
    private static final double SMALL = 0.05;

    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final UUID LAST_ID = new UUID(-1L, -1L);

    public PublicSelect {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param secret categories of the tenant that are never public
     * @param recent whether only changes since less than {@link #RECENT} are asked for
     */
    public static PublicSelect list(ReportQuery query, Collection<String> secret, boolean recent) {
        return new Writer(query, secret).write(recent);
    }

    /**
     * Those of these tickets that are public, newest first.
     *
     * @param tickets at least one
     */
    public static PublicSelect of(
            int tenantId, Collection<Ticket> tickets, Collection<String> secret, boolean details) {
        UUID first = tickets.stream()
                .map(Ticket::firstId)
                .min(PublicSelect::asPostgres)
                .orElseThrow();
        UUID end = tickets.stream()
                .map(Ticket::endId)
                .max(PublicSelect::asPostgres)
                .orElseThrow();
        return new PublicSelect(
                COLUMNS + (details ? ATTRIBUTES : NO_ATTRIBUTES)
                        + "from report.report r where r.tenant_id = ? and r.ticket = any (?) and r.id >= ?"
                        + " and r.id < ? and r.category_code <> all (?) order by r.id desc limit ?",
                List.of(
                        tenantId,
                        tickets.stream().map(Ticket::value).distinct().toArray(String[]::new),
                        first,
                        end,
                        secret.toArray(String[]::new),
                        ReportQuery.MOST));
    }

    /** Java compares the halves of a UUID as signed numbers, PostgreSQL byte by byte. */
    public static int asPostgres(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** Puts the statement together; every piece brings its arguments along. */
    private static final class Writer {

        private final ReportQuery query;
        private final Collection<String> secret;
        private final StringBuilder sql = new StringBuilder(1_000);
        private final List<Object> arguments = new ArrayList<>();
        private final UUID first;
        private final UUID end;
        private boolean areaIsGiven;
        private boolean categoryIsGiven;

        Writer(ReportQuery query, Collection<String> secret) {
            this.query = query;
            this.secret = secret;
            this.first =
                    query.from() == null ? FIRST_ID : UuidV7.floor(query.from().toInstant());
            this.end = smallest(
                    query.before(),
                    query.until() == null ? null : UuidV7.floor(query.until().toInstant()),
                    // what happened until then came in until then; an id knows its time to the millisecond
                    query.updatedUntil() == null
                            ? null
                            : UuidV7.floor(query.updatedUntil().toInstant().plusMillis(1)));
        }

        private static UUID smallest(@Nullable UUID... bounds) {
            UUID smallest = LAST_ID;
            for (UUID bound : bounds) {
                if (bound != null && asPostgres(bound, smallest) < 0) {
                    smallest = bound;
                }
            }
            return smallest;
        }

        PublicSelect write(boolean recent) {
            add(COLUMNS + (query.details() ? ATTRIBUTES : NO_ATTRIBUTES));
            OffsetDateTime since = query.updatedFrom();
            if (recent && since != null) {
                changed(since);
            } else if (query.area() != null && query.area().level() == Level.KECAMATAN) {
                areaIsGiven = true;
                ofEach(
                        "(select code from core.area where parent_code = ? union select ?::text)",
                        "r.area_code = each.code",
                        query.area().value(),
                        query.area().value());
            } else if (query.area() == null
                    && query.categories() != null
                    && query.categories().size() > 1) {
                categoryIsGiven = true;
                ofEach("unnest(?::text[])", "r.category_code = each.code", (Object) categories());
            } else {
                add("from report.report r where ");
                conditions();
            }
            add(" order by r.id desc limit ?", query.size());
            if (query.skip() > 0) {
                add(" offset ?", query.skip());
            }
            return new PublicSelect(sql.toString(), arguments);
        }

        /** The newest of each code come from the index of the codes; of them the newest of all. */
        private void ofEach(String codes, String condition, Object... codesArguments) {
            add(
                    "from " + codes + " each (code) cross join lateral (select r.* from report.report r where ",
                    codesArguments);
            conditions();
            add(" and " + condition + " order by r.id desc limit ?) r", query.skip() + query.size());
        }

        /** What came in since then, and what moved since then: both are short lists from an index. */
        private void changed(OffsetDateTime since) {
            UUID born = UuidV7.floor(since.toInstant());
            UUID newest = asPostgres(born, first) < 0 ? first : born;
            add("""
                    from (select id from report.report where tenant_id = ? and id >= ? and id < ?
                        union
                        select report_id from report.report_event
                        where tenant_id = ? and at >= ? and type <> 'FILED') moved
                    cross join lateral (select r.* from report.report r where r.id = moved.id and\s""", query.tenantId(), newest, end, query.tenantId(), since);
            conditions();
            // without the offset the planner would join, and read whole partitions for a few rows
            add(" offset 0) r");
        }

        private void conditions() {
            add("r.tenant_id = ? and r.id >= ? and r.id < ?", query.tenantId(), first, end);
            if (query.lastDays() > 0) {
                // the second bound leaves out the partitions that wait for the months to come
                add(
                        " and r.id >= core.id_floor(now() - make_interval(days => ?))"
                                + " and r.id < core.id_floor(now() + interval '1 day')",
                        query.lastDays());
            }
            category();
            if (query.statuses().size() < ReportStatus.values().length) {
                add(" and r.status = any (?)", (Object)
                        query.statuses().stream().map(Enum::name).sorted().toArray(String[]::new));
            }
            if (query.updatedFrom() != null) {
                add(" and r.updated_at >= ?", query.updatedFrom());
            }
            if (query.updatedUntil() != null) {
                add(" and r.updated_at < ?", query.updatedUntil());
            }
            area(query.area());
            vicinity(query.vicinity());
        }

        private void category() {
            String[] wanted = categories();
            if (query.categories() == null) {
                if (!secret.isEmpty()) {
                    add(" and r.category_code <> all (?)", (Object) secret.toArray(String[]::new));
                }
            } else if (wanted.length == 1) {
                add(" and r.category_code = ?", wanted[0]);
            } else if (!categoryIsGiven) {
                add(" and r.category_code = any (?)", (Object) wanted);
            }
        }

        private String[] categories() {
            Collection<String> wanted = query.categories() == null ? List.of() : query.categories();
            return wanted.stream()
                    .filter(code -> !secret.contains(code))
                    .sorted()
                    .toArray(String[]::new);
        }

        private void area(@Nullable AreaCode area) {
            if (area == null || areaIsGiven) {
                return;
            }
            if (area.level() == Level.KELURAHAN) {
                add(" and r.area_code = ?", area.value());
            } else {
                add(" and (r.area_code = ? or r.area_code like ?)", area.value(), area.value() + ".%");
            }
        }

        private void vicinity(@Nullable Vicinity place) {
            if (place == null) {
                return;
            }
            // the sum keeps the planner from the index where it would read half of the city through it
            String lat = place.span() <= SMALL ? "r.lat" : "r.lat + 0";
            add(
                    " and r.verified_at is not null and " + lat + " between ? and ? and r.lon between ? and ?",
                    place.south(),
                    place.north(),
                    place.west(),
                    place.east());
            if (place.metres() > 0) {
                double lat0 = (place.south() + place.north()) / 2;
                double lon0 = (place.west() + place.east()) / 2;
                double reach = place.metres() / Vicinity.METRES_OF_A_DEGREE;
                add(
                        " and power(r.lat - ?, 2) + power((r.lon - ?) * ?, 2) <= ?",
                        lat0,
                        lon0,
                        Math.cos(Math.toRadians(lat0)),
                        reach * reach);
            }
        }

        private void add(String text, Object... more) {
            sql.append(text);
            Collections.addAll(arguments, more);
        }
    }

    @Override
    public String toString() {
        return sql + " " + Arrays.toString(arguments.toArray());
    }
}
