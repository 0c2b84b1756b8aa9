package id.kentongan.core.notification.boundary;

import id.kentongan.core.notification.control.Deliveries.Due;
import id.kentongan.core.notification.control.Deliveries.Line;
import id.kentongan.core.vault.entity.NoticeAddress;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that is ready to go.
 *
 * @param lines what it says, at least one
 * @param count how many notices it is about, which may be more
 * @param addresses where to, at least one; of browsers each gets it
 */
public record Parcel(Due due, List<Line> lines, int count, List<NoticeAddress> addresses, String language) {

    /** What tells it from others for who gets it: the notice, or the digest. */
    public UUID id() {
        return due.digest() ? due.id() : lines.get(0).noticeId();
    }
}
