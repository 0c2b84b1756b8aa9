package id.kentongan.report.routing.boundary;

import id.kentongan.report.entity.routing.RoutingRule;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a government.
 *
 * @param version in force; 0 for what is shipped
 * @param rules in force
 * @param draft null if there is none
 * @param revision of the draft; 0 if there is none
 * @param history newest first
 */
public record RoutingState(
        int version, List<RoutingRule> rules, @Nullable List<RoutingRule> draft, int revision, List<Version> history) {

    public RoutingState {
        rules = List.copyOf(rules);
        draft = draft == null ? null : List.copyOf(draft);
        history = List.copyOf(history);
    }

    /**
     * What was put in force.
     *
     * @param by who decided; null for an account that is gone
     * @param rules how many
     */
    public record Version(
            int version,
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String note,
            int rules) {}
}
