package id.kentongan.report.instruction.boundary;

import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.ReportStatus;
import org.jspecify.annotations.Nullable;

/**
 * A report that an instruction is about.
 *
 * @param area name of where it is
 * @param reason why it was closed; null while it is open
 */
public record SubjectRow(
        String ticket, ReportStatus status, @Nullable CloseReason reason, String area) {}
