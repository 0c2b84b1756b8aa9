package id.kentongan.core.map.boundary;

import id.kentongan.core.map.control.ShapeLibrary;
import id.kentongan.core.map.entity.AreaShape;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Sheet;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Public knowledge: the shapes of areas. Anybody may ask. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MapSheets {

    @Inject
    private ShapeLibrary library;

    /** The cities and regencies that a part of the map shows something of, by their codes. */
    public List<Sheet> within(Box box) {
        return library.sheets().stream().filter(sheet -> sheet.box().meets(box)).toList();
    }

    /** The cities and regencies of a region: of a province all, of anything smaller the one that it lies in. */
    public List<Sheet> of(AreaCode area) {
        return library.sheets().stream()
                .filter(sheet -> sheet.city().within(area) || area.within(sheet.city()))
                .toList();
    }

    /**
     * The areas of a part of the map, by their codes.
     *
     * @param zoom as web maps count it; says which areas are drawn, and how exactly
     * @param most how many at the most
     */
    public List<AreaShape> shapes(Box box, int zoom, int most) {
        return library.shapes(box, zoom, most);
    }

    /** The kelurahan that may have something in a part of the map; too many rather than too few. */
    public List<AreaCode> kelurahan(Box box) {
        return library.kelurahan(box);
    }

    /** Changes whenever a shape may have changed. */
    public String version() {
        return library.version();
    }
}
