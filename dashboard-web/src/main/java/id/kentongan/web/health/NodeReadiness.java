package id.kentongan.web.health;

import id.kentongan.core.health.boundary.Health;
import id.kentongan.core.health.entity.HealthReport;
import id.kentongan.core.health.entity.PackagedMigrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The same answer as {@code /api/health} where the server has MicroProfile Health ({@code /health/ready}). Elsewhere the
 * server passes this class over, and nothing needs it.
 */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {

    @Inject
    private Health health;

    @Override
    public HealthCheckResponse call() {
        HealthReport report = health.check(PackagedMigrations.of(NodeReadiness.class.getClassLoader()));
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("kentongan");
        report.checks()
                .forEach(part -> answer.withData(part.name(), part.status().name()));
        return answer.status(report.status() == HealthReport.Status.UP).build();
    }
}
