package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.deadline.boundary.DeadlineSweep;
import id.kentongan.core.deadline.boundary.LadderDesk;
import id.kentongan.core.deadline.boundary.LadderTrial;
import id.kentongan.core.deadline.entity.InvalidLadder;
import id.kentongan.core.deadline.entity.LadderFlaw;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.edition.entity.StaleDraft;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.st.Eventually;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A government's own terms: drafted, refused, tried, put in force, taken back. In Manado, where nobody else files. */
@ExtendWith(ArquillianExtension.class)
class LadderIT {

    private static final int MANADO = 2;

    @Inject
    private Town town;

    @Inject
    private LadderDesk desk;

    @Inject
    private DeadlineSweep sweep;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void a_draft_is_tried_on_the_last_month_and_holds_for_new_reports_alone() {
        Actor administrator = town.administratorOf(MANADO);
        UUID before = town.fileIn(MANADO);
        Editions<List<LadderLine>> state = desk.state(administrator, MANADO);
        List<LadderLine> quicker = new ArrayList<>();
        for (LadderLine line : state.current()) {
            quicker.add(line.step().phase() == Phase.ACCEPT && line.priority() == null ? inSeconds(line) : line);
        }

        Editions<List<LadderLine>> drafted =
                desk.draft(administrator, MANADO, state.revision(), state.version(), quicker);
        LadderTrial trial = desk.simulate(administrator, MANADO);
        assertThat(trial.cases()).isPositive();
        Editions<List<LadderLine>> published = desk.publish(administrator, MANADO, drafted.revision(), "SK 1/2026");
        UUID after = town.fileIn(MANADO);

        assertThat(published.draft()).isNull();
        assertThat(published.current()).isEqualTo(quicker);
        assertThat(published.history().get(0).note()).isEqualTo("SK 1/2026");
        assertThat(version(before)).isEqualTo(state.version());
        assertThat(version(after)).isEqualTo(published.version());
        assertThat(seconds(after)).isLessThan(60).isGreaterThan(0);
        assertThat(seconds(before)).isGreaterThan(3_600);

        // an hour later the same trial would have found them late
        town.change("update core.case_file set opened_at = opened_at - interval '1 hour' where tenant_id = ?", MANADO);
        desk.draft(administrator, MANADO, 0, state.current());
        assertThat(desk.simulate(administrator, MANADO).rows()).anySatisfy(row -> {
            assertThat(row.phase()).isEqualTo(Phase.ACCEPT);
            assertThat(row.before()).isGreaterThan(row.after());
        });

        Editions<List<LadderLine>> back = desk.restore(administrator, MANADO, 0, null);
        assertThat(back.current()).isEqualTo(state.current());
        assertThat(back.history()).hasSizeGreaterThanOrEqualTo(2);

        // the draft was begun from the version before
        assertThat(back.base()).isEqualTo(published.version());
        assertThat(back.stale()).isTrue();
        assertThatThrownBy(() -> desk.publish(administrator, MANADO, back.revision(), null))
                .isInstanceOfSatisfying(
                        StaleDraft.class,
                        refused -> assertThat(refused.version()).isEqualTo(back.version()));
        assertThatThrownBy(
                        () -> desk.draft(administrator, MANADO, back.revision(), published.version(), state.current()))
                .isInstanceOf(ChangedMeanwhile.class);
        Editions<List<LadderLine>> rebased =
                desk.draft(administrator, MANADO, back.revision(), back.version(), state.current());
        assertThat(rebased.stale()).isFalse();
        assertThat(desk.publish(administrator, MANADO, rebased.revision(), null).version())
                .isEqualTo(back.version() + 1);
        assertThatThrownBy(() -> desk.restore(administrator, MANADO, 999, null)).isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> desk.draft(administrator, MANADO, 99, quicker)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void what_would_let_a_report_stay_where_nobody_answers_is_refused() {
        Actor administrator = town.administratorOf(MANADO);
        List<LadderLine> lines =
                new ArrayList<>(desk.state(administrator, MANADO).current());
        lines.removeIf(line ->
                line.step().action() == StepAction.ESCALATION || line.step().phase() == Phase.WAIT);
        lines.add(new LadderLine(
                "Bukan kode",
                null,
                new Step(
                        Phase.VERIFY,
                        9,
                        Tier.AGENCY,
                        "tidak-ada",
                        StepAction.ESCALATION,
                        new Term(1, Term.Measure.HOURS),
                        100,
                        null,
                        " ")));

        assertThatThrownBy(() -> desk.draft(administrator, MANADO, 0, lines))
                .isInstanceOfSatisfying(
                        InvalidLadder.class,
                        refused -> assertThat(refused.flaws())
                                .extracting(LadderFlaw::kind)
                                .contains(
                                        LadderFlaw.Kind.NOBODY_TOLD,
                                        LadderFlaw.Kind.ENDLESS_WAIT,
                                        LadderFlaw.Kind.TOPIC,
                                        LadderFlaw.Kind.AGENCY,
                                        LadderFlaw.Kind.ACTION,
                                        LadderFlaw.Kind.SOURCE));
    }

    @Test
    void who_does_not_administer_the_government_neither_reads_nor_changes() {
        assertThatThrownBy(() -> desk.state(town.stranger(), MANADO)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> desk.state(town.administrator(), MANADO)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_province_that_only_supervises_is_not_told_as_if_it_gave_orders() {
        UUID id = town.fileIn(MANADO);
        for (int i = 0; i < 8 && told(id).isEmpty(); i++) {
            long before = town.count("select count(*) from core.escalation where case_id = ?", id);
            town.change(
                    "update core.deadline set due_at = now() - interval '1 second' where case_id = ?"
                            + " and fired_at is null and cancelled_at is null",
                    id);
            sweep.sweep(200);
            Eventually.isTrue(
                    "the step was taken",
                    () -> town.count("select count(*) from core.escalation where case_id = ?", id) > before);
        }

        Eventually.passes(
                () -> assertThat(town.texts("select kind from core.alert where case_id = ? and tier = 'PEMPROV'", id))
                        .containsExactly("SUPERVISION"));
        assertThat(town.texts("select type from report.report_event where report_id = ? order by seq desc limit 1", id))
                .containsExactly("SUPERVISED");
    }

    private List<String> told(UUID id) {
        return town.texts("select kind from core.escalation where case_id = ? and tier = 'PEMPROV'", id);
    }

    private static LadderLine inSeconds(LadderLine line) {
        Step step = line.step();
        Term term = new Term(step.term() == null ? 1 : 10 * step.term().amount(), Term.Measure.SECONDS);
        return new LadderLine(
                line.topic(),
                line.priority(),
                new Step(
                        step.phase(),
                        step.number(),
                        step.tier(),
                        step.agency(),
                        step.action(),
                        term,
                        step.share(),
                        null,
                        step.source()));
    }

    private int version(UUID id) {
        return (int) town.count("select ladder_version from core.case_file where id = ?", id);
    }

    private long seconds(UUID id) {
        return town.count(
                "select extract(epoch from min(due_at) - now())::bigint from core.deadline where case_id = ?", id);
    }
}
