package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.edition.boundary.EditionDesk;
import id.kentongan.core.edition.entity.DocumentKind;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.verification.RuleBook;
import id.kentongan.report.entity.verification.RulesText;
import id.kentongan.report.entity.verification.VerificationRules;
import id.kentongan.report.verification.control.PastVerification;
import id.kentongan.report.verification.entity.RulesTrial;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a government says how its reports are verified. */
@Stateless
public class VerificationRulesDesk extends EditionDesk<VerificationRules> {

    /** More past reports than this a trial does not read. */
    public static final int MOST_TRIED = 2_000;

    /** Further back than this a trial does not go. */
    public static final int MOST_DAYS = 90;

    private static final DocumentKind<VerificationRules> KIND = new DocumentKind<>(
            "verification",
            "report.verification_rules",
            null,
            "rules",
            Action.CHANGE_VERIFICATION_RULES,
            Action.CHANGE_VERIFICATION_RULES,
            rules -> RulesText.write(rules).toString(),
            RulesText::read);

    @Inject
    private RuleBook book;

    @Inject
    private PastVerification past;

    @Inject
    private DatabaseClock clock;

    @Override
    protected DocumentKind<VerificationRules> kind() {
        return KIND;
    }

    @Override
    protected VerificationRules shipped(Tenant tenant) {
        return VerificationRules.SHIPPED;
    }

    /** Rules that are not valid cannot be made. */
    @Override
    protected void check(Tenant tenant, VerificationRules rules) {}

    @Override
    protected void published(Tenant tenant, VerificationRules before, VerificationRules now) {
        book.forget(tenant.id());
    }

    /**
     * Puts rules in force in place of those that were read.
     *
     * @param rules with the version that was read
     * @param note why, in the words of who decides; at most {@value #LONGEST_NOTE} characters
     * @throws id.kentongan.core.edition.entity.ChangedMeanwhile if somebody else has published since
     * @throws NotPermitted if the actor may not
     */
    public Editions<VerificationRules> publish(
            Actor actor, int tenantId, VerificationRules rules, @Nullable String note) {
        return as(actor, kind().change(), tenantId, tenant -> {
            put(actor, tenant, rules.version(), rules, note);
            return read(tenant);
        });
    }

    /**
     * What rules would have done with the reports of the last days, beside what is in force and what became of them.
     *
     * @param rules to be tried
     * @param days how many back; 1 to {@value #MOST_DAYS}
     * @return of the newest {@value #MOST_TRIED} reports of these days at the most
     * @throws NotPermitted if the actor may not
     */
    public RulesTrial simulate(Actor actor, int tenantId, VerificationRules rules, int days) {
        return as(
                actor,
                kind().change(),
                tenantId,
                tenant -> past.replay(
                        tenant,
                        current(tenant),
                        rules,
                        clock.instant().minus(Duration.ofDays(Math.max(1, Math.min(days, MOST_DAYS)))),
                        MOST_TRIED));
    }
}
