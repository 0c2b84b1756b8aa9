package id.kentongan.report.intake.entity;

/**
 * A piece of the map: a box, or the circle that just fits into it. All bounds belong to it.
 *
 * @param south degrees north, WGS 84; not north of {@code north}
 * @param west degrees east, WGS 84; not east of {@code east}: a box does not cross the date line
 * @param metres radius of the circle around the middle of the box, or 0 for the whole box
 */
public record Vicinity(double south, double west, double north, double east, int metres) {

    public static final int LARGEST_RADIUS = 50_000;

    /** Metres of a degree of latitude, on a sphere as large as the earth. */
    public static final double METRES_OF_A_DEGREE = 111_195;

    /** A circle as wide as this many degrees would be no circle on the map. */
    private static final double POLE = 85;

    public Vicinity {
        if (!(south >= -90 && south <= north && north <= 90 && west >= -180 && west <= east && east <= 180)) {
            throw new IllegalArgumentException("no box: " + south + " " + west + " " + north + " " + east);
        }
        if (metres < 0 || metres > LARGEST_RADIUS) {
            throw new IllegalArgumentException("radius must be 0 to " + LARGEST_RADIUS + " metres, not " + metres);
        }
    }

    /**
     * @param metres 1 to {@value #LARGEST_RADIUS}
     */
    public static Vicinity around(double lat, double lon, int metres) {
        if (metres < 1) {
            throw new IllegalArgumentException("a circle needs a radius");
        }
        double high = metres / METRES_OF_A_DEGREE;
        double wide = high / Math.cos(Math.toRadians(Math.min(Math.abs(lat), POLE)));
        return new Vicinity(
                Math.max(lat - high, -90),
                Math.max(lon - wide, -180),
                Math.min(lat + high, 90),
                Math.min(lon + wide, 180),
                metres);
    }

    /** The larger side in degrees. */
    public double span() {
        return Math.max(north - south, east - west);
    }
}
