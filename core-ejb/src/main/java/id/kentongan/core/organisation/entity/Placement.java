package id.kentongan.core.organisation.entity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a position is, as seen by the tenant that was asked; the answer explains itself. */
public sealed interface Placement {

    /** Whether sample points instead of real borders decided. Every screen and answer that uses them says so. */
    boolean approximate();

    /**
     * The place is the asked tenant's.
     *
     * @param path names, deepest first: kelurahan, kecamatan, kota, provinsi
     * @param borderMetres from the position to the border that matters: of the found kelurahan, or for
     *     {@link Rule#DISTRICT} of the nearest kelurahan that has one
     * @param neighbour the nearest other kelurahan, of whatever tenant
     */
    record Found(
            AreaCode area,
            String name,
            List<String> path,
            Rule rule,
            int borderMetres,
            Optional<AreaCode> neighbour,
            boolean approximate)
            implements Placement {
        public Found {
            path = List.copyOf(path);
        }
    }

    /**
     * The place is not the asked tenant's.
     *
     * @param other the jurisdiction that owns the place, when there is one
     * @param nearest the asked tenant's kelurahan that is nearest, when one is near enough to be worth naming
     */
    record Outside(Optional<Tenant> other, Optional<AreaCode> nearest, OptionalInt nearestMetres, boolean approximate)
            implements Placement {}

    /** What decided. */
    enum Rule {
        /** Inside one border only. */
        INSIDE,
        /** Inside several borders: the one it lies deepest in. */
        DEEPEST,
        /** Inside none: the nearest border within the configured distance. */
        NEAREST,
        /** Inside none, in a kecamatan where a village is known to have no border. */
        DISTRICT,
        /** By the nearest sample point. */
        APPROXIMATE,
        /** Named from the list of kelurahan by who filed it; the position is a point in it and means no more. */
        NAMED
    }
}
