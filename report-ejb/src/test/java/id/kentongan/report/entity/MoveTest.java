package id.kentongan.report.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the workflow, and its picture in the documentation. */
class MoveTest {

    private static final Path PAGE = Path.of("../docs/workflow.md");
    private static final Path GENERATED = Path.of("target/workflow.md");
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    private static final Map<ReportStatus, String> NAMES = new EnumMap<>(Map.of(
            ReportStatus.SUBMITTED, "Menunggu",
            ReportStatus.COORDINATION, "Koordinasi",
            ReportStatus.DISPOSITION, "Disposisi",
            ReportStatus.IN_PROGRESS, "Proses",
            ReportStatus.AWAITING_REPORTER, "Menunggu pelapor",
            ReportStatus.AWAITING_OTHERS, "Menunggu pihak lain",
            ReportStatus.VALIDATION, "Menunggu validasi",
            ReportStatus.RESOLVED, "Selesai",
            ReportStatus.REJECTED, "Ditolak",
            ReportStatus.REOPENED, "Dibuka kembali"));

    @Test
    void every_status_can_be_reached_and_left() {
        assertThat(reachable(ReportStatus.SUBMITTED)).containsExactlyInAnyOrder(ReportStatus.values());
        for (ReportStatus status : ReportStatus.values()) {
            assertThat(reachable(status)).as("from " + status).contains(ReportStatus.RESOLVED, ReportStatus.REJECTED);
        }
    }

    @Test
    void success_is_what_somebody_else_has_seen() {
        assertThat(Stream.of(CloseReason.values()).filter(CloseReason::success))
                .containsExactly(CloseReason.FIXED_VERIFIED);
        assertThat(Stream.of(Move.values()).filter(move -> move.to() == ReportStatus.RESOLVED))
                .containsExactlyInAnyOrder(Move.CONFIRM, Move.CLOSE_UNCHECKED)
                .allMatch(move -> move.from().equals(EnumSet.of(ReportStatus.VALIDATION)));
        assertThat(Move.CONFIRM.by()).isEqualTo(Move.By.ANOTHER);
        assertThat(Stream.of(Move.values()).filter(move -> move.needs(Move.Need.REASON)))
                .containsExactly(Move.REJECT);
    }

    @Test
    void what_is_closed_can_only_be_reopened_or_noted() {
        for (ReportStatus status : ReportStatus.values()) {
            if (!status.open()) {
                assertThat(Move.possible(status)).containsExactly(Move.NOTE, Move.REOPEN);
            }
        }
        assertThat(Move.REOPEN.from()).noneMatch(ReportStatus::open);
    }

    @Test
    void nobody_is_refused_without_a_word() {
        assertThat(EnumSet.of(
                        Move.DECLINE, Move.SEND_BACK, Move.REJECT, Move.HAND_OVER, Move.REOPEN, Move.CLOSE_UNCHECKED))
                .allMatch(move -> move.needs(Move.Need.WORDS));
    }

    @Test
    void the_documentation_shows_this_table() throws IOException {
        String picture = picture();
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, picture);
        String page = Files.readString(PAGE);

        assertThat(page).contains(BEGIN, END);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .as("docs/workflow.md: put report-ejb/target/workflow.md between the marks")
                .isEqualTo(picture);
    }

    private static Set<ReportStatus> reachable(ReportStatus start) {
        Set<ReportStatus> seen = EnumSet.of(start);
        Deque<ReportStatus> todo = new ArrayDeque<>(seen);
        while (!todo.isEmpty()) {
            for (Move move : Move.possible(todo.pop())) {
                if (move.to() != null && seen.add(move.to())) {
                    todo.push(move.to());
                }
            }
        }
        return seen;
    }

    private static String picture() {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        NAMES.forEach((status, name) -> text.append("    state \"")
                .append(name)
                .append("\" as ")
                .append(status)
                .append('\n'));
        text.append("    [*] --> SUBMITTED\n");
        Map<String, Set<String>> edges = new java.util.TreeMap<>();
        for (Move move : Move.values()) {
            for (ReportStatus from : move.from()) {
                String to = move.to() == null ? null : move.to().name();
                if (to == null && move == Move.RESUME) {
                    // back to where the wait began
                    for (ReportStatus before : Move.ASK_REPORTER.from()) {
                        edge(edges, from, before.name(), move);
                    }
                } else {
                    edge(edges, from, to == null ? from.name() : to, move);
                }
            }
        }
        edges.forEach((edge, moves) -> text.append("    ")
                .append(edge)
                .append(" : ")
                .append(String.join(", ", moves))
                .append('\n'));
        text.append("```\n\n| move | from | to | who may | who of them | must be said |\n|---|---|---|---|---|---|\n");
        for (Move move : Move.values()) {
            text.append("| `").append(word(move)).append("` | ");
            text.append(move.from().stream().map(NAMES::get).collect(Collectors.joining(", ")));
            text.append(" | ")
                    .append(
                            move.to() != null
                                    ? NAMES.get(move.to())
                                    : move == Move.RESUME ? "where it stood before" : "stays");
            text.append(" | `")
                    .append(move.action())
                    .append("` | `")
                    .append(word(move.by()))
                    .append("` | ");
            text.append(Stream.of(Move.Need.values())
                    .filter(move::needs)
                    .map(MoveTest::word)
                    .collect(Collectors.joining(", ")));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static void edge(Map<String, Set<String>> edges, ReportStatus from, String to, Move move) {
        edges.computeIfAbsent(from + " --> " + to, edge -> new TreeSet<>()).add(word(move));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
