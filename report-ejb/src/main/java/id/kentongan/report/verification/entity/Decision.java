package id.kentongan.report.verification.entity;

import org.jspecify.annotations.Nullable;

/**
 * What somebody decides, as it came.
 *
 * @param version the report's when it was shown; null from whoever does not mind that it has changed since
 * @param words for whoever filed it; needed to say that it is no report
 * @param duplicateOf number of the report that says the same
 */
public record Decision(
        Verdict verdict,
        @Nullable Integer version,
        @Nullable String words,
        @Nullable String duplicateOf) {}
