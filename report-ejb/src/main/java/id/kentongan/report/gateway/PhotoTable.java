package id.kentongan.report.gateway;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.report.control.PhotoStore;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.PhotoRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Photos in a table beside their reports. */
@ApplicationScoped
public class PhotoTable implements PhotoStore {

    private static final Duration STEP = Duration.ofMillis(1);

    private final Sql sql;

    @Inject
    public PhotoTable(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected PhotoTable() {
        this(new Sql());
    }

    @Override
    public void add(
            int tenantId, UUID reportId, PhotoMoment moment, List<Photo> photos, OffsetDateTime at, Writes into) {
        OffsetDateTime next = at;
        for (Photo photo : photos) {
            into.add(
                    "insert into report.photo (tenant_id, id, report_id, moment, upload_hash, width, height, content,"
                            + " received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    tenantId,
                    UuidV7.at(next.toInstant()),
                    reportId,
                    moment.name(),
                    HexFormat.of().parseHex(photo.uploadHash()),
                    photo.width(),
                    photo.height(),
                    photo.jpeg(),
                    at);
            // Their ids keep the order in which they were sent.
            next = next.plus(STEP);
        }
    }

    @Override
    public List<PhotoRow> of(int tenantId, UUID reportId) {
        return sql.list(
                "select id, moment, width, height, received_at from report.photo where tenant_id = ? and report_id = ?"
                        + " order by id",
                row -> new PhotoRow(
                        row.getObject(1, UUID.class),
                        PhotoMoment.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getInt(4),
                        row.getObject(5, OffsetDateTime.class)),
                tenantId,
                reportId);
    }

    @Override
    public void lock(UUID reportId) {
        sql.one(
                "select pg_advisory_xact_lock(hashtextextended('report.photo/' || ?, 0))",
                row -> true,
                reportId.toString());
    }

    @Override
    public boolean has(int tenantId, UUID reportId, String uploadHash) {
        return sql.one(
                        "select 1 from report.photo where tenant_id = ? and report_id = ? and upload_hash = ?",
                        row -> true,
                        tenantId,
                        reportId,
                        HexFormat.of().parseHex(uploadHash))
                .isPresent();
    }

    @Override
    public Optional<byte[]> jpeg(int tenantId, UUID reportId, UUID photo) {
        return sql.one(
                "select content from report.photo where tenant_id = ? and report_id = ? and id = ?",
                row -> row.getBytes(1),
                tenantId,
                reportId,
                photo);
    }
}
