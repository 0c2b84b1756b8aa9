package id.kentongan.report.ranking.entity;

import java.util.List;

/**
 * Somebody on a board with what is counted.
 *
 * @param key code of an area, id of an agency or officer
 * @param cells by stratum, each stratum once
 * @param ratings how many reporters have rated
 * @param ratingSum their stars, 1 to 5 each
 */
public record Entry(String key, String name, List<Cell> cells, int ratings, int ratingSum) {

    public Entry {
        cells = List.copyOf(cells);
    }

    /**
     * Reports of one kind.
     *
     * @param stratum what they have in common
     * @param successes at most {@code reports}
     */
    public record Cell(String stratum, int reports, int successes) {}

    public int reports() {
        return cells.stream().mapToInt(Cell::reports).sum();
    }

    public int successes() {
        return cells.stream().mapToInt(Cell::successes).sum();
    }
}
