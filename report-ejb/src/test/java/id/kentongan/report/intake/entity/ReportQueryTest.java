package id.kentongan.report.intake.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportQueryTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00Z");

    @Test
    void each_narrowing_keeps_what_the_others_set() {
        Vicinity vicinity = new Vicinity(-7, 106, -6, 107, 0);
        UUID cursor = new UUID(1, 2);
        ReportQuery narrow = ReportQuery.of(1, 10)
                .categories(Set.of("banjir"))
                .statuses(Set.of(ReportStatus.RESOLVED))
                .received(NOON, NOON.plusDays(1))
                .lastDays(3)
                .updated(NOON.plusDays(2), NOON.plusDays(3))
                .in(new AreaCode("31.71"))
                .near(vicinity)
                .olderThan(cursor)
                .skipping(4)
                .withDetails()
                .ofTenant(7);

        assertThat(narrow)
                .usingRecursiveComparison()
                .isEqualTo(narrow.categories(Set.of("banjir")).ofTenant(7));
        assertThat(narrow.tenantId()).isEqualTo(7);
        assertThat(narrow.size()).isEqualTo(10);
        assertThat(narrow.categories()).containsExactly("banjir");
        assertThat(narrow.statuses()).containsExactly(ReportStatus.RESOLVED);
        assertThat(narrow.from()).isEqualTo(NOON);
        assertThat(narrow.until()).isEqualTo(NOON.plusDays(1));
        assertThat(narrow.lastDays()).isEqualTo(3);
        assertThat(narrow.updatedFrom()).isEqualTo(NOON.plusDays(2));
        assertThat(narrow.updatedUntil()).isEqualTo(NOON.plusDays(3));
        assertThat(narrow.area()).isEqualTo(new AreaCode("31.71"));
        assertThat(narrow.vicinity()).isEqualTo(vicinity);
        assertThat(narrow.before()).isEqualTo(cursor);
        assertThat(narrow.skip()).isEqualTo(4);
        assertThat(narrow.details()).isTrue();
    }

    @Test
    void a_narrowing_leaves_the_query_as_it_is() {
        ReportQuery all = ReportQuery.of(1, 10);

        all.categories(Set.of("banjir"))
                .statuses(Set.of())
                .lastDays(3)
                .skipping(4)
                .withDetails();

        assertThat(all).usingRecursiveComparison().isEqualTo(ReportQuery.of(1, 10));
        assertThat(all.categories()).isNull();
        assertThat(all.statuses()).containsExactlyInAnyOrder(ReportStatus.values());
    }

    @Test
    void sizes_depths_and_days_have_bounds() {
        ReportQuery all = ReportQuery.of(1, ReportQuery.MOST);
        assertThatThrownBy(() -> ReportQuery.of(1, 0)).hasMessageContaining("size must be 1 to 1000");
        assertThatThrownBy(() -> ReportQuery.of(1, 1_001)).hasMessageContaining("size must be 1 to 1000");
        assertThatThrownBy(() -> all.skipping(-1)).hasMessageContaining("skip must be 0 to 10000");
        assertThatThrownBy(() -> all.skipping(10_001)).hasMessageContaining("skip must be 0 to 10000");
        assertThatThrownBy(() -> all.lastDays(-1)).hasMessageContaining("days must not be negative");
    }
}
