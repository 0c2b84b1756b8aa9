package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.edition.boundary.EditionDesk;
import id.kentongan.core.edition.entity.DocumentKind;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.control.verification.RuleBook;
import id.kentongan.report.entity.verification.RulesText;
import id.kentongan.report.entity.verification.VerificationRules;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Where a government says how its reports are verified. */
@Stateless
public class VerificationRulesDesk extends EditionDesk<VerificationRules> {

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
}
