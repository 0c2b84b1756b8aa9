package id.kentongan.launcher.bulk;

import id.kentongan.core.deadline.entity.Moment;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.deadline.entity.Timeline;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The terms of a preset with the days off of a zone, as the office has loaded them: those of a matter like most others.
 *
 * @param accept the steps until somebody must have answered, in the order of time
 * @param finish within what a report should be done, if the preset says so
 */
public record Ladder(String preset, List<Step> accept, Optional<Term> finish, WorkingCalendar calendar) {

    public static Ladder read(Connection connection, String preset, ZoneId zone) throws SQLException {
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
        WorkingCalendar calendar = new WorkingCalendar(zone, holidays);
        return new Ladder(preset, accept(connection, preset, calendar), finish(connection, preset), calendar);
    }

    private static List<Step> accept(Connection connection, String preset, WorkingCalendar calendar)
            throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select step, tier, action, amount, measure, share, source from core.ladder_step"
                        + " where preset = ? and phase = 'ACCEPT' and topic = '*' and priority = '*'")) {
            query.setString(1, preset);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    steps.add(new Step(
                            Phase.ACCEPT,
                            row.getInt(1),
                            Tier.valueOf(row.getString(2)),
                            null,
                            StepAction.valueOf(row.getString(3)),
                            new Term(row.getInt(4), Term.Measure.valueOf(row.getString(5))),
                            row.getInt(6),
                            null,
                            row.getString(7)));
                }
            }
        }
        return Timeline.of(steps, null, Instant.EPOCH, List.of(), calendar).moments().stream()
                .map(Moment::step)
                .toList();
    }

    private static Optional<Term> finish(Connection connection, String preset) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select amount, measure from report.deadline_class where preset = ? and code = 'normal'")) {
            query.setString(1, preset);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Term(row.getInt(1), Term.Measure.valueOf(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    public Instant due(Step step, Instant start) {
        return Objects.requireNonNull(step.term()).shareFrom(start, step.share(), calendar);
    }

    /** What the public is told when the report comes in. */
    public Optional<Instant> expectedEnd(Instant start) {
        return finish.map(term -> term.endFrom(start, calendar));
    }
}
