package id.kentongan.core.edition.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.DocumentKind;
import id.kentongan.core.edition.entity.Edition;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a government's document is read, published as a whole, and an earlier version put in force again.
 *
 * @param <T> what it says
 */
public abstract class EditionDesk<T> {

    /** The longest note to a publication, in characters. */
    public static final int LONGEST_NOTE = 500;

    private static final int SHOWN_VERSIONS = 50;

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /** Where it is kept. */
    protected abstract DocumentKind<T> kind();

    /** What holds until a government publishes something. */
    protected abstract T shipped(Tenant tenant);

    /** What is put in force by who goes back to what is shipped. */
    protected T origin(Tenant tenant) {
        return shipped(tenant);
    }

    /** Refuses, by an exception that rolls back, what must not be in force. */
    protected abstract void check(Tenant tenant, T content);

    /** What is to be forgotten or done when something was put in force in place of what was before. */
    protected abstract void published(Tenant tenant, T before, T now);

    /**
     * What is in force, what is drafted, and what was in force before.
     *
     * @throws NotPermitted if the actor has no business there
     */
    public Editions<T> state(Actor actor, int tenantId) {
        return as(actor, kind().read(), tenantId, this::read);
    }

    /**
     * Puts an earlier version in force again, as a new one. A draft stays.
     *
     * @param version of the history; 0 for what is shipped
     * @param note why, in the words of who decides; at most {@value #LONGEST_NOTE} characters
     * @throws ChangedMeanwhile if there is no such version
     * @throws NotPermitted if the actor may not
     */
    public Editions<T> restore(Actor actor, int tenantId, int version, @Nullable String note) {
        return as(actor, kind().change(), tenantId, tenant -> {
            T earlier =
                    version == 0 ? origin(tenant) : edition(tenantId, version).orElseThrow(() -> changed(tenantId));
            put(actor, tenant, newest(tenantId), earlier, note);
            return read(tenant);
        });
    }

    /**
     * Publishes what is valid as the version after the newest one that was seen.
     *
     * @throws ChangedMeanwhile if somebody else has published since
     */
    protected void put(Actor actor, Tenant tenant, int seen, T content, @Nullable String note) {
        check(tenant, content);
        T before = current(tenant);
        int put = seen != newest(tenant.id())
                ? 0
                : sql.update(
                        "insert into " + kind().versions() + " (tenant_id, version, " + kind().content()
                                + ", note, published_at, published_by) values (?, ?, ?::jsonb, ?, ?, ?)"
                                + " on conflict do nothing",
                        tenant.id(),
                        seen + 1,
                        kind().toText().apply(content),
                        note == null || note.isBlank() ? null : note.strip(),
                        clock.now(),
                        actor.personId());
        if (put == 0) {
            throw changed(tenant.id());
        }
        String name = kind().name();
        audit.record(
                tenant.id(),
                actor.personId(),
                "PUBLISH_" + name.toUpperCase(Locale.ROOT),
                name + ":" + (seen + 1),
                note);
        published(tenant, before, content);
    }

    /** The number of what is in force, as the database has it; 0 for what is shipped. */
    protected int newest(int tenantId) {
        return sql.one(
                        "select coalesce(max(version), 0) from " + kind().versions() + " where tenant_id = ?",
                        row -> row.getInt(1),
                        tenantId)
                .orElse(0);
    }

    /** What is in force, as the database has it and not as this node remembers it. */
    protected T current(Tenant tenant) {
        return edition(tenant.id(), newest(tenant.id())).orElseGet(() -> shipped(tenant));
    }

    private Optional<T> edition(int tenantId, int version) {
        return sql.one(
                "select " + kind().content() + "::text from " + kind().versions()
                        + " where tenant_id = ? and version = ?",
                row -> kind().fromText().read(version, row.getString(1)),
                tenantId,
                version);
    }

    /** How the document stands. */
    protected Editions<T> read(Tenant tenant) {
        String size = "case jsonb_typeof(v." + kind().content() + ") when 'array' then jsonb_array_length(v."
                + kind().content() + ") else 0 end";
        List<Edition> history = sql.list(
                "select v.version, v.published_at, a.display_name, v.note, " + size + " from "
                        + kind().versions() + " v left join core.account a on a.person_id = v.published_by"
                        + " where v.tenant_id = ? order by v.version desc limit ?",
                row -> new Edition(
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)),
                tenant.id(),
                SHOWN_VERSIONS);
        return new Editions<>(newest(tenant.id()), current(tenant), null, 0, null, history);
    }

    /** Who has changed something last: put in force, or drafted. */
    protected ChangedMeanwhile changed(int tenantId) {
        String drafts = kind().drafts() == null
                ? ""
                : " union all select changed_by, changed_at from " + kind().drafts() + " where tenant_id = " + tenantId;
        return last(tenantId, drafts);
    }

    /** Who has put in force what holds. */
    protected ChangedMeanwhile lastPublished(int tenantId) {
        return last(tenantId, "");
    }

    private ChangedMeanwhile last(int tenantId, String drafts) {
        return sql.one(
                        "select a.display_name, c.at from (select published_by as who, published_at as at from "
                                + kind().versions() + " where tenant_id = ?" + drafts
                                + ") c left join core.account a on a.person_id = c.who order by c.at desc limit 1",
                        row -> new ChangedMeanwhile(row.getString(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId)
                .orElseGet(() -> new ChangedMeanwhile(null, clock.now()));
    }

    /**
     * Does something for a government in which the actor may do it.
     *
     * @throws NotPermitted if the actor may not, or there is no such government
     */
    protected <R> R as(Actor actor, Action action, int tenantId, Function<Tenant, R> work) {
        Tenant tenant = tenants.tenant(tenantId)
                .filter(found -> Access.may(actor, action, Matter.in(found.id(), found.area())))
                .orElseThrow(() -> new NotPermitted(action.name()));
        return Scope.tenant(tenantId).call(() -> work.apply(tenant));
    }
}
