package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything about regions as one version of the database has it; never changed, replaced as a whole. */
record RegionSnapshot(
        String version, Gazetteer areas, Jurisdictions jurisdictions, Locator locator, UnitDirectory units) {

    /** The open units, by what they answer for. */
    static final class UnitDirectory {

        private record Place(AreaCode area, Tier tier) {}

        private record AgencyKey(int tenantId, String agency) {}

        private final Map<UUID, Unit> byId = new HashMap<>();
        private final Map<Place, Unit> byPlace = new HashMap<>();
        private final Map<AgencyKey, Unit> byAgency = new HashMap<>();
        private final Map<Integer, List<Unit>> byTenant = new HashMap<>();

        void add(Unit unit, Optional<String> agency) {
            byId.put(unit.id(), unit);
            byTenant.computeIfAbsent(unit.tenantId(), id -> new ArrayList<>()).add(unit);
            if (unit.tier() == Tier.AGENCY) {
                agency.ifPresent(key -> byAgency.put(new AgencyKey(unit.tenantId(), key), unit));
            } else {
                byPlace.put(new Place(unit.area(), unit.tier()), unit);
            }
        }

        /** What was meant for a closed unit is its successor's, and so is its place as long as nobody else has it. */
        void replace(UUID closed, int tenantId, AreaCode area, Tier tier, UUID successor) {
            Unit answering = byId.get(successor);
            if (answering == null || answering.tenantId() != tenantId) {
                return;
            }
            byId.putIfAbsent(closed, answering);
            if (tier != Tier.AGENCY && answering.tier() != Tier.AGENCY) {
                byPlace.putIfAbsent(new Place(area, tier), answering);
            }
        }

        /** The unit, or who answers instead since it was closed. */
        Optional<Unit> unit(UUID id) {
            return Optional.ofNullable(byId.get(id));
        }

        Optional<Unit> forTier(AreaCode area, Tier tier) {
            return tier == Tier.AGENCY
                    ? Optional.empty()
                    : area.at(tier.level()).map(answering -> byPlace.get(new Place(answering, tier)));
        }

        Optional<Unit> agency(int tenantId, String key) {
            return Optional.ofNullable(byAgency.get(new AgencyKey(tenantId, key)));
        }

        List<Unit> ofTenant(int tenantId) {
            return List.copyOf(byTenant.getOrDefault(tenantId, List.of()));
        }
    }
}
