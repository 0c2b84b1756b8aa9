package id.kentongan.launcher.bulk;

import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.WorkingCalendar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The terms of a preset with the days off of a zone, as the office has loaded them.
 *
 * @param accept the steps until somebody must have answered, in their order
 * @param finish the step by which the report should be done, if the preset says so
 */
public record Ladder(String preset, List<Step> accept, Optional<Step> finish, WorkingCalendar calendar) {

    public static Ladder read(Connection connection, String preset, ZoneId zone) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select phase, step, tier, action, amount, measure, source from core.ladder_step where preset = ?"
                        + " order by phase, step")) {
            query.setString(1, preset);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    steps.add(new Step(
                            Phase.valueOf(row.getString(1)),
                            row.getInt(2),
                            Tier.valueOf(row.getString(3)),
                            StepAction.valueOf(row.getString(4)),
                            new Term(row.getInt(5), Term.Measure.valueOf(row.getString(6))),
                            row.getString(7)));
                }
            }
        }
        Set<LocalDate> holidays = new HashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("select day from core.holiday where zone in ('*', ?)")) {
            query.setString(1, zone.getId());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    holidays.add(row.getObject(1, LocalDate.class));
                }
            }
        }
        return new Ladder(
                preset,
                steps.stream().filter(step -> step.phase() == Phase.ACCEPT).toList(),
                steps.stream().filter(step -> step.phase() == Phase.FINISH).findFirst(),
                new WorkingCalendar(zone, holidays));
    }

    public Instant due(Step step, Instant start) {
        return step.term().endFrom(start, calendar);
    }

    /** What the public is told when the report comes in. */
    public Optional<Instant> expectedEnd(Instant start) {
        return finish.map(step -> due(step, start));
    }
}
