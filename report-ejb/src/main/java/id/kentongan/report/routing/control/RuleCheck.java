package id.kentongan.report.routing.control;

import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.routing.Recipients;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.routing.InvalidRules;
import id.kentongan.report.entity.routing.Receiver;
import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RoutingRules;
import id.kentongan.report.entity.routing.RuleFlaw;
import id.kentongan.report.entity.routing.RuleFlaw.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Whether rules can do what they say, in a government as it is now. */
@ApplicationScoped
public class RuleCheck {

    private final Categories categories;
    private final Tenants tenants;
    private final Areas areas;
    private final Units units;
    private final Recipients recipients;

    @Inject
    public RuleCheck(Categories categories, Tenants tenants, Areas areas, Units units, Recipients recipients) {
        this.categories = categories;
        this.tenants = tenants;
        this.areas = areas;
        this.units = units;
        this.recipients = recipients;
    }

    /** For the container's proxy. */
    protected RuleCheck() {
        this.categories = null;
        this.tenants = null;
        this.areas = null;
        this.units = null;
        this.recipients = null;
    }

    /**
     * @throws InvalidRules with everything that is wrong
     */
    public void check(Tenant tenant, List<RoutingRule> rules) {
        List<RuleFlaw> flaws = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            new One(tenant, i + 1, rules.get(i), flaws).check();
        }
        new TreeMap<>(new RoutingRules(0, rules).unreachable())
                .forEach((rule, by) -> flaws.add(new RuleFlaw(rule, "", Kind.UNREACHABLE, Integer.toString(by))));
        if (!flaws.isEmpty()) {
            throw new InvalidRules(flaws);
        }
    }

    /** One rule. */
    private final class One {

        private final Tenant tenant;
        private final int number;
        private final RoutingRule rule;
        private final List<RuleFlaw> flaws;

        One(Tenant tenant, int number, RoutingRule rule, List<RuleFlaw> flaws) {
            this.tenant = tenant;
            this.number = number;
            this.rule = rule;
            this.flaws = flaws;
        }

        void check() {
            List<Category> named = new ArrayList<>();
            for (String code : rule.sortedCategories()) {
                Optional<Category> category = categories.find(tenant.id(), code);
                category.ifPresentOrElse(named::add, () -> flaw("categories", Kind.UNKNOWN_CATEGORY, code));
            }
            if (rule.emergencies() && !named.isEmpty() && named.stream().noneMatch(Category::emergency)) {
                flaw("emergencies", Kind.NO_EMERGENCY, "");
            }
            area();
            answers(named);
            if (rule.to() != null) {
                receiver("to", rule.to());
            }
            rule.also().forEach(told -> receiver("also", told));
        }

        private void area() {
            AreaCode area = rule.area();
            if (area == null) {
                return;
            }
            boolean ours = area.equals(tenant.area())
                    || tenants.operating(area).filter(tenant::equals).isPresent();
            if (!ours || areas.name(area).isEmpty()) {
                flaw("area", Kind.FOREIGN_AREA, area.value());
            }
        }

        private void answers(List<Category> named) {
            new TreeMap<>(rule.answers()).forEach((code, values) -> {
                boolean asked = !named.isEmpty()
                        && named.stream()
                                .allMatch(category -> category.attribute(code)
                                        .filter(CategoryAttribute::variable)
                                        .isPresent());
                if (!asked) {
                    flaw("answers", Kind.UNKNOWN_QUESTION, code);
                    return;
                }
                for (String value : values) {
                    boolean possible = named.stream()
                            .flatMap(category -> category.attribute(code).stream())
                            .anyMatch(question -> !question.type().isList()
                                    || question.choice(value).isPresent());
                    if (!possible) {
                        flaw("answers", Kind.IMPOSSIBLE_ANSWER, code + "=" + value);
                    }
                }
            });
        }

        private void receiver(String field, Receiver receiver) {
            switch (receiver.kind()) {
                case TIER -> {
                    AreaCode where = rule.area() == null ? tenant.area() : rule.area();
                    boolean some = units.ofTenant(tenant.id()).stream()
                            .anyMatch(unit -> unit.tier() == receiver.tier()
                                    && (unit.area().within(where) || where.within(unit.area())));
                    if (!some) {
                        flaw(field, Kind.UNKNOWN_UNIT, receiver.toString());
                    }
                }
                case AGENCY -> {
                    if (units.agency(tenant.id(), receiver.value()).isEmpty()) {
                        flaw(field, Kind.UNKNOWN_UNIT, receiver.toString());
                    }
                }
                case UNIT -> {
                    Optional<Unit> unit = units.unit(receiver.unit()).filter(found -> found.tenantId() == tenant.id());
                    boolean closed =
                            recipients.closed(tenant.id(), receiver.unit()).isPresent();
                    if (closed || unit.isEmpty()) {
                        flaw(field, closed ? Kind.CLOSED_UNIT : Kind.UNKNOWN_UNIT, receiver.toString());
                    }
                }
            }
        }

        private void flaw(String field, Kind kind, String what) {
            flaws.add(new RuleFlaw(number, field, kind, what));
        }
    }
}
