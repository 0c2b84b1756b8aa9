package id.kentongan.core.organisation.entity;

/**
 * A kelurahan that somebody named because they know no position.
 *
 * @param lat of a point in it, which means no more than that
 */
public record NamedPlace(double lat, double lon, Placement.Found place) {}
