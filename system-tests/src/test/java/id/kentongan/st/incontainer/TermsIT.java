package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.deadline.boundary.DeadlineSweep;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.entity.Move;
import id.kentongan.report.followup.boundary.InvalidMove;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.st.Eventually;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is waited for after somebody has accepted, when the clocks stand still, and what puts terms off or forward. */
@ExtendWith(ArquillianExtension.class)
class TermsIT {

    private static final String OPEN = "select phase || ' ' || step || ' ' || tier || ' ' || action from core.deadline"
            + " where case_id = ? and fired_at is null and cancelled_at is null order by phase, step";
    private static final String TAKEN =
            "select phase || ' ' || tier || ' ' || kind from core.escalation where case_id = ? order by due_at, phase, step";
    private static final String HISTORY = "select type from report.report_event where report_id = ? order by seq";
    private static final String EXPECTED =
            "select extract(epoch from expected_at)::bigint::text from report.report where id = ?";
    private static final String RECEIVED =
            "select extract(epoch from received_at)::bigint::text from report.report where id = ?";
    private static final String FINISH_DUE = "select extract(epoch from due_at)::bigint::text from core.deadline"
            + " where case_id = ? and phase = 'FINISH' and fired_at is null and cancelled_at is null";

    @Inject
    private Town town;

    @Inject
    private DeadlineSweep sweep;

    @Inject
    private ReportMoves moves;

    private Actor officer;
    private UUID id;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void file() {
        officer = town.officer(Tier.KELURAHAN);
        id = town.file();
    }

    @Test
    void who_has_accepted_has_to_begin_and_to_finish() {
        move(Move.ACCEPT);
        assertThat(town.texts(OPEN, id))
                .containsExactly("ACT 1 KELURAHAN EARLY_WARNING", "FINISH 1 KELURAHAN EARLY_WARNING");

        pass("ACT");
        pass("ACT");
        assertThat(town.texts(OPEN, id))
                .containsExactly("ACT 3 KECAMATAN ESCALATION", "FINISH 1 KELURAHAN EARLY_WARNING");

        move(Move.START);
        assertThat(town.texts(OPEN, id)).containsExactly("FINISH 1 KELURAHAN EARLY_WARNING");

        for (int i = 0; i < 4; i++) {
            pass("FINISH");
        }
        assertThat(town.texts(OPEN, id)).isEmpty();
        assertThat(town.texts(TAKEN, id))
                .containsExactlyInAnyOrder(
                        "ACT KELURAHAN EARLY_WARNING",
                        "ACT KELURAHAN EARLY_WARNING",
                        "FINISH KELURAHAN EARLY_WARNING",
                        "FINISH KELURAHAN EARLY_WARNING",
                        "FINISH PEMKOT ESCALATION",
                        "FINISH PEMPROV ESCALATION");
        assertThat(town.texts(HISTORY, id))
                .containsExactly(
                        "FILED",
                        "ACCEPTED",
                        "FOREWARNED",
                        "FOREWARNED",
                        "STARTED",
                        "FOREWARNED",
                        "FOREWARNED",
                        "ESCALATED",
                        "ESCALATED");
    }

    @Test
    void a_warning_goes_to_who_has_it_and_not_to_the_office_of_the_place() {
        Actor city = town.officer(Tier.PEMKOT);
        moves.move(city, 1, town.ticket(id), MoveWish.of(Move.ACCEPT));

        pass("FINISH");

        assertThat(town.texts("select unit_id::text from core.escalation where case_id = ?", id))
                .containsExactly(town.unit(Tier.PEMKOT).toString());
    }

    @Test
    void while_somebody_else_has_to_answer_the_clock_stands_still() {
        move(Move.ACCEPT);
        move(Move.START);
        long due = number(FINISH_DUE);
        long promised = number(EXPECTED);

        move(Move.WAIT_FOR_OTHERS, "PLN memutus listrik dulu.");
        assertThat(town.texts(OPEN, id)).containsExactly("WAIT 1 KELURAHAN REMINDER");
        elapse("10 minutes");
        move(Move.RESUME);

        assertThat(town.texts(OPEN, id)).containsExactly("FINISH 1 KELURAHAN EARLY_WARNING");
        assertThat(number(FINISH_DUE) - due).isBetween(600L, 660L);
        assertThat(number(EXPECTED) - promised).isBetween(600L, 660L);
        assertThat(town.count("select count(*) from core.case_wait where case_id = ? and ended_at is not null", id))
                .isOne();
    }

    @Test
    void a_wait_ends_by_itself_and_the_next_one_is_shorter_by_it() {
        move(Move.ACCEPT);
        move(Move.START);
        town.change("update core.case_file set opened_at = opened_at - interval '1 hour' where id = ?", id);
        move(Move.ASK_REPORTER, "Di sisi jalan yang mana?");
        pass("WAIT");
        pass("WAIT");
        assertThat(town.texts(OPEN, id)).containsExactly("WAIT 3 KELURAHAN RESUMPTION");
        elapse("25 days");
        pass("WAIT");

        assertThat(town.texts("select status from report.report where id = ?", id))
                .containsExactly("IN_PROGRESS");
        assertThat(town.texts(OPEN, id)).containsExactly("FINISH 1 KELURAHAN EARLY_WARNING");
        assertThat(town.texts(HISTORY, id))
                .containsExactly("FILED", "ACCEPTED", "STARTED", "ASKED", "REMINDED", "REMINDED", "RESUMED");

        move(Move.ASK_REPORTER, "Masih menunggu.");
        assertThat(town.texts(OPEN, id))
                .as("of thirty days twenty-five are gone: it ends before anybody would be reminded")
                .containsExactly("WAIT 10003 KELURAHAN RESUMPTION");
        assertThat(number("select extract(epoch from max(due_at) - now())::bigint::text from core.deadline"
                        + " where case_id = ? and phase = 'WAIT' and fired_at is null and cancelled_at is null"))
                .isBetween(5 * 86_400 - 120L, 5 * 86_400 + 60L);
    }

