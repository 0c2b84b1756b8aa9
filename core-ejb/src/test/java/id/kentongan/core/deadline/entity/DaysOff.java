package id.kentongan.core.deadline.entity;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** National holidays and joint leave of 2026 (SKB 3 Menteri), and the first day of 2027. */
final class DaysOff {

    static final Set<LocalDate> IN_2026 = Stream.of(
                    "2026-01-01",
                    "2026-01-16",
                    "2026-02-16",
                    "2026-02-17",
                    "2026-03-18",
                    "2026-03-19",
                    "2026-03-20",
                    "2026-03-21",
                    "2026-03-22",
                    "2026-03-23",
                    "2026-03-24",
                    "2026-04-03",
                    "2026-04-05",
                    "2026-05-01",
                    "2026-05-14",
                    "2026-05-15",
                    "2026-05-27",
                    "2026-05-28",
                    "2026-05-31",
                    "2026-06-01",
                    "2026-06-16",
                    "2026-08-17",
                    "2026-08-25",
                    "2026-12-24",
                    "2026-12-25",
                    "2027-01-01")
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet());

    private DaysOff() {}
}
