package id.kentongan.report.control.routing;

import id.kentongan.core.organisation.entity.Unit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a report goes.
 *
 * @param unit who gets it
 * @param usual whether that is the office of its place, to which it would go without any rule
 * @param version of the rules
 * @param rule that decided, from 1; 0 when none did
 * @param also units that are told besides
 * @param broken the unit that was named and can no longer receive; null when nothing is wrong
 */
public record Route(
        Unit unit,
        boolean usual,
        int version,
        int rule,
        List<Unit> also,
        @Nullable UUID broken) {

    public Route {
        also = List.copyOf(also);
    }

    /** Null where nothing was decided that is not shipped. */
    public @Nullable Integer storedVersion() {
        return version == 0 && also.isEmpty() ? null : Integer.valueOf(version);
    }

    /** Null where no rule decided. */
    public @Nullable Integer storedRule() {
        return rule == 0 ? null : Integer.valueOf(rule);
    }

    /** As the database reads an array; null for none. */
    public @Nullable String storedAlso() {
        return also.isEmpty()
                ? null
                : also.stream().map(unit -> unit.id().toString()).collect(Collectors.joining(",", "{", "}"));
    }
}
