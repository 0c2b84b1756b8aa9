package id.kentongan.core.escalation.boundary;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What planned deadlines would be by another calendar.
 *
 * @param open how many are planned
 * @param later how many of them would come later
 * @param sample the first of those
 */
public record CalendarTrial(int open, int later, List<Row> sample) {

    public CalendarTrial {
        sample = List.copyOf(sample);
    }

    /**
     * One that would come later.
     *
     * @param reference of its case, such as a ticket
     */
    public record Row(String reference, OffsetDateTime before, OffsetDateTime after) {}
}
