package id.kentongan.core.edition.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.edition.entity.StaleDraft;
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
     * Saves a draft in place of the one that is there. It goes on from the version that it was begun from; a new one begins
     * from what is in force.
     *
     * @param revision of the draft that was seen; 0 if there was none
     * @throws ChangedMeanwhile if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public Editions<T> draft(Actor actor, int tenantId, int revision, T content) {
        return as(actor, kind().change(), tenantId, tenant -> save(actor, tenant, revision, null, content));
    }

    /**
     * Saves a draft that rests on what is in force now, whatever it was begun from.
     *
     * @param revision of the draft that was seen; 0 if there was none
     * @param base version in force that was seen
     * @throws ChangedMeanwhile if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public Editions<T> draft(Actor actor, int tenantId, int revision, int base, T content) {
        return as(actor, kind().change(), tenantId, tenant -> {
            if (base != newest(tenantId)) {
                throw changed(tenantId);
            }
            return save(actor, tenant, revision, base, content);
        });
    }

    private Editions<T> save(Actor actor, Tenant tenant, int revision, @Nullable Integer base, T content) {
        check(tenant, content);
        String text = kind().toText().apply(content);
        int saved = revision == 0
                ? sql.update(
                        "insert into " + kind().drafts() + " (tenant_id, " + kind().content()
                                + ", revision, base, changed_at, changed_by) values (?, ?::jsonb, 1, ?, ?, ?)"
                                + " on conflict do nothing",
                        tenant.id(),
                        text,
                        base == null ? newest(tenant.id()) : base,
                        clock.now(),
                        actor.personId())
                : sql.update(
                        "update " + kind().drafts() + " set " + kind().content()
                                + " = ?::jsonb, revision = revision + 1, base = coalesce(?::integer, base),"
                                + " changed_at = ?, changed_by = ? where tenant_id = ? and revision = ?",
                        text,
                        base,
                        clock.now(),
                        actor.personId(),
                        tenant.id(),
                        revision);
        if (saved == 0) {
            throw changed(tenant.id());
        }
        return read(tenant);
    }

    /**
     * Puts the draft in force. Checked once more: what it names may be gone since it was saved.
     *
     * @param revision of the draft that was seen
     * @param note why, in the words of who decides; at most {@value #LONGEST_NOTE} characters
     * @throws StaleDraft if it was begun from a version that is no longer in force
     * @throws ChangedMeanwhile if somebody else has saved or published since
     * @throws NotPermitted if the actor may not
     */
    public Editions<T> publish(Actor actor, int tenantId, int revision, @Nullable String note) {
        return as(actor, kind().change(), tenantId, tenant -> {
            Draft<T> draft = stored(tenantId, " for update")
                    .filter(found -> found.revision() == revision)
                    .orElseThrow(() -> changed(tenantId));
            int inForce = newest(tenantId);
            if (draft.base() == null || draft.base() != inForce) {
                throw new StaleDraft(lastPublished(tenantId), inForce);
            }
            put(actor, tenant, inForce, draft.content(), note);
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
                        state.version(),
                        state.current(),
                        draft.content(),
                        draft.revision(),
                        draft.base(),
                        state.history()))
                .orElse(state);
    }

    private record Draft<T>(
            T content, int revision, @Nullable Integer base) {}

    private Optional<Draft<T>> stored(int tenantId, String lock) {
        return sql.one(
                "select " + kind().content() + "::text, revision, base from " + kind().drafts() + " where tenant_id = ?"
                        + lock,
                row -> new Draft<>(
                        kind().fromText().read(0, row.getString(1)), row.getInt(2), row.getObject(3, Integer.class)),
                tenantId);
    }
}
