package id.kentongan.report.ranking.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.ranking.entity.Entry.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What cannot be computed from the boards that everybody sees. */
class PublicBoardsTest {

    private static final List<String> STRATA = List.of("emergency", "long", "normal", "quick");

    @Test
    void an_area_that_tells_who_was_left_out_below_it_is_left_out() {
        Map<Board, List<Entry>> boards = Map.of(
                Board.KELURAHAN, List.of(entry("31.71.01.1001", 30), entry("31.71.02.1001", 30)),
                Board.KECAMATAN, List.of(entry("31.71.01", 33), entry("31.71.02", 36), entry("31.71.03", 25)),
                Board.KOTA, List.of(entry("31.71", 94)));

        Map<Board, List<Entry>> told = PublicBoards.of(boards);

        assertThat(told.get(Board.KELURAHAN)).hasSize(2);
        assertThat(told.get(Board.KECAMATAN))
                .as("three more than the one below it, six more, nothing below it")
                .extracting(Entry::key)
                .containsExactly("31.71.02", "31.71.03");
        assertThat(told.get(Board.KOTA))
                .as("three more than 30 of the kelurahan, whose kecamatan is left out, 36 and 25")
                .isEmpty();
    }

    @Test
    void strata_and_ratings_tell_too() {
        Entry below = new Entry("31.71.01", "", List.of(new Cell("quick", 20, 1), new Cell("long", 10, 1)), 9, 30);
        Entry strata = new Entry("31.71", "", List.of(new Cell("quick", 24, 1), new Cell("long", 16, 1)), 9, 30);
        Entry rated = new Entry("31.71", "", List.of(new Cell("quick", 26, 1), new Cell("long", 10, 1)), 12, 40);
        Entry fine = new Entry("31.71", "", List.of(new Cell("quick", 26, 1), new Cell("long", 10, 1)), 14, 50);
        assertThat(kota(below, strata)).isEmpty();
        assertThat(kota(below, rated)).isEmpty();
        assertThat(kota(below, fine)).containsExactly(fine);
    }

    private static List<Entry> kota(Entry below, Entry kota) {
        return PublicBoards.of(Map.of(Board.KECAMATAN, List.of(below), Board.KOTA, List.of(kota)))
                .get(Board.KOTA);
    }

    @Test
    void the_smallest_agency_is_left_out_where_the_rest_would_be_a_few() {
        Map<Board, List<Entry>> told = PublicBoards.of(Map.of(
                Board.KOTA,
                List.of(entry("31.71", 60), entry("31.72", 60)),
                Board.AGENCY,
                List.of(entry("a", 76), entry("b", 21), entry("c", 21)),
                Board.STAFF,
                List.of(entry("x", 100))));
        assertThat(told.get(Board.AGENCY)).extracting(Entry::key).containsExactly("a", "c");
        assertThat(told).doesNotContainKey(Board.STAFF);
    }

    /** An attacker who subtracts whatever is told below from whatever is told above. */
    @Test
    void no_difference_of_what_is_told_is_a_few() {
        Random random = new Random(7);
        int entries = 0;
        int left = 0;
        for (int round = 0; round < 300; round++) {
            Map<Board, List<Entry>> all = boards(random);
            Map<Board, List<Entry>> told = PublicBoards.of(all);
            List<Entry> below = new ArrayList<>();
            for (Board board : List.of(Board.KELURAHAN, Board.KECAMATAN, Board.KOTA)) {
                for (Entry area : told.get(board)) {
                    differences(area, finest(below, area.key()))
                            .forEach((what, more) -> assertThat(more)
                                    .as("%s of %s", what, area)
                                    .matches(number -> number <= 0 || number >= RankingFormula.SMALLEST_GROUP));
                    entries++;
                }
                left += all.get(board).size() - told.get(board).size();
                below.addAll(told.get(board));
            }
        }
        assertThat(entries).isGreaterThan(1_000);
        assertThat(left).as("it happens").isGreaterThan(30);
    }

    /** Of those below an area the largest that are told, each report once. */
    private static List<Entry> finest(List<Entry> below, String area) {
        List<Entry> inside =
                below.stream().filter(each -> each.key().startsWith(area + ".")).toList();
        return inside.stream()
                .filter(each -> inside.stream().noneMatch(other -> each.key().startsWith(other.key() + ".")))
                .toList();
    }

    private static Map<String, Integer> differences(Entry area, List<Entry> parts) {
        Map<String, Integer> more = new HashMap<>();
        more.put(
                "reports",
                area.reports() - parts.stream().mapToInt(Entry::reports).sum());
        more.put(
                "ratings",
                area.ratings() - parts.stream().mapToInt(Entry::ratings).sum());
        for (Cell cell : area.cells()) {
            more.put(
                    cell.stratum(),
                    cell.reports()
                            - parts.stream()
                                    .flatMap(part -> part.cells().stream())
                                    .filter(own -> own.stratum().equals(cell.stratum()))
                                    .mapToInt(Cell::reports)
                                    .sum());
        }
        return more;
    }

    /** Reports that fall on kelurahan at random, counted on every tier, and what is comparable of that. */
    private static Map<Board, List<Entry>> boards(Random random) {
        Map<Board, Map<String, Map<String, int[]>>> counted = new HashMap<>();
        for (int report = 0; report < 260; report++) {
            int kelurahan = (int) Math.min(11, Math.abs(random.nextGaussian()) * 5);
            String code = "31.7%d.0%d.100%d".formatted(1 + kelurahan % 2, 1 + kelurahan % 3, 1 + kelurahan % 4);
            String stratum = STRATA.get((int) Math.min(3, Math.abs(random.nextGaussian()) * 1.5));
            int rated = random.nextInt(4) == 0 ? 1 : 0;
            Map.of(Board.KELURAHAN, 13, Board.KECAMATAN, 8, Board.KOTA, 5).forEach((board, length) -> {
                int[] cell = counted.computeIfAbsent(board, any -> new TreeMap<>())
                        .computeIfAbsent(code.substring(0, length), any -> new TreeMap<>())
                        .computeIfAbsent(stratum, any -> new int[2]);
                cell[0]++;
                cell[1] += rated;
            });
        }
        Map<Board, List<Entry>> boards = new HashMap<>();
        counted.forEach((board, areas) -> boards.put(
                board,
                RankingFormula.comparable(areas.entrySet().stream()
                        .map(area -> new Entry(
                                area.getKey(),
                                area.getKey(),
                                area.getValue().entrySet().stream()
                                        .map(cell -> new Cell(cell.getKey(), cell.getValue()[0], 0))
                                        .toList(),
                                area.getValue().values().stream()
                                        .mapToInt(cell -> cell[1])
                                        .sum(),
                                0))
                        .toList())));
        return boards;
    }

    private static Entry entry(String key, int reports) {
        return new Entry(key, key, List.of(new Cell("quick", reports, 1)), 0, 0);
    }
}
