package id.kentongan.launcher.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of the file.
 *
 * @param number its position in the file, from 1
 * @param text empty when the file has none
 * @param at null when the file does not say it
 */
record PastReport(
        int number,
        double lat,
        double lon,
        String text,
        @Nullable Instant at) {}
