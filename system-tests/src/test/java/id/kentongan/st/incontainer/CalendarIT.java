package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.deadline.boundary.LadderDesk;
import id.kentongan.core.deadline.entity.CalendarFlaw;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.InvalidCalendar;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.escalation.boundary.CalendarDesk;
import id.kentongan.core.escalation.boundary.CalendarTrial;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days off of a government: drafted, refused, tried, put in force, taken back. In Manado, where nobody else files. */
@ExtendWith(ArquillianExtension.class)
class CalendarIT {

    private static final int MANADO = 2;
    private static final String DUE = "select min(due_at) from core.deadline where case_id = ? and phase = 'ACCEPT'"
            + " and fired_at is null and cancelled_at is null";

    @Inject
    private Town town;

    @Inject
    private CalendarDesk desk;

    @Inject
    private LadderDesk ladders;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void a_day_off_holds_for_what_is_planned_from_then_on_and_can_be_taken_back() {
        Actor administrator = town.administratorOf(MANADO);
        Editions<List<LadderLine>> ladder = ladders.state(administrator, MANADO);
        Editions<List<LadderLine>> drafted = ladders.draft(
                administrator,
                MANADO,
                ladder.revision(),
                ladder.version(),
                ladder.current().stream().map(CalendarIT::inWorkingDays).toList());
        ladders.publish(administrator, MANADO, drafted.revision(), null);
        UUID id = town.fileIn(MANADO);
        Timestamp before = town.time(DUE, id);
        Editions<List<CalendarLine>> state = desk.state(administrator, MANADO);
        assertThat(state.current()).anyMatch(line -> line.kind() == CalendarLine.Kind.JOINT_LEAVE);

        LocalDate tomorrow = LocalDate.parse(town.texts("select ((now() at time zone 'Asia/Makassar')::date + 1)::text")
                .get(0));
        CalendarLine flood =
                new CalendarLine(tomorrow, tomorrow.plusDays(13), CalendarLine.Kind.DISASTER, "Banjir", null);
        List<CalendarLine> wanted = new ArrayList<>(state.current());
        wanted.removeIf(line -> line.kind().off()
                && !line.until().isBefore(flood.from())
                && !line.from().isAfter(flood.until()));
        wanted.add(flood);
        Editions<List<CalendarLine>> draft =
                desk.draft(administrator, MANADO, state.revision(), state.version(), wanted);
        CalendarTrial trial = desk.simulate(administrator, MANADO);
        assertThat(trial.later()).isPositive().isLessThanOrEqualTo(trial.open());
        assertThat(trial.sample()).allMatch(row -> row.after().isAfter(row.before()));
        assertThat(town.time(DUE, id)).isEqualTo(before);

        Editions<List<CalendarLine>> published =
                desk.publish(administrator, MANADO, draft.revision(), "Surat edaran 3");
        assertThat(town.time(DUE, id)).as("planned before").isEqualTo(before);
        Timestamp after = town.time(DUE, town.fileIn(MANADO));
        assertThat(Duration.between(before.toInstant(), after.toInstant())).isGreaterThan(Duration.ofDays(6));
        assertThat(published.current()).contains(flood);
        assertThat(published.history().get(0).note()).isEqualTo("Surat edaran 3");
        assertThat(town.count("select count(*) from core.audit_entry where action = 'PUBLISH_CALENDAR'"))
                .isPositive();

        Editions<List<CalendarLine>> back = desk.restore(administrator, MANADO, 0, null);
        assertThat(back.current()).isEqualTo(state.current());
        assertThat(town.texts(
                        "select days::text from core.calendar_version where tenant_id = ? order by version desc limit 1",
                        MANADO))
                .as("no copy that would stay when what is shipped changes")
                .containsExactly("[]");
        assertThat(Duration.between(
                        before.toInstant(), town.time(DUE, town.fileIn(MANADO)).toInstant()))
                .isLessThan(Duration.ofDays(5));
        ladders.restore(administrator, MANADO, ladder.version(), null);
        assertThatThrownBy(() -> desk.publish(administrator, MANADO, draft.revision(), null))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void years_are_missed_until_the_last_planned_deadline() {
        Actor administrator = town.administratorOf(MANADO);
        UUID id = town.fileIn(MANADO);
        String move =
                "update core.deadline set due_at = %s where case_id = ? and fired_at is null and cancelled_at is null";
        assertThat(desk.missingYears(administrator, MANADO)).doesNotContain(2032);
        town.change(move.formatted("'2032-06-01T00:00:00Z'"), id);
        assertThat(desk.missingYears(administrator, MANADO))
                .contains(2031, 2032)
                .doesNotContain(2033);
        town.change(move.formatted("now() + interval '1 day'"), id);
        assertThat(desk.missingYears(administrator, MANADO)).doesNotContain(2032);
        assertThatThrownBy(() -> desk.missingYears(town.stranger(), MANADO)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void what_is_wrong_is_refused_and_who_has_no_business_there_sees_nothing() {
        Actor administrator = town.administratorOf(MANADO);
        LocalDate day = LocalDate.parse("2031-01-01");
        CalendarLine line = new CalendarLine(day, day, CalendarLine.Kind.NATIONAL, "Tahun Baru", null);
        assertThatThrownBy(() -> desk.draft(administrator, MANADO, 0, List.of(line, line)))
                .isInstanceOfSatisfying(
                        InvalidCalendar.class,
                        refused -> assertThat(refused.flaws())
                                .containsExactly(new CalendarFlaw(2, CalendarFlaw.Kind.TWICE)));
        assertThatThrownBy(() -> desk.state(town.stranger(), MANADO)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> desk.simulate(town.administrator(), MANADO)).isInstanceOf(NotPermitted.class);
    }

    private static LadderLine inWorkingDays(LadderLine line) {
        Step step = line.step();
        if (step.phase() != Phase.ACCEPT) {
            return line;
        }
        return new LadderLine(
                line.topic(),
                line.priority(),
                new Step(
                        step.phase(),
                        step.number(),
                        step.tier(),
                        step.agency(),
                        step.action(),
                        new Term(3 + step.number(), Term.Measure.WORKING_DAYS),
                        100,
                        null,
                        step.source()));
    }
}
