package id.kentongan.core.notification.control;

import id.kentongan.core.notification.entity.Cap;
import id.kentongan.core.notification.entity.NoticeHabit;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.Pace;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When a notice goes out by one way, and whether alone. What is urgent goes at once, whatever hour it is; everything else
 * as its reader wished, never in their quiet hours, and alone only while the cap has room. Who has the turn on the rota has
 * no quiet hours. What does not go alone is in the next digest, so nothing is lost to a wish or a cap.
 */
final class NoticePolicy {

    private static final int URGENT_MINUTES = 5;

    /** How it goes out. */
    enum Way {
        SINGLE,
        DIGEST,
        /** The person does not want it by this way; it is in the inbox. */
        OFF
    }

    /** @param dueAt not earlier */
    record Plan(Way way, ZonedDateTime dueAt) {}

    /**
     * A notice and its reader.
     *
     * @param onDuty whether the reader has the turn
     * @param pace what the reader wishes for the topic by this way; for what is urgent that of {@link NoticeTopic#EMERGENCY}
     * @param inHour single messages by this way in the last hour
     * @param inDay in the last day
     */
    record Question(boolean urgent, boolean onDuty, Pace pace, NoticeHabit habit, Cap cap, int inHour, int inDay) {}

    private NoticePolicy() {}

    /** @param now on the clocks of the government whose matter it is */
    static Plan plan(Question asked, ZonedDateTime now) {
        if (asked.pace() == Pace.OFF) {
            return new Plan(Way.OFF, now);
        }
        if (asked.urgent()) {
            return asked.cap().urgent().admits(asked.inHour(), asked.inDay())
                    ? new Plan(Way.SINGLE, now)
                    : new Plan(Way.DIGEST, nextMinutes(now));
        }
        return switch (asked.pace()) {
            case DAILY -> new Plan(Way.DIGEST, nextAt(asked.habit().dailyAt(), now));
            case HOURLY -> new Plan(Way.DIGEST, awake(asked, nextHour(now)));
            default -> {
                ZonedDateTime awake = awake(asked, now);
                if (awake.isAfter(now)) {
                    // Not as many single ones as came in the night.
                    yield new Plan(Way.DIGEST, awake);
                }
                yield asked.cap().admits(asked.inHour(), asked.inDay())
                        ? new Plan(Way.SINGLE, now)
                        : new Plan(Way.DIGEST, awake(asked, nextHour(now)));
            }
        };
    }

    private static ZonedDateTime awake(Question asked, ZonedDateTime moment) {
        return asked.onDuty()
                ? moment
                : asked.habit().quiet().map(quiet -> quiet.orLater(moment)).orElse(moment);
    }

    private static ZonedDateTime nextMinutes(ZonedDateTime now) {
        ZonedDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
        return minute.plusMinutes(URGENT_MINUTES - minute.getMinute() % URGENT_MINUTES);
    }

    private static ZonedDateTime nextHour(ZonedDateTime now) {
        return now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }

    private static ZonedDateTime nextAt(LocalTime time, ZonedDateTime now) {
        ZonedDateTime today = now.with(time);
        return today.isAfter(now) ? today : now.plusDays(1).with(time);
    }
}
