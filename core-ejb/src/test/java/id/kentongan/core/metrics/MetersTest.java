package id.kentongan.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetersTest {

    private final Meters meters = new Meters();

    @Test
    void counters_stand_under_one_type_with_their_labels_escaped() {
        meters.count("reports_total", "tenant", "JKT");
        meters.add("reports_total", 2, "tenant", "a\"b\\c\nd");
        assertThat(text())
                .contains("# TYPE reports_total counter\n")
                .containsOnlyOnce("# TYPE reports_total")
                .contains("reports_total{tenant=\"JKT\"} 1\n")
                .contains("reports_total{tenant=\"a\\\"b\\\\c\\nd\"} 2\n");
    }

    @Test
    void buckets_of_a_histogram_add_up() {
        Histogram sends = meters.histogram("send_seconds", "route", "x");
        sends.observe(0.004);
        sends.observe(0.2);
        sends.observe(1_000);
        assertThat(text())
                .contains("send_seconds_bucket{route=\"x\",le=\"0.005\"} 1\n")
                .contains("send_seconds_bucket{route=\"x\",le=\"0.25\"} 2\n")
                .contains("send_seconds_bucket{route=\"x\",le=\"300\"} 2\n")
                .contains("send_seconds_bucket{route=\"x\",le=\"+Inf\"} 3\n")
                .contains("send_seconds_sum{route=\"x\"} 1000.204\n")
                .contains("send_seconds_count{route=\"x\"} 3\n");
    }

    @Test
    void the_number_of_series_is_bounded() {
        for (int i = 0; i < 10_000; i++) {
            meters.count("mistaken_total", "id", String.valueOf(i));
        }
        assertThat(text().lines().count()).isLessThan(2_100);
    }

    private String text() {
        Exposition out = new Exposition();
        meters.write(out);
        return out.toString();
    }
}
