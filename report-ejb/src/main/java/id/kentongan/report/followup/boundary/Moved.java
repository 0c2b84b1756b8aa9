package id.kentongan.report.followup.boundary;

import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.ReportStatus;
import org.jspecify.annotations.Nullable;

/**
 * What came of a move.
 *
 * @param status where the report stands now
 * @param to the unit that has to answer now, if it went to one; not the wished one when it had been handed on too often
 */
public record Moved(
        String ticket, ReportStatus status, @Nullable Unit to) {}
