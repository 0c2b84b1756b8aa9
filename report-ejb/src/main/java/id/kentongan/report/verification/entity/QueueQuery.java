package id.kentongan.report.verification.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.verification.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a government's queue is wanted.
 *
 * @param area of that kelurahan, or all below that kecamatan; null for all that the reader may decide
 * @param flag those that have it; null for all
 * @param after begins behind that place; null for the beginning
 * @param size from 1 to {@value #MOST}
 */
public record QueueQuery(
        int tenantId,
        @Nullable AreaCode area,
        @Nullable Flag flag,
        @Nullable QueuePlace after,
        int size) {

    public static final int MOST = 100;

    public QueueQuery {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " reports at once, not " + size);
        }
    }
}
