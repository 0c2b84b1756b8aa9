package id.kentongan.report.instruction.boundary;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To whom a unit passes an instruction on.
 *
 * @param units those below; none for whom it is meant and who have not got it yet
 * @param finishBy until when they have to be done; null for as long as who passes it on has
 */
public record Forwarding(
        List<UUID> units, @Nullable String words, @Nullable OffsetDateTime finishBy) {

    public Forwarding {
        units = List.copyOf(units);
    }
}
