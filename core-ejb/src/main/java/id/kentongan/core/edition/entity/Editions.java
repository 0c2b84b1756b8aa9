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
 * @param history the newest first
 */
public record Editions<T>(int version, T current, @Nullable T draft, int revision, List<Edition> history) {

    public Editions {
        history = List.copyOf(history);
    }
}
