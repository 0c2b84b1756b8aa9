package id.kentongan.report.map.boundary;

import id.kentongan.core.organisation.entity.Level;
import java.util.List;

/**
 * What a part of the map shows.
 *
 * @param level of the areas that were counted
 * @param areas those with reports in the period, by their codes
 * @param squares where reports lie close together; none when the map shows too much for it
 * @param points the newest reports one by one; none when the map shows too much for it
 * @param more whether there are more points than are shown
 */
public record MapPicture(
        Level level, List<AreaCount> areas, List<SquareCount> squares, List<MapPoint> points, boolean more) {}
