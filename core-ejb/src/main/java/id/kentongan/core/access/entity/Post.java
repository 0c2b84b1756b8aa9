package id.kentongan.core.access.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/**
 * A role that a person has in a unit, as long as the membership is valid.
 *
 * @param tenantId the unit's
 * @param area the unit's; an agency answers for its tenant's whole area
 * @param overseen tenants that the unit's tenant oversees
 * @param takenOver areas whose own units were closed and for which this one answers since
 */
public record Post(
        Role role, UUID unit, int tenantId, Tier tier, AreaCode area, Set<Integer> overseen, Set<AreaCode> takenOver)
        implements Serializable {

    public Post {
        overseen = Set.copyOf(overseen);
        takenOver = Set.copyOf(takenOver);
    }

    /** In a unit that answers for its own area alone. */
    public Post(Role role, UUID unit, int tenantId, Tier tier, AreaCode area, Set<Integer> overseen) {
        this(role, unit, tenantId, tier, area, overseen, Set.of());
    }

    /** How an object lies to this post's unit. */
    Relation to(Matter matter) {
        if (matter.tenantId() == Matter.INSTALLATION) {
            // A post in a unit is none in the installation.
            return Relation.FOREIGN;
        }
        AreaCode where = matter.area();
        if (matter.tenantId() != tenantId) {
            // Oversight is the governor's: offices below the province have none over other governments.
            boolean oversees = tier == Tier.PEMPROV && overseen.contains(matter.tenantId()) && where.within(area);
            return oversees ? Relation.OVERSEEN : Relation.FOREIGN;
        }
        boolean home = matter.unit() == null && where.equals(area) && tier != Tier.AGENCY;
        if (unit.equals(matter.unit()) || home) {
            return Relation.OWN;
        }
        if (tier == Tier.AGENCY || where.equals(area)) {
            // An agency answers for what it is given, not for all that happens in the city.
            return Relation.SIBLING;
        }
        if (where.within(area) || takenOver.stream().anyMatch(where::within)) {
            return Relation.CHILD;
        }
        return area.within(where) ? Relation.PARENT : Relation.SIBLING;
    }
}
