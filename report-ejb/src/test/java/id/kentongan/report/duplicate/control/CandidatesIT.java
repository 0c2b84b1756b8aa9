package id.kentongan.report.duplicate.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.report.BoundDatabase;
import id.kentongan.report.control.Categories;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, behind the wall: what is compared with what. */
class CandidatesIT {

    private static final int TENANT = 78;
    private static final int NEIGHBOUR = 79;
    private static final String GAMBIR = "31.71.01.1001";
    private static final Sql SQL = new Sql();

    private final Candidates candidates = new Candidates(SQL);

    @BeforeAll
    static void fill() {
        BoundDatabase.bind();
        BoundDatabase.run(
                "select core.ensure_partitions((now() at time zone 'UTC')::date - 150, 8)",
                "delete from report.report where tenant_id in (78, 79)");
        // number, tenant, category, minutes ago, metres north, status, verified, words
        report(1, TENANT, "banjir", 10, 30, "SUBMITTED", true, "Banjir depan pasar, motor mogok");
        report(2, TENANT, "banjir", 10, 60, "SUBMITTED", false, "banjir dpn pasar");
        report(3, TENANT, "rahasia", 10, 5, "SUBMITTED", true, "Banjir depan pasar");
        report(4, NEIGHBOUR, "banjir", 10, 5, "SUBMITTED", true, "Banjir depan pasar");
        report(5, TENANT, "banjir", 10, 5, "RESOLVED", true, "Banjir depan pasar");
        report(6, TENANT, "banjir", 10, 2_000, "SUBMITTED", true, "Banjir depan pasar");
        report(7, TENANT, "banjir", 20_000, 5, "SUBMITTED", true, "Banjir depan pasar");
        report(8, TENANT, "sampah", 10, 5, "SUBMITTED", true, "Sampah menumpuk di taman");
        report(9, TENANT, "banjir", 30, 120, "SUBMITTED", true, "banjir");
    }

    private static void report(
            int number,
            int tenant,
            String category,
            int minutes,
            int metres,
            String status,
            boolean verified,
            String words) {
        BoundDatabase.run("""
                insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel,
                    area_code, lat, lon, location_rule, approximate, address, description, received_at, updated_at,
                    verified_at, last_seq, version)
                select %d, (left(core.id_floor(at)::text, 14) || '7000-8000-%012d')::uuid, 'UJI-2611-00000-0000%d', '\\x00',
                    '%s', '%s', 'OPEN311', '%s', %s, 106.8, 'INSIDE', false, null, '%s', at, at,
                    case when %s then at end, 1, 1
                from (select now() - interval '%d minutes' as at) t
                """.formatted(
                tenant, number, number, category, status, GAMBIR, -6.2 + metres / 111_195.0, words, verified, minutes));
    }

    private static Sighting seen(String text) {
        Instant now = SQL.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
        return new Sighting(-6.2, 106.8, "banjir", now, Words.of(text));
    }

    private static <T> T asTenant(Supplier<T> work) {
        return Scope.tenant(TENANT).call(work);
    }

    private static List<String> numbers(List<Candidate> found) {
        return found.stream().map(each -> each.ticket().substring(19)).toList();
    }

    @Test
    void the_public_hears_of_open_verified_reports_of_its_own_city_near_and_fresh_enough() {
        List<Candidate> found = asTenant(
                () -> candidates.verified(TENANT, seen("banjir depan pasar"), Terms.shipped(), List.of("rahasia")));
        assertThat(numbers(found)).containsExactly("1", "9");
        assertThat(found.get(0).likeness().score())
                .isGreaterThan(found.get(1).likeness().score());
        assertThat(found).allMatch(each -> each.verified() && each.status().open());
    }

    @Test
    void officers_hear_of_those_that_nobody_has_verified_too() {
        List<Candidate> found = asTenant(
                () -> candidates.unverified(TENANT, seen("banjir depan pasar"), Terms.shipped(), List.of(GAMBIR)));
        assertThat(numbers(found)).containsExactly("2");
        assertThat(asTenant(() -> candidates.unverified(
                        TENANT, seen("banjir depan pasar"), Terms.shipped(), List.of("31.71.01.1002"))))
                .isEmpty();
    }

    @Test
    void without_saying_whose_rows_nothing_is_found() {
        assertThat(Scope.tenant(NEIGHBOUR)
                        .call(() -> candidates.verified(TENANT, seen("banjir"), Terms.shipped(), List.of())))
                .isEmpty();
    }

    @Test
    void a_citys_own_terms_are_taken_and_those_of_its_neighbour_are_not() {
        BoundDatabase.run(
                "delete from report.duplicate_term where tenant_id in (78, 79)",
                "insert into report.duplicate_term values (79, 'banjir', 'water', 20, 1)",
                "insert into report.duplicate_threshold values (79, 0.9)");
        try {
            OwnTerms own = new OwnTerms(SQL, new Categories(SQL));
            assertThat(asTenant(() -> own.of(TENANT))).isEqualTo(Terms.shipped());
            Terms theirs = Scope.tenant(NEIGHBOUR).call(() -> own.of(NEIGHBOUR));
            assertThat(theirs.threshold()).isEqualTo(0.9);
            assertThat(theirs.of("banjir").reachMetres()).isEqualTo(20);
        } finally {
            BoundDatabase.run(
                    "delete from report.duplicate_term where tenant_id in (78, 79)",
                    "delete from report.duplicate_threshold where tenant_id in (78, 79)");
        }
    }
}
