package id.kentongan.core.organisation.control;

import org.locationtech.jts.geom.Envelope;

/**
 * Metres around one position: a flat frame scaled by the length of a degree there on the WGS 84 ellipsoid. Good to a
 * thousandth over the few kilometres that the locator looks at.
 */
record Frame(double lat, double lon, double metresPerLat, double metresPerLon) {

    static Frame at(double lat, double lon) {
        double phi = Math.toRadians(lat);
        double metresPerLat = 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
        double metresPerLon = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi);
        // At the poles a degree of longitude has no length; a millimetre keeps the arithmetic finite.
        return new Frame(lat, lon, metresPerLat, Math.max(metresPerLon, 0.001));
    }

    double x(double longitude) {
        return (longitude - lon) * metresPerLon;
    }

    double y(double latitude) {
        return (latitude - lat) * metresPerLat;
    }

    double metresTo(double latitude, double longitude) {
        return Math.hypot(x(longitude), y(latitude));
    }

    double metresTo(Envelope box) {
        double west = Math.max(0, box.getMinX() - lon);
        double east = Math.max(0, lon - box.getMaxX());
        double south = Math.max(0, box.getMinY() - lat);
        double north = Math.max(0, lat - box.getMaxY());
        return Math.hypot(Math.max(west, east) * metresPerLon, Math.max(south, north) * metresPerLat);
    }

    /** The distance from this frame's position to the segment between two points given in this frame's metres. */
    static double metresToSegment(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double squared = dx * dx + dy * dy;
        double along = squared == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / squared));
        return Math.hypot(ax + along * dx, ay + along * dy);
    }
}
