package id.kentongan.report.ranking.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is compared with whom. */
public enum Board {
    KELURAHAN,
    KECAMATAN,
    /** Cities and regencies, Jakarta's administrative ones too. */
    KOTA,
    AGENCY,
    /** Officers, for heads alone: never public. */
    STAFF;

    public boolean isPublic() {
        return this != STAFF;
    }

    /** As addresses say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Board> of(String word) {
        return Stream.of(values()).filter(board -> board.word().equals(word)).findFirst();
    }
}
