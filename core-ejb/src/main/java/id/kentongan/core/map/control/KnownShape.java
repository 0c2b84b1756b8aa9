package id.kentongan.core.map.control;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The shape of a kelurahan.
 *
 * @param outline in degrees, longitude first
 * @param approximate whether it was drawn around sample points
 */
record KnownShape(Geometry outline, double squareKilometres, boolean approximate) {

    /** @param points known to lie inside */
    record Sampled(double squareKilometres, List<Coordinate> points) {
        Sampled(double squareKilometres) {
            this(squareKilometres, new ArrayList<>());
        }
    }

    static KnownShape drawn(Geometry outline, double squareKilometres) {
        return new KnownShape(outline, squareKilometres, false);
    }
}
