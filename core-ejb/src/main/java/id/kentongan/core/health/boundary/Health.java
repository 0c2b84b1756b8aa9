package id.kentongan.core.health.boundary;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.RoleRights;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.health.control.Machine;
import id.kentongan.core.health.entity.HealthReport;
import id.kentongan.core.health.entity.HealthReport.Part;
import id.kentongan.core.health.entity.HealthReport.Status;
import id.kentongan.core.health.entity.PackagedMigrations;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.outbox.control.Messaging;
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

    @Inject
    Messaging messaging;

    @Inject
    Settings settings;

    @Inject
    Machine machine;

    @Inject
    Farewell farewell;

    private record Applied(String schema, String version) {}

    public HealthReport check(PackagedMigrations packaged) {
        if (farewell.begun()) {
            // However the rest is: a balancer must hear it soon, also while the database is busy.
            return HealthReport.of(List.of(part("stopping", false)));
        }
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
        parts.add(new Part("disk", machine.full() ? Status.DEGRADED : Status.UP));
        for (String schema : PackagedMigrations.SCHEMAS) {
            parts.add(part(
                    "schema-" + schema,
                    packaged.versions().get(schema).equals(applied.getOrDefault(schema, Set.of()))));
        }
        if (answered) {
            parts.add(part("database-room", !sql.full()));
            parts.add(durability());
            parts.add(role());
        }
        if (parts.stream().noneMatch(part -> part.status() == Status.DOWN)) {
            parts.add(new Part("messaging", messaging.away() || waitsLong() ? Status.DEGRADED : Status.UP));
            parts.add(new Part("clock", machine.clockWrong() ? Status.DEGRADED : Status.UP));
            // Reads the regions into memory the first time: who is told "ready" does not pay for it any more.
            parts.add(part("regions", !tenants.all().isEmpty()));
        }
        return HealthReport.of(parts);
    }

    /** A commit that is acknowledged must be on disk: with one of these off, a power cut takes accepted reports along. */
    private Part durability() {
        boolean durable = sql.one("""
                        select current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
                               and current_setting('synchronous_commit') <> 'off'""", row -> row.getBoolean(1)).orElse(false);
        return new Part("durability", durable ? Status.UP : settings.demo() ? Status.DEGRADED : Status.DOWN);
    }

    /** A role with too many rights sees every government's rows, whatever the application asks for. */
    private Part role() {
        boolean fit = sql.list(RoleRights.EXCESS, row -> row.getString(1)).isEmpty();
        return new Part("database-role", fit ? Status.UP : settings.demo() ? Status.DEGRADED : Status.DOWN);
    }

    /** Nobody's relay has sent what could go for a minute; what failed and is tried again later does not count. */
    private boolean waitsLong() {
        return Scope.system(Scope.Work.FIGURES)
                .call(() -> sql.one("""
                        select 1 from core.outbox
                        where published_at is null and failures = 0 and leased_until is null
                          and created_at < now() - interval '1 minute' limit 1""", row -> true))
                .isPresent();
    }

    private static Part part(String name, boolean well) {
        return new Part(name, well ? Status.UP : Status.DOWN);
    }
}
