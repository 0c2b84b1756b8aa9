package id.kentongan.report.control;

import id.kentongan.core.database.control.Writes;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoMoment;
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

    /** Adds photos to what is written together; a picture that the report has already is passed over. */
    void add(int tenantId, UUID reportId, PhotoMoment moment, List<Photo> photos, OffsetDateTime at, Writes into);

    /** The photos of a report in the order in which they came. */
    List<PhotoRow> of(int tenantId, UUID reportId);

    /** Those of one moment alone. */
    default List<PhotoRow> of(int tenantId, UUID reportId, PhotoMoment moment) {
        return of(tenantId, reportId).stream()
                .filter(photo -> photo.moment() == moment)
                .toList();
    }

    /** Lets one alone add photos to a report until the end of the transaction: two at once would both find room for the last. */
    void lock(UUID reportId);

    /** Whether the report has a photo of which this was sent; by {@link Photo#uploadHash}. */
    boolean has(int tenantId, UUID reportId, String uploadHash);

    /** The JPEG of a photo, if that report has it. */
    Optional<byte[]> jpeg(int tenantId, UUID reportId, UUID photo);
}
