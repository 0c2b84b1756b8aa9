package id.kentongan.report.entity.routing;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What rules know of a report.
 *
 * @param emergency whether its category cannot wait
 * @param answers values by the code of the question
 * @param at when it came, on the clocks of the government
 */
public record RoutingMatter(
        String category, boolean emergency, AreaCode area, Map<String, List<String>> answers, LocalDateTime at) {

    public RoutingMatter {
        answers = Map.copyOf(answers);
    }
}
