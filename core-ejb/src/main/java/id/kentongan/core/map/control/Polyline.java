package id.kentongan.core.map.control;

import org.locationtech.jts.geom.CoordinateSequence;

/**
 * Encoded Polyline Algorithm Format (Google): a third of what GeoJSON needs for the same line. Positions are rounded to
 * 10⁻⁵ degree, about a metre.
 */
final class Polyline {

    private static final double STEPS = 1e5;

    private Polyline() {}

    /** @param line longitude first, as shapes have it */
    static String encode(CoordinateSequence line) {
        StringBuilder text = new StringBuilder(line.size() * 5);
        long lat = 0;
        long lon = 0;
        for (int i = 0; i < line.size(); i++) {
            long nextLat = Math.round(line.getY(i) * STEPS);
            long nextLon = Math.round(line.getX(i) * STEPS);
            if (i == 0 || nextLat != lat || nextLon != lon) {
                append(text, nextLat - lat);
                append(text, nextLon - lon);
            }
            lat = nextLat;
            lon = nextLon;
        }
        return text.toString();
    }

    /** Five bits a character, the lowest first; the sign in the lowest bit. */
    private static void append(StringBuilder text, long difference) {
        long rest = difference << 1 ^ difference >> 63;
        while (rest >= 0x20) {
            text.append((char) ((0x20 | rest & 0x1f) + 63));
            rest >>= 5;
        }
        text.append((char) (rest + 63));
    }
}
