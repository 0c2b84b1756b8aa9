package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.deadline.boundary.DeadlineSweep;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.FollowUps;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.ReportMoves;
import id.kentongan.st.Eventually;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Up the tiers, and what stops the climb. */
@ExtendWith(ArquillianExtension.class)
class ClimbIT {

    @Inject
    private Town town;

    @Inject
    private DeadlineSweep sweep;

    @Inject
    private FollowUps followUps;

    @Inject
    private ReportMoves moves;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @Test
    void an_officer_of_another_government_finds_no_such_report() {
        String ticket = town.ticket(town.file());
        Actor stranger = town.stranger();

        assertThatThrownBy(() -> followUps.dossier(stranger, 1, ticket)).isInstanceOf(UnknownTicket.class);
        assertThatThrownBy(() -> accept(stranger, ticket)).isInstanceOf(UnknownTicket.class);
        assertThat(followUps.dossier(town.officer(Tier.KELURAHAN), 1, ticket).mayAccept())
                .isTrue();
    }

    @Test
    void a_report_that_nobody_accepts_climbs_to_the_province() {
        UUID id = town.file();

        for (int step = 1; step <= 6; step++) {
            long fired = step;
            town.timePasses(id);
            Eventually.isTrue("step " + step, () -> escalations(id) == fired);
        }

        assertThat(town.texts("select tier || ' ' || kind from core.escalation where case_id = ? order by due_at", id))
                .containsExactlyInAnyOrder(
                        "KELURAHAN REMINDER",
                        "KECAMATAN WARNING",
                        "KELURAHAN EARLY_WARNING",
                        "KELURAHAN EARLY_WARNING",
                        "PEMKOT ESCALATION",
                        "PEMPROV ESCALATION");
        assertThat(town.texts("select type from report.report_event where report_id = ? order by seq", id))
                .containsExactly("FILED", "REMINDED", "WARNED", "FOREWARNED", "FOREWARNED", "ESCALATED", "ESCALATED");
        assertThat(town.texts("select tier from core.case_file where id = ?", id))
                .containsExactly("PEMPROV");
        Eventually.passes(
                () -> assertThat(town.texts("select unit_id || ' ' || kind from core.alert where case_id = ?", id))
                        .containsExactlyInAnyOrder(
                                town.unit(Tier.KELURAHAN) + " NEW",
                                town.unit(Tier.KELURAHAN) + " REMINDER",
                                town.unit(Tier.KELURAHAN) + " EARLY_WARNING",
                                town.unit(Tier.KELURAHAN) + " EARLY_WARNING",
                                town.unit(Tier.KECAMATAN) + " WARNING",
                                town.unit(Tier.PEMKOT) + " ESCALATION",
                                town.unit(Tier.PEMPROV) + " ESCALATION"));
        assertThat(town.texts("""
                        select r.tier || ' ' || m.text_key from chat.message m join chat.room r on r.id = m.room_id
                        where m.reference = ?""", town.ticket(id)))
                .containsExactlyInAnyOrder(
                        "KELURAHAN chat.notice.reminder",
                        "KECAMATAN chat.notice.warning",
                        "PEMKOT chat.notice.escalation",
                        "PEMPROV chat.notice.escalation");
    }

    @Test
    void sweeps_at_the_same_time_fire_each_step_once() throws Exception {
        List<UUID> cases = file(60);
        cases.forEach(town::timePasses);

        AtomicBoolean over = new AtomicBoolean();
        List<Future<Void>> sweepers = inParallel(Collections.nCopies(6, () -> {
            while (!over.get()) {
                sweep.sweep(7);
            }
            return null;
        }));
        try {
            Eventually.isTrue("all have fired", () -> cases.stream().allMatch(id -> escalations(id) >= 1));
        } finally {
            over.set(true);
        }
        await(sweepers);

        for (UUID id : cases) {
            assertThat(escalations(id)).isOne();
            assertThat(town.count("select count(*) from core.outbox where case_id = ?", id))
                    .isEqualTo(2);
            assertThat(town.texts("select type from report.report_event where report_id = ? order by seq", id))
                    .containsExactly("FILED", "REMINDED");
        }
    }

