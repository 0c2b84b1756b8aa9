package id.kentongan.core.edition.entity;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version that was put in force.
 *
 * @param number from 1
 * @param by name of who did it; null if the account is gone
 * @param note why, in their words; null if they gave none
 * @param size of how many lines it is; 0 for what is no list
 */
public record Edition(
        int number,
        OffsetDateTime at,
        @Nullable String by,
        @Nullable String note,
        int size) {}
