package id.kentongan.chat.talk.entity;

import id.kentongan.core.organisation.entity.InvalidPosition;

/**
 * Where somebody says to be, to some ten metres: a street, not a door.
 *
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 */
public record Place(double lat, double lon) {

    private static final double STEPS = 10_000;

    /**
     * @throws InvalidPosition if it is no place on the globe
     */
    public Place {
        InvalidPosition.check(lat, lon);
        lat = Math.round(lat * STEPS) / STEPS;
        lon = Math.round(lon * STEPS) / STEPS;
    }
}