    @Test
    void a_case_that_cannot_be_fired_waits_and_holds_nobody_up() throws Exception {
        List<UUID> cases = file(5);
        UUID broken = cases.get(2);
        town.change("update core.deadline set tier = 'NOWHERE' where case_id = ? and fired_at is null", broken);
        cases.forEach(town::timePasses);

        Eventually.isTrue("all others have fired", () -> {
            sweep.sweep(200);
            return cases.stream().filter(id -> escalations(id) == 1).count() == 4;
        });

        assertThat(town.count("select max(failures) from core.deadline where case_id = ? and retry_at > now()", broken))
                .isPositive();
        assertThat(escalations(broken)).isZero();

        town.change(
                "update core.deadline set tier = 'KELURAHAN', retry_at = now() where case_id = ? and tier = 'NOWHERE'",
                broken);
        Eventually.isTrue("it is fired once it can be", () -> {
            sweep.sweep(200);
            return escalations(broken) == 1;
        });
    }

    @Test
    void nothing_fires_after_somebody_has_accepted_and_nothing_is_lost_in_the_race() throws Exception {
        Actor officer = town.officer(Tier.KELURAHAN);
        List<UUID> cases = file(100);
        List<String> tickets = cases.stream().map(town::ticket).toList();
        cases.forEach(town::timePasses);

        AtomicBoolean over = new AtomicBoolean();
        List<Future<Void>> sweepers = inParallel(Collections.nCopies(2, () -> {
            while (!over.get()) {
                sweep.sweep(3);
            }
            return null;
        }));
        List<Future<Void>> officers = inParallel(Stream.of(0, 1)
                .<Callable<Void>>map(half -> () -> {
                    for (int i = half; i < tickets.size(); i += 2) {
                        accept(officer, tickets.get(tickets.size() - 1 - i));
                    }
                    return null;
                })
                .toList());
        await(officers);
        over.set(true);
        await(sweepers);

        for (UUID id : cases) {
            assertThat(town.texts("select state from core.case_file where id = ?", id))
                    .containsExactly("ACCEPTED");
            assertThat(String.join(
                            " ",
                            town.texts("select type from report.report_event where report_id = ? order by seq", id)))
                    .as("history of " + id)
                    .isIn("FILED ACCEPTED", "FILED REMINDED ACCEPTED");
            assertThat(town.count(
                            "select count(*) from core.deadline where case_id = ? and phase = 'ACCEPT'"
                                    + " and ((fired_at is null) = (cancelled_at is null))",
                            id))
                    .as("deadlines of " + id + " that neither fired nor were cancelled, or both")
                    .isZero();
            assertThat(town.count("select count(*) from core.deadline where case_id = ? and fired_at is not null", id))
                    .isEqualTo(escalations(id));
        }
    }

    @Test
    void accepting_stops_the_clock() {
        UUID id = town.file();
        town.timePasses(id);
        Eventually.isTrue("the first step", () -> escalations(id) == 1);

        accept(town.officer(Tier.KECAMATAN), town.ticket(id));
        town.change(
                "update core.deadline set due_at = now() - interval '1 hour' where case_id = ? and phase = 'ACCEPT'",
                id);
        UUID witness = town.file();
        town.timePasses(witness);
        Eventually.isTrue("a later sweep has run", () -> escalations(witness) == 1);

        assertThat(escalations(id)).isOne();
        assertThat(town.texts("select type from report.report_event where report_id = ? order by seq", id))
                .containsExactly("FILED", "REMINDED", "ACCEPTED");
        assertThat(town.texts("select accepted_unit::text from core.case_file where id = ?", id))
                .containsExactly(town.unit(Tier.KECAMATAN).toString());
    }

    @Test
    void no_step_is_fired_before_its_time() {
        List<UUID> cases = file(5);
        for (UUID id : cases) {
            town.change(
                    "update core.deadline set due_at = clock_timestamp() + interval '2 seconds' where case_id = ?", id);
        }
        sweep.sweep(200);

        Eventually.isTrue("all have fired", () -> cases.stream().allMatch(id -> escalations(id) == 1));
        for (UUID id : cases) {
            assertThat(town.count("select count(*) from core.deadline where case_id = ? and fired_at < due_at", id))
                    .isZero();
        }
    }

    private List<UUID> file(int number) {
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            cases.add(town.file());
        }
        return cases;
    }

    private void accept(Actor actor, String ticket) {
        moves.move(actor, 1, ticket, MoveWish.of(Move.ACCEPT));
    }

    private long escalations(UUID id) {
        return town.count("select count(*) from core.escalation where case_id = ?", id);
    }

    private List<Future<Void>> inParallel(List<Callable<Void>> work) {
        return work.stream().map(threads::submit).toList();
    }

    private static void await(List<Future<Void>> work) throws Exception {
        for (Future<Void> one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
    }
}
