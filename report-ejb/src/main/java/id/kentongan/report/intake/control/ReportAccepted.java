package id.kentongan.report.intake.control;

import id.kentongan.report.entity.Channel;

/**
 * A report was taken in; heard after its transaction has committed.
 *
 * @param tenant code of the tenant
 */
public record ReportAccepted(String tenant, Channel channel) {}
