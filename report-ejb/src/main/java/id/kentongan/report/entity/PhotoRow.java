package id.kentongan.report.entity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A photo of a report, without its pixels.
 *
 * @param width in pixels, as is the height
 */
public record PhotoRow(UUID id, PhotoMoment moment, int width, int height, OffsetDateTime receivedAt) {}
