package id.kentongan.report.verification.boundary;

import id.kentongan.report.verification.entity.QueuePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what neighbours may say something about.
 *
 * @param next where the next part begins; null at the end
 */
public record NeighbourPage(
        List<NeighbourItem> items, @Nullable QueuePlace next) {

    public NeighbourPage {
        items = List.copyOf(items);
    }
}
