package id.kentongan.report.ranking.entity;

import id.kentongan.report.ranking.entity.Entry.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Which entries everybody may see. Who is not compared could be computed as what an area has more than those below it that
 * are told: of a kecamatan with one kelurahan left out, the difference is that kelurahan. So an area is told only if it has
 * as much as they have together, or at least {@value RankingFormula#SMALLEST_GROUP} more: of reports, of each stratum, and
 * of ratings. The same holds for all areas together and the agencies, of which the smallest are left out until it does.
 */
public final class PublicBoards {

    private static final List<Board> FROM_BELOW = List.of(Board.KELURAHAN, Board.KECAMATAN, Board.KOTA);

    private PublicBoards() {}

    /**
     * @param boards comparable entries, as {@link RankingFormula#comparable} gives them
     * @return those that are told, by board and in the same order; officers never are
     */
    public static Map<Board, List<Entry>> of(Map<Board, List<Entry>> boards) {
        Map<Board, List<Entry>> told = new EnumMap<>(Board.class);
        List<Entry> finest = new ArrayList<>();
        for (Board board : FROM_BELOW) {
            List<Entry> kept = boards.getOrDefault(board, List.of()).stream()
                    .filter(area -> !tellsTooFew(List.of(area), within(finest, area)))
                    .toList();
            told.put(board, kept);
            // What is counted in an area that is told is counted once more in nothing above it.
            kept.forEach(area -> finest.removeAll(within(finest, area)));
            finest.addAll(kept);
        }
        told.put(Board.AGENCY, agencies(boards.getOrDefault(Board.AGENCY, List.of()), finest));
        return told;
    }

    private static List<Entry> within(List<Entry> entries, Entry area) {
        return entries.stream()
                .filter(each -> each.key().startsWith(area.key() + "."))
                .toList();
    }

    private static List<Entry> agencies(List<Entry> all, List<Entry> areas) {
        List<Entry> kept = new ArrayList<>(all);
        while (!kept.isEmpty() && tellsTooFew(areas, kept)) {
            kept.remove(kept.stream()
                    .min(Comparator.comparingInt(Entry::reports).thenComparing(Entry::key))
                    .orElseThrow());
        }
        return List.copyOf(kept);
    }

    /** Whether what the one have more than the others is something, but less than the smallest group. */
    private static boolean tellsTooFew(List<Entry> whole, List<Entry> parts) {
        return Stream.concat(
                        Stream.<ToIntFunction<Entry>>of(Entry::reports, Entry::ratings),
                        whole.stream()
                                .flatMap(entry -> entry.cells().stream())
                                .map(Cell::stratum)
                                .distinct()
                                .map(stratum -> entry -> reports(entry, stratum)))
                .mapToInt(number -> whole.stream().mapToInt(number).sum()
                        - parts.stream().mapToInt(number).sum())
                .anyMatch(more -> more > 0 && more < RankingFormula.SMALLEST_GROUP);
    }

    private static int reports(Entry entry, String stratum) {
        return entry.cells().stream()
                .filter(cell -> cell.stratum().equals(stratum))
                .mapToInt(Cell::reports)
                .sum();
    }
}
