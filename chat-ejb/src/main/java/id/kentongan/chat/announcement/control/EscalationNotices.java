package id.kentongan.chat.announcement.control;

import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.AlertsRaised;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Posts each warning and escalation in the officers' room of the tier that was told, in the transaction of the alert:
 * who reads the room sees what who reads the board sees.
 */
@ApplicationScoped
public class EscalationNotices {

    private static final Set<AlertKind> POSTED =
            EnumSet.of(AlertKind.REMINDER, AlertKind.WARNING, AlertKind.ESCALATION, AlertKind.SUPERVISION);

    private final Rooms rooms;

    @Inject
    public EscalationNotices(Rooms rooms) {
        this.rooms = rooms;
    }

    /** For the container's proxy. */
    protected EscalationNotices() {
        this.rooms = null;
    }

    void on(@Observes AlertsRaised told) {
        rooms.postNotices(told.alerts().stream()
                .filter(alert -> POSTED.contains(alert.kind()))
                .map(alert -> new Rooms.Notice(
                        alert.tenantId(),
                        RoomKind.OFFICERS,
                        alert.unitArea(),
                        alert.tier(),
                        alert.alertId(),
                        "chat.notice." + alert.kind().name().toLowerCase(Locale.ROOT),
                        alert.reference(),
                        alert.caseArea(),
                        alert.raisedAt(),
                        null))
                .toList());
    }
}
