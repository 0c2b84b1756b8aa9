package id.kentongan.report.duplicate.control;

import id.kentongan.report.duplicate.entity.Likeness;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.entity.ReportStatus;
import java.util.UUID;

/**
 * A report that another one was compared with.
 *
 * @param area code of its kelurahan
 * @param verified whether its words and place are public
 * @param description the first {@value Candidates#LONGEST} characters
 */
public record Candidate(
        UUID id,
        String ticket,
        ReportStatus status,
        String area,
        boolean verified,
        String description,
        Sighting seen,
        Likeness likeness) {}
