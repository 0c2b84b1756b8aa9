package id.kentongan.report.entity.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of all rules of a government. The closest rule that fits and names a recipient decides who gets a report;
 * besides, every rule that fits says who is told.
 */
public final class RoutingRules {

    /** More than this nobody oversees. */
    public static final int MOST_RULES = 100;

    /**
     * What holds as long as a government has published nothing: the office of the place gets it, and the disaster agency
     * is told of emergencies.
     */
    public static final RoutingRules SHIPPED = new RoutingRules(
            0,
            List.of(new RoutingRule(
                    "Darurat: BPBD ikut diberi tahu",
                    RoutingRule.USUAL_ORDER,
                    Set.of(),
                    true,
                    null,
                    null,
                    Map.of(),
                    null,
                    List.of(Receiver.agency("bpbd")))));

    private final int version;
    private final List<RoutingRule> rules;
    private final List<RoutingRule> sorted;
    private final Map<RoutingRule, Integer> numbers = new HashMap<>();

    /**
     * What rules say of a report.
     *
     * @param rule number of the rule that decided, from 1; 0 when none did
     * @param to who gets it; null when none decided
     * @param also who is told besides
     */
    public record Decision(int rule, @Nullable Receiver to, List<Receiver> also) {}

    /** @param version 0 for what is shipped */
    public RoutingRules(int version, List<RoutingRule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        this.sorted = rules.stream().sorted(RoutingRule.CLOSEST_FIRST).toList();
        for (int i = 0; i < rules.size(); i++) {
            numbers.putIfAbsent(rules.get(i), i + 1);
        }
    }

    public int version() {
        return version;
    }

    /** In the order in which they were written. */
    public List<RoutingRule> rules() {
        return rules;
    }

    public Decision decide(RoutingMatter matter) {
        @Nullable RoutingRule deciding = null;
        Set<Receiver> also = new LinkedHashSet<>();
        for (RoutingRule rule : sorted) {
            if (rule.fits(matter)) {
                if (deciding == null && rule.to() != null) {
                    deciding = rule;
                }
                also.addAll(rule.also());
            }
        }
        return deciding == null
                ? new Decision(0, null, List.copyOf(also))
                : new Decision(numbers.get(deciding), deciding.to(), List.copyOf(also));
    }

    /**
     * Rules that can never decide, because one that is asked earlier fits whatever they fit.
     *
     * @return their numbers from 1, each with the number of the rule that is in their way
     */
    public Map<Integer, Integer> unreachable() {
        Map<Integer, Integer> unreachable = new HashMap<>();
        List<RoutingRule> deciding = new ArrayList<>();
        for (RoutingRule rule : sorted) {
            if (rule.to() == null) {
                continue;
            }
            int number = numbers.get(rule);
            deciding.stream()
                    .filter(earlier -> earlier.covers(rule))
                    .findFirst()
                    .ifPresent(earlier -> unreachable.put(
                            numbers.get(earlier) == number ? lastOf(rule) : number, numbers.get(earlier)));
            deciding.add(rule);
        }
        return unreachable;
    }

    private int lastOf(RoutingRule rule) {
        return rules.lastIndexOf(rule) + 1;
    }
}
