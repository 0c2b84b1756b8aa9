package id.kentongan.report.map.boundary;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of the reports within a drawn shape, newest first.
 *
 * @param next where the next page begins; null when this is the last. A page may hold less than asked for and yet not be
 *     the last, where much lies beside the shape
 */
public record DrawnPage(List<MapPoint> reports, @Nullable UUID next) {

    public DrawnPage {
        reports = List.copyOf(reports);
    }
}
