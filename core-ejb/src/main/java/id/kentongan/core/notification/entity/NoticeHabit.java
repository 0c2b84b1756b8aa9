package id.kentongan.core.notification.entity;

import java.time.LocalTime;
import java.util.Optional;

/**
 * When somebody wants to hear of things, and in which language.
 *
 * @param quiet empty for who wants no quiet hours
 * @param dailyAt when digests of a day come
 * @param language {@code id} or {@code en}
 */
public record NoticeHabit(Optional<QuietHours> quiet, LocalTime dailyAt, String language) {

    /** For who has wished nothing. */
    public static final NoticeHabit STANDARD =
            new NoticeHabit(Optional.of(QuietHours.STANDARD), LocalTime.of(7, 0), "id");
}
