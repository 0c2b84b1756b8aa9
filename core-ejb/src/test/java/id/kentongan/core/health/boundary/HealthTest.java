package id.kentongan.core.health.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.health.entity.HealthReport;
import id.kentongan.core.health.entity.HealthReport.Part;
import id.kentongan.core.health.entity.HealthReport.Status;
import id.kentongan.core.health.entity.PackagedMigrations;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    /** Neither database nor anything else is there to be asked. */
    private final Health health = new Health();

    @Test
    void a_node_that_is_about_to_stop_says_that_alone() {
        health.farewell = new Farewell() {
            @Override
            public boolean begun() {
                return true;
            }
        };
        HealthReport report = health.check(new PackagedMigrations(Map.of()));
        assertThat(report.status()).isEqualTo(Status.DOWN);
        assertThat(report.checks()).containsExactly(new Part("stopping", Status.DOWN));
    }
}
