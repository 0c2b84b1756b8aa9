package id.kentongan.web.report.view;

import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.boundary.RoutingReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as the page shows it: words and times in the reader's language.
 *
 * @param path kelurahan, kecamatan, kota and provinsi in one line
 * @param routing why it went where it went when it came
 * @param across the office beyond a border that is very near
 * @param position latitude and longitude as maps take them
 */
public record ReportPage(
        String ticket,
        ReportStatus status,
        String category,
        boolean emergency,
        String path,
        Placement.Rule rule,
        int borderMetres,
        boolean approximate,
        RoutingReason routing,
        @Nullable Unit across,
        String description,
        @Nullable String address,
        String position,
        List<Reply> replies,
        String receivedAt,
        @Nullable String expectedAt,
        boolean mayAccept,
        @Nullable CloseReason closeReason,
        @Nullable String duplicateOf,
        @Nullable String handler,
        @Nullable String assignee,
        @Nullable String waitsSince,
        List<Deadline> deadlines,
        List<Event> history,
        List<Note> notes) {

    /** An answer to a question of the category. */
    public record Reply(String question, String answer) {}

    /**
     * A deadline of the ladder.
     *
     * @param state PENDING, FIRED or CANCELLED
     */
    public record Deadline(
            String phase,
            String tier,
            String action,
            String dueAt,
            State state,
            @Nullable String source) {}

    /** What became of a deadline. */
    public enum State {
        PENDING,
        FIRED,
        CANCELLED
    }

    /** A line of the history. */
    public record Event(
            String type,
            String at,
            @Nullable String tier,
            @Nullable String unitName,
            @Nullable String officer,
            @Nullable String to,
            @Nullable String detail,
            @Nullable String remark) {}

    /**
     * What a partner's system says.
     *
     * @param shown whether the public sees it
     */
    public record Note(String id, String partner, String status, String at, String text, boolean shown) {}
}
