package id.kentongan.core.map.entity;

/**
 * A part of the map between two parallels and two meridians, in degrees WGS 84. Indonesia does not lie on the antimeridian,
 * so west is never more than east.
 */
public record Box(double west, double south, double east, double north) {

    /**
     * @throws IllegalArgumentException if a side is not a finite number on the globe, or the sides are the wrong way round
     */
    public Box {
        boolean onTheGlobe =
                Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
        if (!onTheGlobe || west > east || south > north) {
            throw new IllegalArgumentException("no part of the map: " + west + " " + south + " " + east + " " + north);
        }
    }

    public boolean meets(Box other) {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }

    /** The smallest one around both. */
    public Box with(Box other) {
        return new Box(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north));
    }

    /** @param degrees to each side; ends at the edge of the globe */
    public Box widened(double degrees) {
        return new Box(
                Math.max(-180, west - degrees),
                Math.max(-90, south - degrees),
                Math.min(180, east + degrees),
                Math.min(90, north + degrees));
    }
}