    @Test
    void another_category_brings_its_own_terms_but_none_that_are_shorter_than_promised() {
        move(Move.ACCEPT);
        long promised = number(EXPECTED);
        long due = number(FINISH_DUE);
        String quick = category("quick");
        String longest = category("long");

        moves.move(officer, 1, town.ticket(id), recategorise(quick));
        assertThat(number(EXPECTED)).isEqualTo(promised);
        assertThat(number(FINISH_DUE)).isEqualTo(due);

        moves.move(officer, 1, town.ticket(id), recategorise(longest));
        assertThat(number(EXPECTED)).isEqualTo(number(RECEIVED) + 60 * 86_400);
        assertThat(number(FINISH_DUE)).isGreaterThan(due);
        assertThat(town.texts("select topic from core.case_file where id = ?", id))
                .containsExactly(longest);
        assertThatThrownBy(() -> moves.move(officer, 1, town.ticket(id), recategorise(longest)))
                .isInstanceOf(InvalidMove.class);
        assertThatThrownBy(() -> moves.move(officer, 1, town.ticket(id), recategorise("tidak-ada")))
                .isInstanceOf(InvalidMove.class);
    }

    @Test
    void what_is_worse_than_it_was_taken_for_climbs_faster() {
        town.change("update core.case_file set preset = 'dki' where id = ?", id);
        town.change(
                "update core.deadline set due_at = now() + interval '5 hours' where case_id = ? and phase = 'ACCEPT'",
                id);

        move(Move.RAISE, "Kabel menyentuh genangan air.");

        assertThat(town.texts("select priority || ' ' || round from core.case_file where id = ?", id))
                .containsExactly("HIGH 1");
        assertThat(town.texts(OPEN, id)).containsExactly("ACCEPT 1 KELURAHAN REMINDER");
        assertThat(number("select extract(epoch from due_at - now())::bigint::text from core.deadline"
                        + " where case_id = ? and fired_at is null and cancelled_at is null"))
                .as("three hours from now, and no more than the five that were left")
                .isBetween(3 * 3600 - 60L, 3 * 3600L);

        move(Move.RAISE, "Sekali lagi.");
        assertThat(town.texts("select priority || ' ' || round from core.case_file where id = ?", id))
                .as("it is as urgent already")
                .containsExactly("HIGH 1");
    }

    @Test
    void an_emergency_goes_up_at_once_and_everybody_is_told_again_until_somebody_accepts() {
        town.change("update core.case_file set preset = 'dki', priority = 'EMERGENCY' where id = ?", id);
        town.change("update core.deadline set tier = 'PEMKOT', action = 'ESCALATION' where case_id = ?", id);
        for (int i = 0; i < 7; i++) {
            pass("ACCEPT");
        }

        assertThat(town.texts(TAKEN, id))
                .containsExactly(
                        "ACCEPT PEMKOT ESCALATION",
                        "ACCEPT KELURAHAN REMINDER",
                        "ACCEPT AGENCY WARNING",
                        "ACCEPT PEMKOT ESCALATION",
                        "ACCEPT PEMPROV ESCALATION",
                        "ACCEPT PEMPROV ESCALATION",
                        "ACCEPT PEMPROV ESCALATION");
        assertThat(town.texts(OPEN, id)).containsExactly("ACCEPT 305 PEMPROV ESCALATION");

        move(Move.ACCEPT);
        assertThat(town.texts(OPEN, id)).noneMatch(line -> line.startsWith("ACCEPT"));
    }

    // ------------------------------------------------------------

    /** Lets the next deadline of a phase come, and waits until it has had its consequence. */
    private void pass(String phase) {
        long before = town.count(TAKEN_SO_FAR, id);
        town.change(
                "update core.deadline set due_at = now() - interval '1 second' where case_id = ? and phase = ?"
                        + " and fired_at is null and cancelled_at is null",
                id,
                phase);
        sweep.sweep(200);
        Eventually.isTrue("the sweep, here or on the clock", () -> town.count(TAKEN_SO_FAR, id) > before);
    }

    private static final String TAKEN_SO_FAR = "select count(*) from core.escalation where case_id = ?";

    /** As if the running wait had begun earlier. */
    private void elapse(String howLong) {
        town.change(
                "update core.case_wait set began_at = began_at - ?::interval where case_id = ? and ended_at is null",
                howLong,
                id);
        town.change("update core.case_file set waits_from = waits_from - ?::interval where id = ?", howLong, id);
    }

    private String category(String deadlineClass) {
        List<String> found = town.texts(
                "select code from report.category where tenant_id = 1 and deadline_class = ? and retired_at is null"
                        + " and not emergency order by code",
                deadlineClass);
        return found.get(0);
    }

    private static MoveWish recategorise(String category) {
        return new MoveWish(Move.RECATEGORISE, null, "Bukan itu.", null, null, null, null, category);
    }

    private long number(String query) {
        return Long.parseLong(town.texts(query, id).get(0));
    }

    private void move(Move move) {
        moves.move(officer, 1, town.ticket(id), MoveWish.of(move));
    }

    private void move(Move move, String words) {
        moves.move(officer, 1, town.ticket(id), MoveWish.of(move, words));
    }
}
