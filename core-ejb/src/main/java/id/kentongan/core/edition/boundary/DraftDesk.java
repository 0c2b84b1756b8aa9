package id.kentongan.core.edition.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a government's document is drafted and tried before it is published.
 *
 * @param <T> what it says
 */
public abstract class DraftDesk<T> extends EditionDesk<T> {

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * Saves a draft in place of the one that is there.
     *
     * @param revision of the draft that was seen; 0 if there was none
     * @throws ChangedMeanwhile if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public Editions<T> draft(Actor actor, int tenantId, int revision, T content) {
        return as(actor, kind().change(), tenantId, tenant -> {
            check(tenant, content);
            String text = kind().toText().apply(content);
            int saved = revision == 0
                    ? sql.update(
                            "insert into " + kind().drafts() + " (tenant_id, " + kind().content()
                                    + ", revision, changed_at, changed_by) values (?, ?::jsonb, 1, ?, ?)"
                                    + " on conflict do nothing",
                            tenantId,
                            text,
                            clock.now(),
                            actor.personId())
                    : sql.update(
                            "update " + kind().drafts() + " set " + kind().content()
                                    + " = ?::jsonb, revision = revision + 1, changed_at = ?, changed_by = ?"
                                    + " where tenant_id = ? and revision = ?",
                            text,
                            clock.now(),
                            actor.personId(),
                            tenantId,
                            revision);
            if (saved == 0) {
                throw changed(tenantId);
            }
            return read(tenant);
        });
    }

    /**
     * Puts the draft in force. Checked once more: what it names may be gone since it was saved.
     *
     * @param revision of the draft that was seen
     * @param note why, in the words of who decides; at most {@value #LONGEST_NOTE} characters
     * @throws ChangedMeanwhile if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public Editions<T> publish(Actor actor, int tenantId, int revision, @Nullable String note) {
        return as(actor, kind().change(), tenantId, tenant -> {
            Draft<T> draft = stored(tenantId, " for update")
                    .filter(found -> found.revision() == revision)
                    .orElseThrow(() -> changed(tenantId));
            put(actor, tenant, newest(tenantId), draft.content(), note);
            sql.update("delete from " + kind().drafts() + " where tenant_id = ? and revision = ?", tenantId, revision);
            return read(tenant);
        });
    }

    /**
     * What is to be tried.
     *
     * @throws ChangedMeanwhile if there is no draft
     */
    protected T drafted(int tenantId) {
        return stored(tenantId, "").orElseThrow(() -> changed(tenantId)).content();
    }

    @Override
    protected Editions<T> read(Tenant tenant) {
        Editions<T> state = super.read(tenant);
        return stored(tenant.id(), "")
                .map(draft -> new Editions<>(
                        state.version(), state.current(), draft.content(), draft.revision(), state.history()))
                .orElse(state);
    }

    private record Draft<T>(T content, int revision) {}

    private Optional<Draft<T>> stored(int tenantId, String lock) {
        return sql.one(
                "select " + kind().content() + "::text, revision from " + kind().drafts() + " where tenant_id = ?"
                        + lock,
                row -> new Draft<>(kind().fromText().read(0, row.getString(1)), row.getInt(2)),
                tenantId);
    }
}
