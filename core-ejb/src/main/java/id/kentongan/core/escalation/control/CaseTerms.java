package id.kentongan.core.escalation.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.entity.Case;
import id.kentongan.core.escalation.entity.CaseDeadline;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Within what a case is to be answered and finished: questions, which change nothing. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CaseTerms {

    private final CaseFiles files;
    private final Sql sql;
    private final DatabaseClock clock;
    private final Settings settings;
    private final Ladders ladders;
    private final Climbs climbs;

    @Inject
    public CaseTerms(CaseFiles files, Sql sql, DatabaseClock clock, Settings settings, Ladders ladders, Climbs climbs) {
        this.files = files;
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
        this.ladders = ladders;
        this.climbs = climbs;
    }

    /** For the container's proxy. */
    protected CaseTerms() {
        this.files = null;
        this.sql = null;
        this.clock = null;
        this.settings = null;
        this.ladders = null;
        this.climbs = null;
    }

    /** @return the preset of terms that a tenant's new cases follow; a demonstration counts in seconds */
    public String preset(Tenant tenant) {
        return settings.demo() ? Settings.DEMO : tenant.preset();
    }

    /**
     * Within what a case of that matter should be finished: what the government's ladder says of it, else the term of its
     * category.
     */
    public Optional<Term> finish(Tenant tenant, String topic, Priority priority, Optional<Term> ofCategory) {
        return current(tenant).term(topic, priority, Phase.FINISH).or(() -> ofCategory);
    }

    /** Within what somebody should have looked at it; empty if the ladder does not say. */
    public Optional<Term> verification(Tenant tenant, String topic, Priority priority) {
        return current(tenant).term(topic, priority, Phase.VERIFY);
    }

    /** What a case was and is to be done by, in the order of time. */
    public List<CaseDeadline> deadlines(int tenantId, UUID caseId) {
        Case about = files.known(tenantId, caseId);
        return sql.list(
                "select phase, step, tier, action, due_at, fired_at, cancelled_at is not null from core.deadline"
                        + " where tenant_id = ? and case_id = ? order by due_at, phase, step",
                row -> {
                    Phase phase = Phase.valueOf(row.getString(1));
                    return new CaseDeadline(
                            phase,
                            Tier.valueOf(row.getString(3)),
                            StepAction.valueOf(row.getString(4)),
                            row.getObject(5, OffsetDateTime.class),
                            row.getObject(6, OffsetDateTime.class),
                            row.getBoolean(7),
                            climbs.step(about, phase, row.getInt(2))
                                    .map(Step::source)
                                    .orElse(null));
                },
                tenantId,
                caseId);
    }

    /**
     * By when a case should be finished, its waits taken into account; empty if nothing says so. While it waits that is
     * not known: what was said before holds.
     */
    public Optional<OffsetDateTime> end(int tenantId, UUID caseId) {
        Case about = files.fresh(tenantId, caseId);
        return about.waitsFrom() == null ? climbs.end(about) : Optional.empty();
    }

    /** When a term that begins now is over. */
    public OffsetDateTime expectedEnd(Tenant tenant, Term term) {
        return term.endFrom(clock.now().toInstant(), ladders.calendar(tenant.id()))
                .atOffset(ZoneOffset.UTC);
    }

    /** By when a government that is told now has to answer, by the first step of its own ladder; empty if it has none. */
    public Optional<OffsetDateTime> answerBy(Tenant tenant) {
        return current(tenant).term("", Priority.NORMAL, Phase.ACCEPT).map(term -> expectedEnd(tenant, term));
    }

    private Ladder current(Tenant tenant) {
        return ladders.current(tenant.id(), preset(tenant));
    }
}
