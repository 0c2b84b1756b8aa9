package id.kentongan.report.duplicate.entity;

import java.time.Instant;

/**
 * What a report says, as far as it tells whether another one is about the same thing.
 *
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param category its code
 * @param at when it was reported
 */
public record Sighting(double lat, double lon, String category, Instant at, Words words) {

    private static final double EARTH_METRES = 6_371_008.8;

    /** @return along the surface of the earth, by the haversine */
    public double metresTo(Sighting other) {
        double up = Math.sin(Math.toRadians(other.lat - lat) / 2);
        double across = Math.sin(Math.toRadians(other.lon - lon) / 2);
        double chord = up * up + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * across * across;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
