package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tenant operates an area. A city or regency with a government of its own is operated by its tenant; the
 * administrative ones of Jakarta are no governments, so the province's tenant operates them. A province that only
 * supervises operates nothing below itself: a place there belongs to the city, or to nobody who takes part.
 */
final class Jurisdictions {

    private final List<Tenant> tenants;
    private final Map<AreaCode, Tenant> byArea = new HashMap<>();

    Jurisdictions(List<Tenant> tenants, Gazetteer areas) {
        this.tenants = List.copyOf(tenants);
        for (Tenant tenant : tenants) {
            byArea.put(tenant.area(), tenant);
        }
        for (AreaCode city : areas.administrativeCities()) {
            Tenant province = byArea.get(city.at(Level.PROVINSI).orElseThrow());
            if (province != null) {
                byArea.putIfAbsent(city, province);
            }
        }
    }

    List<Tenant> tenants() {
        return tenants;
    }

    Optional<Tenant> operating(AreaCode area) {
        return Optional.ofNullable(byArea.get(area.at(Level.KOTA).orElse(area)));
    }
}
