package id.kentongan.report.aftercare.boundary;

/**
 * How content reporters were with a unit in the last twelve months.
 *
 * @param ratings how many have said so
 * @param mean of their stars, 1 to 5
 */
public record UnitRating(String unitName, long ratings, double mean) {}
