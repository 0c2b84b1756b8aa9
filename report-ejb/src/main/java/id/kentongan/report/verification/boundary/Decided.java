package id.kentongan.report.verification.boundary;

import id.kentongan.report.entity.ReportStatus;

/**
 * What came of a decision.
 *
 * @param version the report's from now on
 */
public record Decided(String ticket, ReportStatus status, int version) {}
