package id.kentongan.core.map.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.List;

/**
 * An area as a map draws it.
 *
 * @param approximate whether some of it has no border, and is drawn around sample points
 * @param polygons for each polygon its outer ring and its holes, each as an encoded polyline: degrees times 10⁵, latitude
 *     first, differences in base 64 (Google, Encoded Polyline Algorithm Format)
 */
public record AreaShape(
        AreaCode code,
        String name,
        double squareKilometres,
        boolean approximate,
        Box box,
        List<List<String>> polygons) {

    public AreaShape {
        polygons = List.copyOf(polygons);
    }
}
