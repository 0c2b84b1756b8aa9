package id.kentongan.web.duplicate.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is taken together with, ready to be shown.
 *
 * @param main the report that it follows; null if it follows none
 * @param members those that follow it
 * @param size how many follow it
 * @param mayChange whether the reader can take reports together
 */
public record ClusterCard(@Nullable Line main, List<Line> members, int size, boolean mayChange) {

    public ClusterCard {
        members = List.copyOf(members);
    }

    /** A report of the cluster. */
    public record Line(String ticket, String status, String since) {}

    /** Only a report that follows no other can be taken together with one. */
    public boolean mergeOffered() {
        return mayChange && main == null;
    }
}
