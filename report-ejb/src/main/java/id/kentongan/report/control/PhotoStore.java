package id.kentongan.report.control;

import id.kentongan.core.database.control.Writes;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where photos are kept. What is added belongs to the transaction of its report: either both are there or neither. An
 * office that keeps photos elsewhere gives another one.
 */
public interface PhotoStore {

    /** Adds photos to what is written together with a new report; a picture that the report has already is passed over. */
    void add(int tenantId, UUID reportId, List<Photo> photos, OffsetDateTime at, Writes into);

    /** The photos of a report in the order in which they came. */
    List<PhotoRow> of(int tenantId, UUID reportId);

    /** Whether the report has a photo of which this was sent; by {@link Photo#uploadHash}. */
    boolean has(int tenantId, UUID reportId, String uploadHash);

    /** The JPEG of a photo, if that report has it. */
    Optional<byte[]> jpeg(int tenantId, UUID reportId, UUID photo);
}
