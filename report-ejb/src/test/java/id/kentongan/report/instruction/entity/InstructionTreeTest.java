package id.kentongan.report.instruction.entity;

import static id.kentongan.report.instruction.entity.HopState.ACKNOWLEDGED;
import static id.kentongan.report.instruction.entity.HopState.FORWARDED;
import static id.kentongan.report.instruction.entity.HopState.FULFILLED;
import static id.kentongan.report.instruction.entity.HopState.IN_PROGRESS;
import static id.kentongan.report.instruction.entity.HopState.REPORTED_DONE;
import static id.kentongan.report.instruction.entity.HopState.RETURNED;
import static id.kentongan.report.instruction.entity.HopState.SENT;
import static id.kentongan.report.instruction.entity.HopState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.kentongan.report.entity.Ticket;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be done with an instruction at its units, and what follows for those above. */
class InstructionTreeTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T05:00:00Z");

    /** Where each move begins. Whatever is not here is refused. */
    private static final Map<HopMove, Set<HopState>> BEGINS = new EnumMap<>(Map.of(
            HopMove.ACKNOWLEDGE, EnumSet.of(SENT),
            HopMove.FORWARD, EnumSet.of(ACKNOWLEDGED, IN_PROGRESS, FORWARDED),
            HopMove.PROGRESS, EnumSet.of(ACKNOWLEDGED, IN_PROGRESS, FORWARDED),
            HopMove.REPORT_DONE, EnumSet.of(ACKNOWLEDGED, IN_PROGRESS, FORWARDED),
            HopMove.OBJECT, EnumSet.of(SENT, ACKNOWLEDGED, IN_PROGRESS),
            HopMove.CONFIRM, EnumSet.of(REPORTED_DONE),
            HopMove.SEND_BACK, EnumSet.of(REPORTED_DONE, RETURNED),
            HopMove.WITHDRAW, EnumSet.of(SENT, ACKNOWLEDGED, FORWARDED, IN_PROGRESS, REPORTED_DONE, RETURNED),
            HopMove.CLOSE, EnumSet.of(ACKNOWLEDGED, FORWARDED, IN_PROGRESS, REPORTED_DONE, RETURNED),
            HopMove.REOPEN, EnumSet.of(FULFILLED, REPORTED_DONE)));

    private final List<Hop> hops = new ArrayList<>();
    private final Map<UUID, Reported> reports = new HashMap<>();

    static Stream<Arguments> everything() {
        return Stream.of(HopMove.values())
                .flatMap(move -> Stream.of(HopState.values()).map(state -> Arguments.of(move, state)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("everything")
    void each_move_begins_where_it_may_and_nowhere_else(HopMove move, HopState state) {
        Hop hop = hop("a", null, state);
        if (BEGINS.get(move).contains(state)) {
            assertThat(tree().after(hop, move)).isNotNull();
        } else {
            assertThatExceptionOfType(IllegalHopMove.class)
                    .isThrownBy(() -> tree().after(hop, move))
                    .withMessageContaining(move.name());
            assertThat(tree().moves(hop)).doesNotContain(move);
        }
    }

    @Test
    void nothing_is_done_with_one_that_nobody_has_read_but_to_read_it_to_object_or_to_take_it_back() {
        assertThat(tree().moves(hop("a", null, SENT)))
                .containsExactlyInAnyOrder(HopMove.ACKNOWLEDGE, HopMove.OBJECT, HopMove.WITHDRAW);
    }

    @Test
    void what_happens_by_itself_nobody_can_do() {
        Stream.of(HopState.values())
                .forEach(state -> assertThat(tree().moves(hop(state.name(), null, state)))
                        .doesNotContain(HopMove.CLOSE, HopMove.REOPEN));
    }

    @Test
    void what_comes_back_stands_where_the_units_below_have_it() {
        Hop alone = hop("alone", null, REPORTED_DONE);
        Hop above = hop("above", null, REPORTED_DONE);
        hop("below", above, FULFILLED);
        Hop taken = hop("taken", null, RETURNED);
        hop("taken back", taken, WITHDRAWN);
        assertThat(tree().after(alone, HopMove.SEND_BACK)).isEqualTo(IN_PROGRESS);
        assertThat(tree().after(above, HopMove.SEND_BACK)).isEqualTo(FORWARDED);
        assertThat(tree().after(taken, HopMove.SEND_BACK)).isEqualTo(IN_PROGRESS);
    }

    @Test
    void nobody_says_that_it_is_done_while_a_unit_below_has_not() {
        Hop above = hop("above", null, FORWARDED);
        hop("done", above, FULFILLED);
        Hop open = hop("open", above, REPORTED_DONE);
        assertThat(tree().obstacle(above, HopMove.REPORT_DONE)).isEqualTo(Reason.UNITS_BELOW_OPEN);
        assertThat(tree().moves(above)).doesNotContain(HopMove.REPORT_DONE).contains(HopMove.FORWARD);
        InstructionTree later = tree().with(open, FULFILLED);
        assertThat(later.obstacle(above, HopMove.REPORT_DONE)).isNull();
    }

    @Test
    void nobody_says_that_it_is_done_who_has_not_passed_it_on_to_whom_it_is_meant_for() {
        Hop hop = new Hop(id("a"), null, id("unit a"), ACKNOWLEDGED, 1, NOON, NOON, NOON, null, null, null, null, 0);
        hops.add(hop);
        assertThat(tree().obstacle(hop, HopMove.REPORT_DONE)).isEqualTo(Reason.NOT_PASSED_ON);
    }

    @Test
    void words_do_not_fulfil_what_is_about_reports() {
        Hop hop = hop("a", null, IN_PROGRESS);
        Hop said = hop("b", null, REPORTED_DONE);
        reports.put(hop.id(), new Reported(2, 1));
        reports.put(said.id(), new Reported(1, 0));
        assertThat(tree().obstacle(hop, HopMove.REPORT_DONE)).isEqualTo(Reason.REPORTS_OPEN);
        assertThat(tree().obstacle(said, HopMove.CONFIRM)).isEqualTo(Reason.REPORTS_OPEN);
        assertThat(tree().consequences())
                .extracting(each -> each.hop().id() + " " + each.next())
                .as("said to be done before a report was opened again")
                .containsExactly(said.id() + " IN_PROGRESS");
    }

    @Test
    void the_verified_closing_of_all_its_reports_fulfils_a_unit_and_those_above_whose_reports_they_are() {
        Hop kecamatan = hop("kecamatan", null, FORWARDED);
        Hop kelurahan = hop("kelurahan", kecamatan, IN_PROGRESS);
        Hop other = hop("other", kecamatan, ACKNOWLEDGED);
        reports.put(kecamatan.id(), new Reported(2, 1));
        reports.put(kelurahan.id(), new Reported(1, 1));
        reports.put(other.id(), new Reported(1, 0));
        assertThat(settled(tree())).containsExactly("kelurahan CLOSE FULFILLED");

        reports.put(kecamatan.id(), new Reported(2, 2));
        reports.put(other.id(), new Reported(1, 1));
        assertThat(settled(tree()))
                .containsExactlyInAnyOrder(
                        "kelurahan CLOSE FULFILLED", "other CLOSE FULFILLED", "kecamatan CLOSE FULFILLED")
                .last()
                .isEqualTo("kecamatan CLOSE FULFILLED");
    }

    @Test
    void a_unit_that_has_not_read_it_has_not_fulfilled_it_whatever_became_of_the_reports() {
        Hop hop = hop("a", null, SENT);
        reports.put(hop.id(), new Reported(1, 1));
        assertThat(tree().consequences()).isEmpty();
        assertThat(settled(tree().with(hop, ACKNOWLEDGED))).containsExactly("a CLOSE FULFILLED");
    }

    @Test
    void without_reports_nothing_is_fulfilled_by_itself() {
        Hop above = hop("above", null, FORWARDED);
        hop("below", above, FULFILLED);
        hop("said", null, REPORTED_DONE);
        assertThat(tree().consequences()).isEmpty();
    }

    @Test
    void a_report_that_is_opened_again_opens_everything_above() {
        Hop province = hop("pemkot", null, FULFILLED);
        Hop kecamatan = hop("kecamatan", province, FULFILLED);
        Hop kelurahan = hop("kelurahan", kecamatan, FULFILLED);
        Hop other = hop("other", kecamatan, FULFILLED);
        reports.put(kelurahan.id(), new Reported(1, 0));
        reports.put(other.id(), new Reported(1, 1));
        assertThat(settled(tree()))
                .containsExactly(
                        "kelurahan REOPEN IN_PROGRESS", "kecamatan REOPEN FORWARDED", "pemkot REOPEN FORWARDED");
    }

    @Test
    void consequences_come_to_an_end() {
        Hop above = hop("above", null, REPORTED_DONE);
        Hop below = hop("below", above, RETURNED);
        reports.put(above.id(), new Reported(1, 1));
        reports.put(below.id(), new Reported(1, 1));
        InstructionTree tree = tree();
        for (InstructionTree.Consequence each : tree.consequences()) {
            tree = tree.with(each.hop(), each.next());
        }
        assertThat(tree.consequences()).isEmpty();
        assertThat(tree.fulfilled()).isTrue();
    }

    @Test
    void the_whole_is_fulfilled_when_each_of_the_first_units_is_or_was_taken_out() {
        assertThat(tree().fulfilled()).isFalse();
        Hop first = hop("first", null, FULFILLED);
        Hop second = hop("second", null, REPORTED_DONE);
        assertThat(tree().fulfilled()).isFalse();
        assertThat(tree().with(second, WITHDRAWN).fulfilled()).isTrue();
        assertThat(tree().with(second, WITHDRAWN).with(first, WITHDRAWN).fulfilled())
                .as("taken back everywhere, nobody has done anything")
                .isFalse();
    }

    @Test
    void who_waits_for_those_above_is_not_late() {
        Stream.of(HopState.values()).forEach(state -> {
            boolean late = hop(state.name(), null, state).late(NOON.plusDays(9));
            assertThat(late)
                    .as(state.name())
                    .isEqualTo(EnumSet.of(SENT, ACKNOWLEDGED, FORWARDED, IN_PROGRESS)
                            .contains(state));
        });
        Hop unread = hop("unread", null, SENT);
        assertThat(unread.late(NOON.plusHours(1))).isFalse();
        assertThat(unread.late(NOON.plusHours(25))).as("to read").isTrue();
        assertThat(hop("read", null, ACKNOWLEDGED).late(NOON.plusHours(25)))
                .as("to do")
                .isFalse();
    }

    @Test
    void a_branch_is_all_that_came_of_a_hop() {
        Hop top = hop("top", null, FORWARDED);
        Hop mid = hop("mid", top, FORWARDED);
        Hop leaf = hop("leaf", mid, SENT);
        hop("else", null, SENT);
        assertThat(tree().branch(top)).containsExactly(top, mid, leaf);
        assertThat(tree().above(leaf)).containsExactly(mid, top);
        assertThat(tree().depth(leaf)).isEqualTo(2);
    }

    @Test
    void a_number_is_read_as_people_write_it_and_is_no_ticket() {
        UUID drawn = new UUID(0x0193_5000_0000_7000L, 0x8000_0000_0000_0001L);
        String number = InstructionNumber.of("JKT", drawn).value();
        assertThat(number).startsWith("INS-JKT-");
        assertThat(InstructionNumber.parse(" " + number.toLowerCase(Locale.ROOT)))
                .map(InstructionNumber::value)
                .contains(number);
        assertThat(InstructionNumber.parse(number.substring(4))).isEmpty();
        assertThat(InstructionNumber.parse(number).orElseThrow().tenantCode()).isEqualTo("JKT");
        assertThat(Ticket.parse(number)).isEmpty();
    }

    // ------------------------------------------------------------ a tree by names

    private Hop hop(String name, @Nullable Hop parent, HopState state) {
        Hop hop = new Hop(
                id(name),
                parent == null ? null : parent.id(),
                id("unit " + name),
                state,
                0,
                NOON,
                NOON.plusDays(1),
                NOON.plusDays(7),
                null,
                null,
                null,
                null,
                0);
        hops.add(hop);
        return hop;
    }

    private InstructionTree tree() {
        return new InstructionTree(hops, reports);
    }

    private List<String> settled(InstructionTree tree) {
        return tree.consequences().stream()
                .map(each -> name(each.hop()) + " " + each.move() + " " + each.next())
                .collect(Collectors.toList());
    }

    private String name(Hop hop) {
        return Stream.of("kecamatan", "kelurahan", "other", "pemkot", "above", "below", "a")
                .filter(name -> id(name).equals(hop.id()))
                .findFirst()
                .orElseThrow();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
