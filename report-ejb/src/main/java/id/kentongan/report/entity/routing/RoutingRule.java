package id.kentongan.report.entity.routing;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One rule. What it does not say fits every report.
 *
 * @param name what people call it; shown to whoever asks why a report went where it went
 * @param order rules of a lower one are asked first, however closely others fit; 1 to 999
 * @param categories codes; empty for all
 * @param emergencies whether it is for emergencies alone
 * @param area with everything in it; null for everywhere
 * @param hours null for always
 * @param answers by the code of a question, of which values one must have been given
 * @param to who gets the report; null if it does not say
 * @param also who is told besides
 */
public record RoutingRule(
        String name,
        int order,
        Set<String> categories,
        boolean emergencies,
        @Nullable AreaCode area,
        @Nullable Hours hours,
        Map<String, Set<String>> answers,
        @Nullable Receiver to,
        List<Receiver> also) {

    /** Where nothing is said of the order. */
    public static final int USUAL_ORDER = 100;

    /**
     * The closest first: who asks for answers, then who names categories (few before many), then the smaller area, then who
     * names hours, then who is for emergencies.
     */
    static final Comparator<RoutingRule> CLOSEST_FIRST = Comparator.comparingInt(RoutingRule::order)
            .thenComparing(Comparator.comparingInt((RoutingRule rule) -> rule.answers.size())
                    .reversed())
            .thenComparingInt(rule -> rule.categories.isEmpty() ? Integer.MAX_VALUE : rule.categories.size())
            .thenComparing(Comparator.comparingInt((RoutingRule rule) ->
                            rule.area == null ? 0 : rule.area.value().length())
                    .reversed())
            .thenComparing(rule -> rule.hours == null)
            .thenComparing(rule -> !rule.emergencies);

    public RoutingRule {
        categories = Set.copyOf(categories);
        Map<String, Set<String>> copied = new TreeMap<>();
        answers.forEach((code, values) -> copied.put(code, Set.copyOf(values)));
        answers = Map.copyOf(copied);
        also = List.copyOf(also);
    }

    boolean fits(RoutingMatter matter) {
        return (categories.isEmpty() || categories.contains(matter.category()))
                && (!emergencies || matter.emergency())
                && (area == null || matter.area().within(area))
                && (hours == null || hours.hold(matter.at()))
                && answers.entrySet().stream()
                        .allMatch(asked -> matter.answers().getOrDefault(asked.getKey(), List.of()).stream()
                                .anyMatch(asked.getValue()::contains));
    }

    /** Whether it fits whatever the other one fits. */
    boolean covers(RoutingRule other) {
        return (categories.isEmpty() || !other.categories.isEmpty() && categories.containsAll(other.categories))
                && (!emergencies || other.emergencies)
                && (area == null || other.area != null && other.area.within(area))
                && (hours == null || other.hours != null && hours.cover(other.hours))
                && answers.entrySet().stream()
                        .allMatch(asked -> other.answers.containsKey(asked.getKey())
                                && asked.getValue().containsAll(other.answers.get(asked.getKey())));
    }

    /** Its categories in a steady order. */
    public List<String> sortedCategories() {
        return List.copyOf(new TreeSet<>(categories));
    }
}
