package id.kentongan.report.verification.boundary;

import id.kentongan.report.verification.entity.QueuePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the queue.
 *
 * @param next where the next part begins; null at the end
 */
public record QueuePage(List<QueueItem> items, @Nullable QueuePlace next) {

    public QueuePage {
        items = List.copyOf(items);
    }
}
