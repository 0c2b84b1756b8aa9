package id.kentongan.core.organisation.entity;

import jakarta.ejb.ApplicationException;

/** Latitude or longitude is not a finite number of degrees on the globe. */
@ApplicationException(rollback = true)
public class InvalidPosition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidPosition(double lat, double lon) {
        super("not a position on the globe: latitude " + lat + ", longitude " + lon);
    }

    /** Refuses what no map can hold; passes everything else, the middle of the ocean included. */
    public static void check(double lat, double lon) {
        // Written so that NaN fails it.
        if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
            throw new InvalidPosition(lat, lon);
        }
    }
}
