package id.kentongan.report.duplicate.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.report.duplicate.entity.Likeness;
import id.kentongan.report.duplicate.entity.LikenessFormula;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Vicinity;
import id.kentongan.report.duplicate.entity.Words;
import id.kentongan.report.entity.ReportStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Open reports near a place, scored. The box that a score can come from and the time it can come from bound the search, so
 * what the formula could never suggest is not read. Verified reports come from the index over their places. Those that
 * nobody has looked at yet have no such index, because filing a report would pay for it: they are looked for among the
 * newest of their kelurahan.
 */
@ApplicationScoped
public class Candidates {

    /** So many are scored at the most: the nearest. */
    public static final int MOST = 200;

    /** So many characters of each text are read. */
    public static final int LONGEST = 1_000;

    /** Nobody is asked about anything older, however slowly its category fades. */
    static final Duration OLDEST = Duration.ofDays(120);

    /** So many of a kelurahan's newest are looked through for those that are not verified. */
    private static final int NEWEST = 2_000;

    private static final String COLUMNS = "select r.id, r.ticket, r.status, r.category_code, r.area_code, r.lat, r.lon,"
            + " r.received_at, r.verified_at is not null, left(r.description, " + LONGEST + ") ";

    private static final String HERE = " r.lat between ? and ? and r.lon between ? and ? and r.status = any (?)";

    private static final String NEAREST =
            " order by power(r.lat - ?, 2) + power((r.lon - ?) * ?, 2), r.id desc limit " + MOST;

    private static final String VERIFIED = COLUMNS
            + "from report.report r where r.tenant_id = ? and r.verified_at is not null and r.id >= ? and r.id < ?"
            + " and r.follows is null and r.category_code <> all (?) and" + HERE + NEAREST;

    private static final String UNVERIFIED = COLUMNS
            + "from unnest(?::text[]) each (code) cross join lateral (select * from report.report n"
            + " where n.tenant_id = ? and n.area_code = each.code and n.id >= ? and n.id < ? order by n.id desc limit "
            + NEWEST + ") r where r.verified_at is null and r.follows is null and" + HERE + NEAREST;

    private static final Comparator<Candidate> MOST_ALIKE = Comparator.comparingDouble(
                    (Candidate each) -> -each.likeness().score())
            .thenComparing(Candidate::ticket);

    private final Sql sql;

    @Inject
    public Candidates(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Candidates() {
        this.sql = null;
    }

    /**
     * A statement and what it is asked with.
     *
     * @param arguments in the order of the question marks
     */
    public record Search(String sql, List<Object> arguments) {}

    /**
     * Verified ones, as everybody may know them.
     *
     * @param secret categories that are never public
     * @return those that reach the threshold, most alike first
     */
    public List<Candidate> verified(int tenantId, Sighting seen, Terms terms, Collection<String> secret) {
        return ranked(searchVerified(tenantId, seen, terms, secret), seen, terms);
    }

    /** The statement behind {@link #verified}. */
    public static Search searchVerified(int tenantId, Sighting seen, Terms terms, Collection<String> secret) {
        Span span = Span.of(seen, terms);
        List<Object> arguments =
                new ArrayList<>(List.of(tenantId, span.first(), span.end(), secret.toArray(String[]::new)));
        here(seen, terms, arguments);
        return new Search(VERIFIED, arguments);
    }

    /**
     * Those that nobody has verified, of any category: for officers.
     *
     * @param areas codes of the kelurahan to look into
     * @return those that reach the threshold, most alike first
     */
    public List<Candidate> unverified(int tenantId, Sighting seen, Terms terms, Collection<String> areas) {
        return ranked(searchUnverified(tenantId, seen, terms, areas), seen, terms);
    }

    /** The statement behind {@link #unverified}. */
    public static Search searchUnverified(int tenantId, Sighting seen, Terms terms, Collection<String> areas) {
        Span span = Span.of(seen, terms);
        List<Object> arguments =
                new ArrayList<>(List.of(areas.toArray(String[]::new), tenantId, span.first(), span.end()));
        here(seen, terms, arguments);
        return new Search(UNVERIFIED, arguments);
    }

    private static void here(Sighting seen, Terms terms, List<Object> into) {
        Vicinity box = Vicinity.around(seen.lat(), seen.lon(), LikenessFormula.farthestMetres(seen.category(), terms));
        into.addAll(List.of(box.south(), box.north(), box.west(), box.east(), open()));
        into.addAll(List.of(seen.lat(), seen.lon(), box.narrowing()));
    }

    /** @return both kinds as one list */
    public static List<Candidate> together(List<Candidate> some, List<Candidate> more) {
        return Stream.concat(some.stream(), more.stream()).sorted(MOST_ALIKE).toList();
    }

    private List<Candidate> ranked(Search search, Sighting seen, Terms terms) {
        return sql
                .list(
                        search.sql(),
                        row -> read(row, seen, terms),
                        search.arguments().toArray())
                .stream()
                .filter(each -> each.likeness().score() >= terms.threshold())
                .sorted(MOST_ALIKE)
                .toList();
    }

    /** @param first belongs to it */
    private record Span(UUID first, UUID end) {

        static Span of(Sighting seen, Terms terms) {
            Duration longest = LikenessFormula.longestApart(seen.category(), terms);
            Duration reach = longest.compareTo(OLDEST) < 0 ? longest : OLDEST;
            return new Span(
                    UuidV7.floor(seen.at().minus(reach)),
                    UuidV7.floor(seen.at().plus(reach).plusMillis(1)));
        }
    }

    private static String[] open() {
        return Arrays.stream(ReportStatus.values())
                .filter(ReportStatus::open)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private static Candidate read(ResultSet row, Sighting asked, Terms terms) throws SQLException {
        String description = row.getString(10);
        Instant at = row.getObject(8, OffsetDateTime.class).toInstant();
        Sighting seen = new Sighting(row.getDouble(6), row.getDouble(7), row.getString(4), at, Words.of(description));
        Likeness likeness = LikenessFormula.of(asked, seen, terms);
        return new Candidate(
                row.getObject(1, UUID.class),
                row.getString(2),
                ReportStatus.valueOf(row.getString(3)),
                row.getString(5),
                row.getBoolean(9),
                description,
                seen,
                likeness);
    }
}
