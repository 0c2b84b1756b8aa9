package id.kentongan.web.alert.view;

import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Tier;
import java.io.Serializable;

/**
 * An alert as the list shows it.
 *
 * @param round which reminder it is, when there is more than one
 * @param raisedAt on the clocks of that place
 * @param raisedAtIso for machines
 * @param approximate whether places of that jurisdiction come from sample points
 */
public record AlertCard(
        String ticket,
        int tenantId,
        AlertKind kind,
        int round,
        Tier tier,
        String category,
        String areaName,
        boolean approximate,
        String raisedAt,
        String raisedAtIso,
        boolean accepted)
        implements Serializable {

    /** Whether it is about an instruction, whose number stands for the ticket, and not about a report. */
    public boolean isInstruction() {
        return Reference.isInstruction(ticket);
    }

    /** Whether it is about a room, and not about a report. */
    public boolean isOfRoom() {
        return Reference.isChatAlarm(ticket) || Reference.isReview(ticket);
    }

    /** The page that it leads to, below the context. */
    public String getAddress() {
        return Reference.address(tenantId, ticket);
    }

    /** Whether it says that disaster mode has begun, which nobody can accept. */
    public boolean isDisaster() {
        return kind == AlertKind.DISASTER;
    }
}
