package id.kentongan.report.entity;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A photo of a report, without its pixels. */
public record PhotoRow(UUID id, int width, int height, OffsetDateTime receivedAt) {}
