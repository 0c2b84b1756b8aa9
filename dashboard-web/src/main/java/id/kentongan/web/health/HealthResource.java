package id.kentongan.web.health;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.health.boundary.Health;
import id.kentongan.core.health.entity.HealthReport;
import id.kentongan.core.health.entity.PackagedMigrations;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** 200 while this node can do its work, else 503; the body names the parts. */
@Path("health")
@RequestScoped
public class HealthResource {

    @Inject
    private Health health;

    @Needs(Action.LOOK_AROUND)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response check() {
        HealthReport report = health.check(PackagedMigrations.of(HealthResource.class.getClassLoader()));
        JsonArrayBuilder checks = Json.createArrayBuilder();
        for (HealthReport.Part part : report.checks()) {
            checks.add(Json.createObjectBuilder()
                    .add("name", part.name())
                    .add("status", part.status().name()));
        }
        String body = Json.createObjectBuilder()
                .add("status", report.status().name())
                .add("degraded", Json.createArrayBuilder(report.degraded()))
                .add("checks", checks)
                .build()
                .toString();
        return Response.status(report.status() == HealthReport.Status.UP ? 200 : 503)
                .entity(body)
                .build();
    }
}
