package id.kentongan.report.verification.entity;

import org.jspecify.annotations.Nullable;

/**
 * A report that was chosen from the queue.
 *
 * @param version the report's when it was shown; null from whoever does not mind that it has changed since
 */
public record Selected(String ticket, @Nullable Integer version) {}
