package id.kentongan.core.administration.control;

import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a change changes, as the audit keeps it: each value before and after. */
public final class Differences {

    private final StringJoiner lines = new StringJoiner("\n");
    private boolean any;

    /** Adds one value, if it changes. */
    public Differences of(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            any = true;
            lines.add(what + ": " + shown(before) + " -> " + shown(after));
        }
        return this;
    }

    /** Whether nothing changes. */
    public boolean none() {
        return !any;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    /** A line for each value that changes. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
