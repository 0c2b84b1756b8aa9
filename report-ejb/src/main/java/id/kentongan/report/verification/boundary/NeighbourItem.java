package id.kentongan.report.verification.boundary;

import id.kentongan.report.entity.Category;
import id.kentongan.report.verification.entity.Vote;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A report that a neighbour may say something about. What others say is left out, so that each looks for themselves.
 *
 * @param words what was written, shortened
 * @param vote what the reader has said; null for nothing
 */
public record NeighbourItem(
        String ticket,
        Category category,
        String areaName,
        String words,
        @Nullable String address,
        OffsetDateTime receivedAt,
        @Nullable Vote vote) {}
