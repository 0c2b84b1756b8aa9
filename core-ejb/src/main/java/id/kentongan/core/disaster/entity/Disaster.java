package id.kentongan.core.disaster.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A disaster as its last line tells it.
 *
 * @param areas where it is, at least one; each of the tenant's
 * @param endsAt when it is over, or was
 * @param running whether it was not over when it was read
 * @param reason of the last line, for officers alone
 * @param history oldest first; empty where only what holds was asked for
 */
public record Disaster(
        UUID id,
        int tenantId,
        DisasterKind kind,
        List<AreaCode> areas,
        OffsetDateTime startedAt,
        OffsetDateTime endsAt,
        boolean running,
        String reason,
        List<DisasterLine> history) {

    public Disaster {
        areas = List.copyOf(areas);
        history = List.copyOf(history);
    }

    /** Whether a place lies in it. */
    public boolean covers(AreaCode place) {
        return areas.stream().anyMatch(place::within);
    }

    /** Whether an area has to do with it: it lies in it, or it lies in the area. */
    public boolean touches(AreaCode area) {
        return areas.stream().anyMatch(each -> area.within(each) || each.within(area));
    }

    /** Whether a report of that category, filed there at that moment, cannot wait (DM.1). */
    public boolean raises(String category, AreaCode place, OffsetDateTime at) {
        return at.isBefore(endsAt) && kind.raises(category) && covers(place);
    }
}
