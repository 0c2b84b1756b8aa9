package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The offices that alerts are raised for. */
@ApplicationScoped
public class Units {

    private static final List<Tier> UPWARD = List.of(Tier.KELURAHAN, Tier.KECAMATAN, Tier.PEMKOT, Tier.PEMPROV);

    private final Regions regions;

    @Inject
    public Units(Regions regions) {
        this.regions = regions;
    }

    /** For the container's proxy. */
    protected Units() {
        this(new Regions());
    }

    /** The unit of that id, or who answers instead since it was closed; empty for one that nobody succeeded. */
    public Optional<Unit> unit(UUID id) {
        return regions.current().units().unit(id);
    }

    /**
     * The unit of the ladder that answers for an area: itself or the one above it. Empty for a tier below the area, such
     * as KELURAHAN for a kecamatan, and for areas that no tenant operates. The Pemprov unit belongs to the province's
     * tenant, whoever operates the area.
     */
    public Optional<Unit> forTier(AreaCode area, Tier tier) {
        return regions.current().units().forTier(area, tier);
    }

    /** Units that may answer for an area, from the lowest tier upward. */
    public List<Unit> ladderOf(AreaCode area) {
        return UPWARD.stream()
                .flatMap(tier -> forTier(area, tier).stream())
                // A unit may answer for the one below it, too, since that was closed.
                .distinct()
                .toList();
    }

    /** The unit that answers for an area on that tier, or on the next one above that has a unit. */
    public Optional<Unit> answerableFor(AreaCode area, Tier lowest) {
        return UPWARD.stream()
                .filter(tier -> tier.compareTo(lowest) >= 0)
                .flatMap(tier -> forTier(area, tier).stream())
                .findFirst();
    }

    /** @param key what routing rules call the service, such as {@code bpbd} */
    public Optional<Unit> agency(int tenantId, String key) {
        return regions.current().units().agency(tenantId, key);
    }

    public List<Unit> ofTenant(int tenantId) {
        return regions.current().units().ofTenant(tenantId);
    }
}
