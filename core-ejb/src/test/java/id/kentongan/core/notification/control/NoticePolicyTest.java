package id.kentongan.core.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.notification.control.NoticePolicy.Plan;
import id.kentongan.core.notification.control.NoticePolicy.Question;
import id.kentongan.core.notification.control.NoticePolicy.Way;
import id.kentongan.core.notification.entity.Cap;
import id.kentongan.core.notification.entity.NoticeHabit;
import id.kentongan.core.notification.entity.Pace;
import id.kentongan.core.notification.entity.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as somebody in Makassar reads them; quiet from 21 to 6, digests of the day at 7, at most 2 an hour and 5 a day. */
class NoticePolicyTest {

    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    @ParameterizedTest(name = "{0} at {1}, urgent {2}, on duty {3}, {4}/{5} before: {6} {7}")
    @CsvSource({
        // by day
        "INSTANT, 22T10:20, false, false, 0, 0, SINGLE, 22T10:20",
        "HOURLY,  22T10:20, false, false, 0, 0, DIGEST, 22T11:00",
        "HOURLY,  22T10:00, false, false, 0, 0, DIGEST, 22T11:00",
        "DAILY,   22T06:59, false, false, 0, 0, DIGEST, 22T07:00",
        "DAILY,   22T07:00, false, false, 0, 0, DIGEST, 23T07:00",
        "OFF,     22T10:20, false, false, 0, 0, OFF,    22T10:20",
        // quiet hours go over midnight
        "INSTANT, 22T20:59, false, false, 0, 0, SINGLE, 22T20:59",
        "INSTANT, 22T21:00, false, false, 0, 0, DIGEST, 23T06:00",
        "INSTANT, 22T23:59, false, false, 0, 0, DIGEST, 23T06:00",
        "INSTANT, 22T00:00, false, false, 0, 0, DIGEST, 22T06:00",
        "INSTANT, 22T05:59, false, false, 0, 0, DIGEST, 22T06:00",
        "INSTANT, 22T06:00, false, false, 0, 0, SINGLE, 22T06:00",
        "HOURLY,  22T20:30, false, false, 0, 0, DIGEST, 23T06:00",
        "HOURLY,  22T05:30, false, false, 0, 0, DIGEST, 22T06:00",
        "DAILY,   22T23:30, false, false, 0, 0, DIGEST, 23T07:00",
        // who has the turn has none
        "INSTANT, 22T23:30, false, true,  0, 0, SINGLE, 22T23:30",
        "HOURLY,  22T23:30, false, true,  0, 0, DIGEST, 23T00:00",
        // emergencies know neither quiet hours nor digests
        "INSTANT, 22T02:11, true,  false, 0, 0, SINGLE, 22T02:11",
        "OFF,     22T02:11, true,  false, 0, 0, OFF,    22T02:11",
        // caps: what is beyond waits for the next digest
        "INSTANT, 22T10:20, false, false, 1, 4, SINGLE, 22T10:20",
        "INSTANT, 22T10:20, false, false, 2, 2, DIGEST, 22T11:00",
        "INSTANT, 22T10:20, false, false, 0, 5, DIGEST, 22T11:00",
        "INSTANT, 22T20:20, false, false, 2, 2, DIGEST, 23T06:00",
        "INSTANT, 22T02:11, true,  false, 5, 14, SINGLE, 22T02:11",
        "INSTANT, 22T02:11, true,  false, 6, 6, DIGEST, 22T02:15",
        "INSTANT, 22T02:15, true,  false, 0, 15, DIGEST, 22T02:20",
    })
    void a_notice_goes_out(
            Pace pace, String now, boolean urgent, boolean onDuty, int hour, int day, Way way, String due) {
        Plan plan = NoticePolicy.plan(
                new Question(urgent, onDuty, pace, NoticeHabit.STANDARD, new Cap(2, 5), hour, day), at(now));

        assertThat(plan).isEqualTo(new Plan(way, at(due)));
    }

    @ParameterizedTest(name = "quiet {0} to {1}: {2} becomes {3}")
    @CsvSource({
        "12:00, 14:00, 22T11:59, 22T11:59",
        "12:00, 14:00, 22T12:00, 22T14:00",
        "12:00, 14:00, 22T14:00, 22T14:00",
        "22:30, 05:15, 22T23:00, 23T05:15",
        "22:30, 05:15, 31T23:00, 32T05:15",
        "00:00, 06:00, 22T00:00, 22T06:00",
        "18:00, 00:00, 22T18:00, 23T00:00",
    })
    void quiet_hours_end(LocalTime from, LocalTime until, String moment, String later) {
        ZonedDateTime expected =
                later.startsWith("32") ? at("31" + later.substring(2)).plusDays(1) : at(later);

        assertThat(new QuietHours(from, until).orLater(at(moment))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"22T03:00"})
    void who_wants_no_quiet_hours_has_none(String now) {
        NoticeHabit awake = new NoticeHabit(Optional.empty(), LocalTime.of(7, 0), "id");

        assertThat(NoticePolicy.plan(new Question(false, false, Pace.INSTANT, awake, new Cap(2, 5), 0, 0), at(now))
                        .way())
                .isEqualTo(Way.SINGLE);
    }

    /** Of December, which has a 31st. */
    private static ZonedDateTime at(String dayAndTime) {
        return ZonedDateTime.parse("2026-12-" + dayAndTime + ":00+08:00[" + WITA + "]");
    }
}
