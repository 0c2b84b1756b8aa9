package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.verification.RuleBook;
import id.kentongan.report.entity.verification.RulesText;
import id.kentongan.report.entity.verification.VerificationRules;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a government says how its reports are verified. */
@Stateless
public class VerificationRulesDesk {

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    private static final int SHOWN_VERSIONS = 20;

    @Inject
    private RuleBook book;

    @Inject
    private AreaDirectory areas;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * @throws NotPermitted if the actor has no business there
     */
    public RulesState state(Actor actor, int tenantId) {
        return as(actor, tenantId, () -> read(tenantId));
    }

    /**
     * Puts rules in force in place of those that were read.
     *
     * @param rules with the version that was read
     * @param note why, in the words of who decides; at most {@value #LONGEST_NOTE} characters
     * @throws RulesChanged if somebody else has published since
     * @throws NotPermitted if the actor may not
     */
    public RulesState publish(Actor actor, int tenantId, VerificationRules rules, @Nullable String note) {
        return as(actor, tenantId, () -> {
            int version = book.published(tenantId).version();
            int put = version != rules.version()
                    ? 0
                    : sql.update(
                            "insert into report.verification_rules (tenant_id, version, rules, note, published_at,"
                                    + " published_by) values (?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing",
                            tenantId,
                            version + 1,
                            RulesText.write(rules).toString(),
                            note,
                            clock.now(),
                            actor.personId());
            if (put == 0) {
                throw changed(tenantId);
            }
            audit.record(tenantId, actor.personId(), "PUBLISH_VERIFICATION", "verification:" + (version + 1), note);
            book.forget(tenantId);
            return read(tenantId);
        });
    }

    private RulesChanged changed(int tenantId) {
        return sql.one(
                        "select a.display_name, v.published_at from report.verification_rules v"
                                + " left join core.account a on a.person_id = v.published_by"
                                + " where v.tenant_id = ? order by v.version desc limit 1",
                        row -> new RulesChanged(row.getString(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId)
                .orElseGet(() -> new RulesChanged(null, clock.now()));
    }

    private RulesState read(int tenantId) {
        return new RulesState(
                book.published(tenantId),
                sql.list(
                        "select v.version, v.published_at, a.display_name, v.note from report.verification_rules v"
                                + " left join core.account a on a.person_id = v.published_by"
                                + " where v.tenant_id = ? order by v.version desc limit ?",
                        row -> new RulesState.Version(
                                row.getInt(1),
                                row.getObject(2, OffsetDateTime.class),
                                row.getString(3),
                                row.getString(4)),
                        tenantId,
                        SHOWN_VERSIONS));
    }

    private <T> T as(Actor actor, int tenantId, Supplier<T> work) {
        areas.tenant(tenantId)
                .filter(found ->
                        Access.may(actor, Action.CHANGE_VERIFICATION_RULES, Matter.in(found.id(), found.area())))
                .orElseThrow(() -> new NotPermitted(Action.CHANGE_VERIFICATION_RULES.name()));
        return Scope.tenant(tenantId).call(work);
    }
}
