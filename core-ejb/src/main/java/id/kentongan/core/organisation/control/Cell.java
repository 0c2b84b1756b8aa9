package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.List;

/** Stands in for the border of an area that has none: points known to lie inside, and how large the area is. */
record Cell(AreaCode area, double squareKilometres, List<Sample> samples) {

    record Sample(double lat, double lon) {}

    Cell {
        samples = List.copyOf(samples);
    }

    /** Beyond this from the nearest sample point a position is not believed to lie in the area. */
    double reachMetres() {
        return 1.5 * Math.sqrt(squareKilometres / Math.PI) * 1_000;
    }
}
