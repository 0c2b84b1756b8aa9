package id.kentongan.core.health.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.health.entity.HealthReport;
import id.kentongan.core.health.entity.HealthReport.Part;
import id.kentongan.core.health.entity.HealthReport.Status;
import id.kentongan.core.health.entity.PackagedMigrations;
import id.kentongan.core.organisation.control.Tenants;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks the database; outside of a transaction, so that a refusal of the database is an answer and not a rollback. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Health {

    @Inject
    Sql sql;

    @Inject
    Tenants tenants;

    private record Applied(String schema, String version) {}

    public HealthReport check(PackagedMigrations packaged) {
        List<Part> parts = new ArrayList<>();
        Map<String, Set<String>> applied = new HashMap<>();
        boolean answered = true;
        try {
            for (Applied one : sql.list(
                    "select schema_name, version from core.schema_versions()",
                    row -> new Applied(row.getString(1), row.getString(2)))) {
                applied.computeIfAbsent(one.schema(), schema -> new TreeSet<>()).add(one.version());
            }
        } catch (DatabaseUnavailable e) {
            answered = false;
        }
        parts.add(part("database", answered));
        for (String schema : PackagedMigrations.SCHEMAS) {
            parts.add(part(
                    "schema-" + schema,
                    packaged.versions().get(schema).equals(applied.getOrDefault(schema, Set.of()))));
        }
        if (parts.stream().allMatch(part -> part.status() == Status.UP)) {
            // Reads the regions into memory the first time: who is told "ready" does not pay for it any more.
            parts.add(part("regions", !tenants.all().isEmpty()));
        }
        return HealthReport.of(parts);
    }

    private static Part part(String name, boolean well) {
        return new Part(name, well ? Status.UP : Status.DOWN);
    }
}
