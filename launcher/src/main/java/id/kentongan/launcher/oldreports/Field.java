package id.kentongan.launcher.oldreports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an import looks for in a row, and the names under which it is found without being told. */
enum Field {
    ID("id", "source_id", "service_request_id", "ticket", "nomor", "nomor_laporan", "no_laporan", "kode"),
    TIME("time", "created_at", "requested_datetime", "received_at", "created", "timestamp", "tanggal", "waktu", "date"),
    LAT("lat", "latitude", "lintang", "y"),
    LON("lon", "long", "lng", "longitude", "bujur", "x"),
    TEXT("text", "description", "deskripsi", "isi", "isi_laporan", "keterangan", "uraian"),
    CATEGORY("category", "kategori", "service_code", "service_name", "jenis"),
    STATUS("status", "state", "keadaan"),
    ADDRESS("address", "alamat", "lokasi"),
    ACCEPTED("accepted", "accepted_at", "diterima", "waktu_diterima", "acknowledged_at"),
    CLOSED("closed", "closed_at", "closed_datetime", "selesai", "waktu_selesai", "resolved_at");

    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    /** Names of columns or properties, the likeliest first. */
    List<String> names() {
        return names;
    }

    /** The word for it behind {@code --map}. */
    String word() {
        return names.get(0);
    }

    static Optional<Field> of(String word) {
        for (Field field : values()) {
            if (field.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
