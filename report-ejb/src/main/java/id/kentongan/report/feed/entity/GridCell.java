package id.kentongan.report.feed.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * A square of the map, 0.005 degrees wide: some 550 metres in Indonesia. The column {@code report.report.cell} is computed
 * the same way.
 *
 * @param row counted from the equator to the north
 * @param column counted from Greenwich to the east
 */
public record GridCell(int row, int column) {

    private static final int OF_A_DEGREE = 200;
    private static final int ROW = 100_000;

    /** Metres of the shorter side, where it is shortest in a country at the equator; less counts a ring too many. */
    private static final double SIDE = 540;

    /** Degrees WGS 84. */
    public static GridCell of(double lat, double lon) {
        return new GridCell((int) Math.floor(lat * OF_A_DEGREE), (int) Math.floor(lon * OF_A_DEGREE));
    }

    /** The number in the column. */
    public int number() {
        return row * ROW + column;
    }

    /** How many rings around the middle one hold everything that lies within so many metres. */
    public static int rings(int metres) {
        return (int) Math.ceil(metres / SIDE);
    }

    /**
     * The cells around this one.
     *
     * @param ring 0 is this one alone, 1 the eight around it
     */
    public List<GridCell> ring(int ring) {
        List<GridCell> cells = new ArrayList<>();
        for (int up = -ring; up <= ring; up++) {
            int step = Math.abs(up) == ring ? 1 : 2 * ring;
            for (int right = -ring; right <= ring; right += Math.max(step, 1)) {
                cells.add(new GridCell(row + up, column + right));
            }
        }
        return cells;
    }
}
