package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.duplicate.boundary.CannotMerge;
import id.kentongan.report.duplicate.boundary.CannotMerge.Reason;
import id.kentongan.report.duplicate.boundary.Cluster;
import id.kentongan.report.duplicate.boundary.ClusterDesk;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ChangedMeanwhile;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.report.followup.boundary.ReportMoves;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports taken together, and apart again. */
@ExtendWith(ArquillianExtension.class)
class ClusterIT {

    @Inject
    private Town town;

    @Inject
    private ClusterDesk desk;

    @Inject
    private ReportMoves moves;

    @Resource
    private ManagedExecutorService threads;

    private Actor officer;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    @BeforeEach
    void hire() {
        officer = town.officer(Tier.KELURAHAN);
    }

    /** A report by its id and its number. */
    private record Filed(UUID id, String ticket) {}

    private Filed filed() {
        UUID id = town.file();
        return new Filed(id, town.ticket(id));
    }

    private void merge(Filed report, Filed main) {
        desk.merge(officer, 1, report.ticket(), main.ticket());
    }

    private String status(Filed report) {
        return town.texts("select status from report.report where tenant_id = 1 and id = ?", report.id())
                .get(0);
    }

    private List<String> history(Filed report) {
        return town.texts(
                "select type || ' ' || status from report.report_event where tenant_id = 1 and report_id = ? order by seq",
                report.id());
    }

    private long openDeadlines(Filed report) {
        return town.count(
                "select count(*) from core.deadline where tenant_id = 1 and case_id = ? and fired_at is null"
                        + " and cancelled_at is null",
                report.id());
    }

