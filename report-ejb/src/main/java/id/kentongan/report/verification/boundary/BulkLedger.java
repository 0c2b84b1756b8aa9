package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.verification.entity.Verdict;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was decided about many reports at once, so that it can be taken back for some minutes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BulkLedger {

    private static final int USUAL_MINUTES = 10;
    private static final int AN_HOUR = 60;

    /**
     * What can be taken back.
     *
     * @param tickets of those that were decided
     * @param versions theirs after the decision
     */
    public record Entry(UUID id, Verdict verdict, OffsetDateTime until, List<String> tickets, List<Integer> versions) {}

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /** @param decided tickets and their versions after the decision; at least one */
    public Entry keep(Actor actor, int tenantId, Verdict verdict, Map<String, Integer> decided) {
        return actor.scope().call(() -> {
            OffsetDateTime now = clock.now();
            UUID id = UuidV7.at(now.toInstant());
            List<String> tickets = List.copyOf(decided.keySet());
            List<Integer> versions = tickets.stream().map(decided::get).toList();
            sql.update(
                    "insert into report.verification_bulk (tenant_id, id, verdict, decided_by, decided_at, tickets, versions)"
                            + " values (?, ?, ?, ?, ?, ?, ?::integer[])",
                    tenantId,
                    id,
                    verdict.name(),
                    actor.personId(),
                    now,
                    tickets.toArray(String[]::new),
                    "{"
                            + String.join(
                                    ",", versions.stream().map(String::valueOf).toList()) + "}");
            return new Entry(id, verdict, now.plusMinutes(minutes()), tickets, versions);
        });
    }

    /** The newest that the actor can still take back. */
    public Optional<Entry> newest(Actor actor, int tenantId) {
        return actor.scope()
                .call(() -> sql.one(
                        "select id, verdict, decided_at, tickets, array_to_string(versions, ',') from report.verification_bulk"
                                + " where tenant_id = ? and decided_by = ? and undone_at is null"
                                + " and id >= core.id_floor(now() - make_interval(mins => ?))"
                                + " and decided_at > now() - make_interval(mins => ?) order by id desc limit 1",
                        this::entry,
                        tenantId,
                        actor.personId(),
                        minutes() + 1,
                        minutes()));
    }

    /**
     * Marks it as taken back, once.
     *
     * @throws UndoOver if it cannot be taken back by the actor, or not any more
     */
    public Entry takeBack(Actor actor, int tenantId, UUID id) {
        return actor.scope()
                .call(() -> sql.one(
                                "update report.verification_bulk set undone_at = now() where tenant_id = ? and id = ?"
                                        + " and decided_by = ? and undone_at is null"
                                        + " and decided_at > now() - make_interval(mins => ?)"
                                        + " returning id, verdict, decided_at, tickets, array_to_string(versions, ',')",
                                this::entry,
                                tenantId,
                                id,
                                actor.personId(),
                                minutes())
                        .orElseThrow(UndoOver::new));
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject(1, UUID.class),
                Verdict.valueOf(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).plusMinutes(minutes()),
                List.of((String[]) row.getArray(4).getArray()),
                List.of(row.getString(5).split(",")).stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    private int minutes() {
        return settings.number("kentongan.verification.undo.minutes", USUAL_MINUTES, 1, AN_HOUR);
    }
}
