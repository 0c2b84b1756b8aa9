package id.kentongan.report.map.boundary;

import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;

/**
 * One report on the map.
 *
 * @param lat degrees WGS 84
 * @param lon degrees WGS 84
 * @param overdue whether it is open beyond the end that the public was told
 */
public record MapPoint(
        String ticket,
        double lat,
        double lon,
        String category,
        ReportStatus status,
        boolean overdue,
        OffsetDateTime receivedAt) {}
