package id.kentongan.report.intake.boundary;

import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tracking code shows of a report.
 *
 * @param path names of its area and what it lies in, deepest first
 * @param expectedAt until when it should be finished; null if nothing is promised
 * @param photos how many came with it
 * @param history lines that everybody may read, the oldest first
 * @param notes what was said publicly about it, the oldest first
 */
public record TrackedReport(
        String ticket,
        ReportStatus status,
        String categoryId,
        String categoryEn,
        boolean emergency,
        List<String> path,
        OffsetDateTime receivedAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime expectedAt,
        int photos,
        List<PublicEvent> history,
        List<Note> notes) {

    public TrackedReport {
        path = List.copyOf(path);
        history = List.copyOf(history);
        notes = List.copyOf(notes);
    }

    /** Something that was said publicly. */
    public record Note(OffsetDateTime at, String text) {}
}
