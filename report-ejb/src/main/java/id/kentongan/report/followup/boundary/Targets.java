package id.kentongan.report.followup.boundary;

import id.kentongan.core.organisation.entity.Unit;
import java.util.List;
import java.util.UUID;

/**
 * To whom a report can be given.
 *
 * @param colleagues officers of the unit that has it
 * @param units other units of the same government; those that lie nearest to the report first
 */
public record Targets(List<Colleague> colleagues, List<Unit> units) {

    public Targets {
        colleagues = List.copyOf(colleagues);
        units = List.copyOf(units);
    }

    /**
     * An officer.
     *
     * @param open how many reports wait for this officer or are worked on by them
     */
    public record Colleague(UUID id, String name, int open) {}
}
