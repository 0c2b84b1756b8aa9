package id.kentongan.report.duplicate.entity;

/**
 * The box around a circle on the map. All bounds belong to it.
 *
 * @param south degrees north, WGS 84
 * @param narrowing how much shorter a degree of longitude is here than one of latitude
 */
public record Vicinity(double south, double west, double north, double east, double narrowing) {

    private static final double METRES_OF_A_DEGREE = 111_195;

    /** Nearer to a pole a circle would be no circle on the map. */
    private static final double POLE = 85;

    public static Vicinity around(double lat, double lon, int metres) {
        double narrowing = Math.cos(Math.toRadians(Math.min(Math.abs(lat), POLE)));
        double high = (metres + 1) / METRES_OF_A_DEGREE;
        double wide = high / narrowing;
        return new Vicinity(lat - high, lon - wide, lat + high, lon + wide, narrowing);
    }
}
