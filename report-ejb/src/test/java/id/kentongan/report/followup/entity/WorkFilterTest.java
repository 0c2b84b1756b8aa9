package id.kentongan.report.followup.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkFilterTest {

    @Test
    void what_an_address_says_comes_back_as_the_same_address() {
        WorkFilter filter = WorkFilter.of(Map.of(
                "whose", "MINE",
                "status", "IN_PROGRESS",
                "category", "jalan-rusak",
                "priority", "HIGH",
                "overdue", "true",
                "area", "31.71.01",
                "words", "pasar & kali"));
        assertThat(filter)
                .isEqualTo(new WorkFilter(
                        Whose.MINE,
                        ReportStatus.IN_PROGRESS,
                        "jalan-rusak",
                        Priority.HIGH,
                        true,
                        new AreaCode("31.71.01"),
                        "pasar & kali"));
        assertThat(filter.text())
                .isEqualTo(
                        "whose=MINE&status=IN_PROGRESS&category=jalan-rusak&priority=HIGH&overdue=true&area=31.71.01&words=pasar+%26+kali");
        assertThat(WorkFilter.of(filter.said())).isEqualTo(filter);
        assertThat(WorkFilter.ALL.text()).isEmpty();
    }

    @Test
    void what_cannot_be_understood_is_left_out() {
        assertThat(WorkFilter.of(Map.of(
                        "whose", "yours",
                        "status", "' or 1=1",
                        "category", "A B",
                        "priority", "high",
                        "overdue", "yes",
                        "area", "31.71%")))
                .isEqualTo(WorkFilter.ALL);
    }

    @Test
    void a_place_survives_its_address_to_the_microsecond() {
        WorkPlace place = new WorkPlace(
                OffsetDateTime.parse("2026-11-22T22:33:51.123456Z"),
                UUID.fromString("01920000-0000-7000-8000-000000000001"));
        assertThat(WorkPlace.parse(place.text())).contains(place);
        WorkPlace last = new WorkPlace(OffsetDateTime.parse("9999-01-01T00:00:00Z"), place.report());
        assertThat(WorkPlace.parse(last.text())).contains(last);
        assertThat(WorkPlace.parse("-1.x")).isEmpty();
        assertThat(WorkPlace.parse(null)).isEmpty();
        assertThat(WorkPlace.parse("999999999999999999." + place.report())).isPresent();
    }
}
