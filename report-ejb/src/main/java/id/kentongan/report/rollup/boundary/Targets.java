package id.kentongan.report.rollup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.rollup.boundary.TargetRefused.Why;
import id.kentongan.report.rollup.control.HintTable;
import id.kentongan.report.rollup.control.TargetTable;
import id.kentongan.report.rollup.control.TargetTable.Held;
import id.kentongan.report.rollup.entity.Hints;
import id.kentongan.report.rollup.entity.Measure;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.report.rollup.entity.Target;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a government wants to reach, and what its counters suggest to look at. */
@Stateless
public class Targets {

    /** How many entries of the history are shown. */
    private static final int HISTORY = 30;

    private static final int LONGEST_REASON = 500;

    @Inject
    private TargetTable table;

    @Inject
    private HintTable hints;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /** The last three months that have ended: what targets are held against. */
    public Period period(Tenant tenant) {
        YearMonth last = lastMonth(tenant);
        return new Period(last.minusMonths(2), last);
    }

    private YearMonth lastMonth(Tenant tenant) {
        return YearMonth.from(clock.now().atZoneSameInstant(tenant.zone())).minusMonths(1);
    }

    /** The targets that hold, for whom of the government soever. */
    public Map<Measure, Double> held(Tenant tenant) {
        Map<Measure, Double> held = new EnumMap<>(Measure.class);
        Scope.tenant(tenant.id())
                .call(() -> table.held(tenant.id()))
                .forEach((Held each) -> held.put(each.measure(), each.goal()));
        return held;
    }

    /** What was set, newest first, at most {@value #HISTORY} entries. */
    public List<Target> history(Tenant tenant) {
        return Scope.tenant(tenant.id()).call(() -> table.history(tenant.id(), HISTORY));
    }

    /** @return empty for an area that is not the actor's */
    public Optional<Hints> hints(Actor actor, Tenant tenant, AreaCode area) {
        return Access.may(actor, Action.READ_FIGURES_OF_AREA, Matter.in(tenant.id(), area))
                ? Optional.of(Scope.tenant(tenant.id()).call(() -> hints.read(tenant.id(), area, lastMonth(tenant))))
                : Optional.empty();
    }

    public static boolean maySet(Actor actor, Tenant tenant) {
        return Access.may(actor, Action.SET_TARGETS, Matter.in(tenant.id(), tenant.area()));
    }

    /**
     * Sets a target, or ends one.
     *
     * @param goal percent or stars with one decimal at most, above 0; null for no target any more
     * @param reason 1 to {@value #LONGEST_REASON} characters
     */
    public void set(Actor actor, Tenant tenant, Measure measure, @Nullable BigDecimal goal, String reason) {
        if (!maySet(actor, tenant)) {
            throw new TargetRefused(Why.NOT_YOURS);
        }
        if (goal != null
                && (goal.signum() <= 0
                        || goal.stripTrailingZeros().scale() > 1
                        || goal.compareTo(BigDecimal.valueOf(measure.most())) > 0)) {
            throw new TargetRefused(Why.GOAL);
        }
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new TargetRefused(Why.REASON);
        }
        Scope.tenant(tenant.id()).run(() -> {
            table.add(tenant.id(), UuidV7.at(clock.instant()), measure, goal, actor.personId(), clock.now(), words);
            audit.record(
                    tenant.id(),
                    actor.personId(),
                    goal == null ? "END_TARGET" : "SET_TARGET",
                    "target:" + measure.word(),
                    goal == null ? words : goal.toPlainString() + " " + words);
        });
    }
}
