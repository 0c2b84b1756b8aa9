package id.kentongan.report.verification.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.entity.verification.Recommendation;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody has to look at.
 *
 * @param areaName of its kelurahan
 * @param words what was written, shortened to {@value #LONGEST_WORDS} characters
 * @param dueAt until when somebody has to have looked
 * @param late whether nobody has
 * @param told how many tiers above were told of that
 * @param flags why the rules want a person to look
 * @param votes of neighbours
 * @param takenBy who has claimed it, by name; null while nobody has
 * @param mine whether it is the reader who has
 */
public record QueueItem(
        String ticket,
        int tenantId,
        int version,
        Category category,
        Channel channel,
        AreaCode area,
        String areaName,
        String words,
        @Nullable String address,
        OffsetDateTime receivedAt,
        OffsetDateTime dueAt,
        boolean late,
        int told,
        List<Flag> flags,
        Votes votes,
        Recommendation recommendation,
        @Nullable String takenBy,
        @Nullable OffsetDateTime takenUntil,
        boolean mine) {

    public static final int LONGEST_WORDS = 600;

    /** How many neighbours say what. */
    public record Votes(int real, int notReal, int notHere) {}

    public QueueItem {
        flags = List.copyOf(flags);
    }
}
