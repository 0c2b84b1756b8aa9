package id.kentongan.report.verification.boundary;

import java.time.OffsetDateTime;

/**
 * A report is kept for somebody.
 *
 * @param until when others may take it
 */
public record Claimed(String ticket, OffsetDateTime until) {}
