package id.kentongan.core.administration.entity;

import java.time.LocalDate;
import java.util.List;

/**
 * A split or a merger of kelurahan, as somebody wrote it down.
 *
 * @param before official codes of those concerned
 * @param after those that are there from then on; one that goes on stands here, too, and needs no name
 * @param effective the first day of the new areas
 */
public record AreaChange(List<String> before, List<Named> after, LocalDate effective) {

    /** The most areas on either side. */
    public static final int MOST = 20;

    /** An area to come. */
    public record Named(String code, String name) {}

    public AreaChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