    @Test
    void a_member_stands_where_its_main_report_stands_and_its_clock_stops() {
        Filed main = filed();
        Filed member = filed();
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.ACCEPT));

        merge(member, main);

        assertThat(status(member)).isEqualTo("COORDINATION");
        assertThat(openDeadlines(member)).isZero();
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.START));
        assertThat(history(member)).containsExactly("FILED SUBMITTED", "MERGED COORDINATION", "FOLLOWED IN_PROGRESS");
        Cluster seen = desk.cluster(officer, 1, main.ticket());
        assertThat(seen.size()).isEqualTo(1);
        assertThat(seen.members()).allMatch(each -> each.ticket().equals(member.ticket()));
        assertThat(desk.cluster(officer, 1, member.ticket()).main().ticket()).isEqualTo(main.ticket());
    }

    @Test
    void a_line_that_moves_nothing_is_not_written_into_the_histories_of_members() {
        Filed main = filed();
        Filed member = filed();
        merge(member, main);
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.VERIFY));
        assertThat(history(member)).containsExactly("FILED SUBMITTED", "MERGED SUBMITTED");
    }

    @Test
    void who_leaves_stands_where_it_stood_with_the_clock_it_had_and_follows_no_more() {
        Filed main = filed();
        Filed member = filed();
        long deadlines = openDeadlines(member);
        assertThat(deadlines).isPositive();
        merge(member, main);
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.ACCEPT));
        assertThat(status(member)).isEqualTo("COORDINATION");

        desk.unmerge(officer, 1, member.ticket());

        assertThat(status(member)).isEqualTo("SUBMITTED");
        assertThat(openDeadlines(member)).isEqualTo(deadlines);
        assertThat(town.count(
                        "select count(*) from report.report where tenant_id = 1 and id = ? and accepted_at is null and"
                                + " closed_at is null and follows is null and duplicate_of is null and close_reason is null",
                        member.id()))
                .isEqualTo(1);
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.START));
        assertThat(history(member))
                .containsExactly("FILED SUBMITTED", "MERGED SUBMITTED", "FOLLOWED COORDINATION", "UNMERGED SUBMITTED");
        moves.move(officer, 1, member.ticket(), MoveWish.of(Move.ACCEPT));
        assertThat(status(member)).isEqualTo("COORDINATION");
        assertThat(town.count(
                        "select count(*) from core.audit_entry where tenant_id = 1 and object = ? and action in"
                                + " ('REPORT_MERGE', 'REPORT_UNMERGE') and detail = ?",
                        "report:" + member.ticket(),
                        "report:" + main.ticket()))
                .isEqualTo(2);
    }

    @Test
    void members_close_and_reopen_with_their_main_report_as_its_duplicates() {
        Filed main = filed();
        Filed member = filed();
        merge(member, main);
        for (Move move : List.of(Move.ACCEPT, Move.START)) {
            moves.move(officer, 1, main.ticket(), MoveWish.of(move));
        }
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.PROVE, "Sudah dibersihkan."));
        moves.move(officer, 1, main.ticket(), MoveWish.of(Move.CLOSE_UNCHECKED, "Tidak ada yang sempat melihat."));
        assertThat(town.texts(
                        "select status || ' ' || close_reason || ' ' || duplicate_of from report.report"
                                + " where tenant_id = 1 and id = ? and closed_at is not null",
                        member.id()))
                .containsExactly("RESOLVED DUPLICATE " + main.ticket());

        Actor above = town.officer(Tier.KECAMATAN);
        moves.move(above, 1, main.ticket(), MoveWish.of(Move.REOPEN, "Masih ada."));

        assertThat(status(member)).isEqualTo("REOPENED");
        assertThat(town.count(
                        "select count(*) from report.report where tenant_id = 1 and id = ? and closed_at is null"
                                + " and duplicate_of is null",
                        member.id()))
                .isEqualTo(1);
    }

    @Test
    void nobody_moves_a_member_by_itself() {
        Filed main = filed();
        Filed member = filed();
        merge(member, main);
        assertThatThrownBy(() -> moves.move(officer, 1, member.ticket(), MoveWish.of(Move.ACCEPT)))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void a_main_report_brings_its_members_along_and_takes_them_back() {
        Filed small = filed();
        Filed main = filed();
        Filed larger = filed();
        merge(small, main);
        moves.move(officer, 1, larger.ticket(), MoveWish.of(Move.ACCEPT));

        merge(main, larger);

        assertThat(desk.cluster(officer, 1, larger.ticket()).size()).isEqualTo(2);
        assertThat(desk.cluster(officer, 1, small.ticket()).main().ticket()).isEqualTo(larger.ticket());
        assertThat(status(small)).isEqualTo("COORDINATION");

        desk.unmerge(officer, 1, main.ticket());

        assertThat(desk.cluster(officer, 1, larger.ticket()).size()).isZero();
        assertThat(desk.cluster(officer, 1, small.ticket()).main().ticket()).isEqualTo(main.ticket());
        assertThat(status(main)).isEqualTo("SUBMITTED");
        assertThat(status(small)).isEqualTo("SUBMITTED");
        desk.unmerge(officer, 1, small.ticket());
        assertThat(status(small)).isEqualTo("SUBMITTED");
        assertThat(openDeadlines(small)).isPositive();
    }

    @Test
    void there_is_no_chain_and_no_ring() {
        Filed one = filed();
        Filed two = filed();
        Filed three = filed();
        merge(one, two);
        assertThat(refusal(one, one).reason()).isEqualTo(Reason.ITSELF);
        assertThat(refusal(one, three).reason()).isEqualTo(Reason.MEMBER_ALREADY);
        assertThat(refusal(one, three).earlier().ticket()).isEqualTo(two.ticket());
        assertThat(refusal(two, one).reason()).isEqualTo(Reason.MAIN_IS_MEMBER);
        assertThat(refusal(three, one).reason()).isEqualTo(Reason.MAIN_IS_MEMBER);
        assertThat(refusal(three, one).earlier().ticket()).isEqualTo(two.ticket());
        assertThatThrownBy(() -> town.change(
                        "insert into report.cluster_member (id, tenant_id, main_id, report_id, act, since, since_by,"
                                + " was_status, was_case, paused_at) select gen_random_uuid(), 1, ?, ?, gen_random_uuid(),"
                                + " now(), gen_random_uuid(), 'SUBMITTED', 'OPEN', now()",
                        one.id(),
                        three.id()))
                .hasStackTraceContaining("no main report");
        CannotMerge nobody = catchThrowableOfType(CannotMerge.class, () -> desk.unmerge(officer, 1, three.ticket()));
        assertThat(nobody.reason()).isEqualTo(Reason.NO_MEMBER);
    }

    private CannotMerge refusal(Filed report, Filed main) {
        return catchThrowableOfType(CannotMerge.class, () -> merge(report, main));
    }

    @Test
    void reports_of_others_cannot_be_taken_together() {
        Filed one = filed();
        Filed two = filed();
        Actor stranger = town.stranger();
        assertThatThrownBy(() -> desk.merge(stranger, 1, one.ticket(), two.ticket()))
                .isInstanceOf(UnknownTicket.class);
        assertThatThrownBy(() -> desk.cluster(stranger, 1, one.ticket())).isInstanceOf(UnknownTicket.class);
        assertThat(catchThrowableOfType(
                                CannotMerge.class, () -> desk.merge(officer, 1, one.ticket(), "MDO-2611-00000-00000"))
                        .reason())
                .isEqualTo(Reason.NO_MAIN);
    }

    @Test
    void private_reports_stay_among_themselves() {
        Filed open = filed();
        Filed secret = filed();
        Filed other = filed();
        for (Filed each : List.of(secret, other)) {
            town.change(
                    "update report.report set category_code = 'tindak-kriminal' where tenant_id = 1 and id = ?",
                    each.id());
        }
        assertThat(refusal(secret, open).reason()).isEqualTo(Reason.PRIVATE);
        assertThat(refusal(open, secret).reason()).isEqualTo(Reason.PRIVATE);
        merge(secret, other);
        assertThat(desk.cluster(officer, 1, other.ticket()).size()).isEqualTo(1);
    }

    @Test
    void of_two_officers_at_once_one_wins_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 5; round++) {
            Filed report = filed();
            List<Filed> mains = List.of(filed(), filed());
            List<Callable<String>> attempts = new ArrayList<>();
            for (Filed main : mains) {
                attempts.add(() -> {
                    merge(report, main);
                    return main.ticket();
                });
            }
            String winner = "";
            List<CannotMerge> losers = new ArrayList<>();
            for (Future<String> attempt : threads.invokeAll(attempts)) {
                try {
                    winner = attempt.get();
                } catch (ExecutionException e) {
                    losers.add((CannotMerge) e.getCause());
                }
            }
            assertThat(losers).hasSize(1);
            assertThat(losers.get(0).reason()).isEqualTo(Reason.MEMBER_ALREADY);
            assertThat(losers.get(0).earlier().ticket()).isEqualTo(winner);
            assertThat(losers.get(0).earlier().officer()).isEqualTo("Petugas");
            assertThat(desk.cluster(officer, 1, report.ticket()).main().ticket())
                    .isEqualTo(winner);
        }
    }

    @Test
    void two_reports_that_are_taken_together_with_each_other_at_once_make_one_cluster() throws Exception {
        for (int round = 0; round < 5; round++) {
            Filed one = filed();
            Filed two = filed();
            int won = 0;
            List<Callable<Boolean>> attempts = List.of(
                    () -> {
                        merge(one, two);
                        return true;
                    },
                    () -> {
                        merge(two, one);
                        return true;
                    });
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                try {
                    won += attempt.get() ? 1 : 0;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(CannotMerge.class);
                }
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void moves_of_the_main_report_and_changes_of_its_cluster_never_wait_in_a_ring() throws Exception {
        for (int round = 0; round < 5; round++) {
            Filed main = filed();
            Filed member = filed();
            Filed late = filed();
            merge(member, main);
            List<Callable<Boolean>> attempts = List.of(
                    () -> moves.move(officer, 1, main.ticket(), MoveWish.of(Move.ACCEPT)) != null,
                    () -> {
                        desk.unmerge(officer, 1, member.ticket());
                        return true;
                    },
                    () -> {
                        merge(late, main);
                        return true;
                    });
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                assertThat(attempt.get()).isTrue();
            }
            assertThat(status(member)).isEqualTo(ReportStatus.SUBMITTED.name());
            assertThat(status(late)).isEqualTo(ReportStatus.COORDINATION.name());
        }
    }
}
