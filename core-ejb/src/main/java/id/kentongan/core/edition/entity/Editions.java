package id.kentongan.core.edition.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a government's document stands.
 *
 * @param <T> what it says
 * @param version in force; 0 for what is shipped
 * @param current in force
 * @param draft null if there is none
 * @param revision of the draft; 0 if there is none
 * @param base version in force from which the draft was begun; null if there is none or that is not known
 * @param history the newest first
 */
public record Editions<T>(
        int version,
        T current,
        @Nullable T draft,
        int revision,
        @Nullable Integer base,
        List<Edition> history) {

    public Editions {
        history = List.copyOf(history);
    }

    /** Whether something else was put in force since the draft was begun. */
    public boolean stale() {
        return draft != null && (base == null || base != version);
    }
}
