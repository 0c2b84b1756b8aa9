package id.kentongan.chat.review.boundary;

import id.kentongan.chat.review.entity.Line;
import id.kentongan.chat.review.entity.Review;
import id.kentongan.chat.review.entity.Strikes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case with all that a moderator needs; never who the speaker is.
 *
 * @param place name of the room's area, behind that of a community
 * @param words what the message says; null if it was taken back
 * @param earlier what it said before, the oldest first
 * @param around what was said before and after it, in order
 * @param flags how many readers have pointed it out
 * @param late whether somebody should have looked by now
 * @param mine whether it is decided by somebody else than the reader, or not at all: then the reader may decide
 */
public record ReviewFile(
        Review review,
        String place,
        String speakerName,
        @Nullable String words,
        List<String> earlier,
        List<Line> around,
        int flags,
        Strikes strikes,
        boolean late,
        boolean mine) {

    public ReviewFile {
        earlier = List.copyOf(earlier);
        around = List.copyOf(around);
    }
}
