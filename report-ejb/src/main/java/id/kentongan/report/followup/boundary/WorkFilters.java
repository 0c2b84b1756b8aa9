package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.followup.boundary.FilterRefused.Reason;
import id.kentongan.report.followup.entity.WorkFilter;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The filters of the work that somebody keeps, each under a name of their own. Nobody sees another's. */
@Stateless
public class WorkFilters {

    /** Of one person: more than that is no help. */
    public static final int MOST = 12;

    public static final int LONGEST_NAME = 40;

    /** @param usual whether it is what the list shows when nothing else is asked for */
    public record Saved(String name, WorkFilter filter, boolean usual) {}

    @Inject
    private Sql sql;

    @Inject
    private DatabaseClock clock;

    /** Those of the actor, by name; {@value #MOST} at most. */
    public List<Saved> list(Actor actor) {
        return actor.scope()
                .call(() -> sql.list(
                        "select name, said, usual from report.work_filter where person_id = ? order by lower(name), name",
                        row -> new Saved(row.getString(1), WorkFilter.parse(row.getString(2)), row.getBoolean(3)),
                        actor.personId()));
    }

    /**
     * Keeps one; what has that name already is replaced.
     *
     * @param name of 1 to {@value #LONGEST_NAME} characters
     * @param usual whether the list shows it when nothing else is asked for; no other does then
     * @throws FilterRefused and why
     */
    public void keep(Actor actor, String name, WorkFilter filter, boolean usual) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new FilterRefused(Reason.NAME);
        }
        actor.scope().run(() -> {
            // Two at once would both find room for the last one.
            sql.one(
                    "select pg_advisory_xact_lock(hashtextextended('report.work_filter/' || ?, 0))",
                    row -> true,
                    actor.personId().toString());
            boolean full = sql.one(
                            "select count(*) filter (where name <> ?) from report.work_filter where person_id = ?",
                            row -> row.getInt(1) >= MOST,
                            called,
                            actor.personId())
                    .orElse(false);
            if (full) {
                throw new FilterRefused(Reason.TOO_MANY);
            }
            if (usual) {
                sql.update(
                        "update report.work_filter set usual = false where person_id = ? and usual", actor.personId());
            }
            sql.update(
                    "insert into report.work_filter (person_id, name, said, usual, changed_at) values (?, ?, ?, ?, ?)"
                            + " on conflict (person_id, name) do update set said = excluded.said, usual = excluded.usual,"
                            + " changed_at = excluded.changed_at",
                    actor.personId(),
                    called,
                    filter.text(),
                    usual,
                    clock.now());
        });
    }

    /** Forgets one; nothing happens if there is none of that name. */
    public void forget(Actor actor, String name) {
        actor.scope()
                .run(() -> sql.update(
                        "delete from report.work_filter where person_id = ? and name = ?", actor.personId(), name));
    }
}
