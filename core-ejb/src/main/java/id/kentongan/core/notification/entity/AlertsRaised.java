package id.kentongan.core.notification.entity;

import java.util.List;

/**
 * Units' members have been told. Fired inside the transaction that wrote the alerts, once for all of them; who pushes to
 * screens observes it after success.
 */
public record AlertsRaised(List<AlertRaised> alerts) {

    public AlertsRaised {
        alerts = List.copyOf(alerts);
    }
}
