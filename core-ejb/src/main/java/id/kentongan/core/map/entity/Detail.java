package id.kentongan.core.map.entity;

import id.kentongan.core.organisation.entity.Level;

/**
 * Which areas a map draws at a zoom, and how exactly: kelurahan are too many for a whole city, cities too few for a
 * district. What is left out of a line is less than a few pixels.
 */
public enum Detail {
    CITIES(Level.KOTA, 200, 0),
    KECAMATAN(Level.KECAMATAN, 120, 10),
    KELURAHAN(Level.KELURAHAN, 70, 13),
    EXACT(Level.KELURAHAN, 15, 14);

    private final Level level;
    private final int metres;
    private final int from;

    Detail(Level level, int metres, int from) {
        this.level = level;
        this.metres = metres;
        this.from = from;
    }

    /** @param zoom as web maps count it: at each step a pixel is half as wide */
    public static Detail of(int zoom) {
        Detail found = CITIES;
        for (Detail detail : values()) {
            if (zoom >= detail.from) {
                found = detail;
            }
        }
        return found;
    }

    public Level level() {
        return level;
    }

    /** By how much a drawn line may be beside the border. */
    public int metres() {
        return metres;
    }
}
