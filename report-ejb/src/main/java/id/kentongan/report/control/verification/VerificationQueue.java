package id.kentongan.report.control.verification;

import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.verification.Flag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Puts reports into the queue of those that somebody still has to look at. They leave it by what becomes of them. */
@ApplicationScoped
public class VerificationQueue {

    /** Where a ladder says nothing: within three working days (practice of SP4N-LAPOR! under PermenPANRB 62/2018). */
    private static final Term LONGEST = new Term(3, Term.Measure.WORKING_DAYS);

    private final CaseTerms terms;
    private final RuleBook rules;

    @Inject
    public VerificationQueue(CaseTerms terms, RuleBook rules) {
        this.terms = terms;
        this.rules = rules;
    }

    /** For the container's proxy. */
    protected VerificationQueue() {
        this.terms = null;
        this.rules = null;
    }

    /**
     * Adds a report that nobody has verified to what is written together: no round trip more. Of one that the rules have
     * verified, only what they found is kept.
     *
     * @param flags why a person should look; may be empty
     */
    public void enter(Tenant tenant, Category category, Report report, Collection<Flag> flags, Writes into) {
        if (report.verified() && flags.isEmpty()) {
            return;
        }
        OffsetDateTime due = terms.expectedEnd(tenant, term(tenant, category));
        into.add(
                "insert into report.verification (tenant_id, report_id, area_code, lane, due_at, due_hour, flags,"
                        + " next_at, decided_at) values (?, ?, ?, ?, ?, ?, ?::text[], ?, ?::timestamptz)",
                report.tenantId(),
                report.id(),
                report.area().value(),
                category.emergency() ? 0 : 1,
                due,
                due.truncatedTo(ChronoUnit.HOURS),
                "{" + String.join(",", flags.stream().map(Enum::name).toList()) + "}",
                due,
                report.verifiedAt());
    }

    /** Within which somebody has to have looked: as the government's rules of verification say, else its ladder. */
    public Term term(Tenant tenant, Category category) {
        Term own = rules.of(tenant.id()).term();
        boolean demo = terms.preset(tenant).equals("demo");
        if (own != null && !category.emergency() && !demo) {
            return own;
        }
        Priority priority = category.emergency() ? Priority.EMERGENCY : Priority.NORMAL;
        return terms.verification(tenant, category.code(), priority).orElse(LONGEST);
    }
}
