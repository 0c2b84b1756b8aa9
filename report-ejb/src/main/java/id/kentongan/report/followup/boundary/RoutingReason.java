package id.kentongan.report.followup.boundary;

import org.jspecify.annotations.Nullable;

/**
 * Why a report went where it went when it came.
 *
 * @param version of the rules; 0 for what is shipped
 * @param rule number of the rule that decided, from 1; 0 when none did and the office of the place got it
 * @param name of that rule
 * @param also units that were told besides
 */
public record RoutingReason(
        int version,
        int rule,
        @Nullable String name,
        @Nullable String also) {}
