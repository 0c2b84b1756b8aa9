package id.kentongan.report.routing.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have done with past reports, beside what is in force.
 *
 * @param tried how many reports were looked at
 * @param changed how many of them would have gone elsewhere
 * @param units those for which something changes first, then by name
 * @param sample some of what would have gone elsewhere, newest first
 */
public record Simulation(int tried, int changed, List<UnitLoad> units, List<Change> sample) {

    public Simulation {
        units = List.copyOf(units);
        sample = List.copyOf(sample);
    }

    /** How many of the reports a unit gets by what is in force, and by the draft. */
    public record UnitLoad(String unit, int before, int after) {}

    /**
     * A report that would have gone elsewhere.
     *
     * @param rule number of the draft's rule that decides, from 1; 0 for none
     */
    public record Change(
            String ticket,
            String category,
            AreaCode area,
            String before,
            String after,
            int rule,
            @Nullable String ruleName) {}
}
