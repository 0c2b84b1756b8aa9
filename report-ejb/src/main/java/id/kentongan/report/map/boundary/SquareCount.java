package id.kentongan.report.map.boundary;

/**
 * How many verified reports lie in a square of 0.005 degrees.
 *
 * @param south degrees of its lower edge
 * @param west degrees of its left edge
 */
public record SquareCount(double south, double west, int reports) {}
