package id.kentongan.core.access.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do something with, as far as it matters for whether they may.
 *
 * @param tenantId whose it is; {@value #INSTALLATION} for the installation itself
 * @param area where it lies; of the installation the country stands for it
 * @param unit whose board or room it is; null for what belongs to an area
 */
public record Matter(int tenantId, AreaCode area, @Nullable UUID unit) {

    public static final int INSTALLATION = 0;

    private static final Matter THE_INSTALLATION = new Matter(INSTALLATION, new AreaCode("00"), null);

    /** Something that happens in an area, such as a report. */
    public static Matter in(int tenantId, AreaCode area) {
        return new Matter(tenantId, area, null);
    }

    /** Something of a unit's own, such as its board. */
    public static Matter of(Unit unit) {
        return new Matter(unit.tenantId(), unit.area(), unit.id());
    }

    /** The installation: its messages, figures, settings. */
    public static Matter installation() {
        return THE_INSTALLATION;
    }
}
