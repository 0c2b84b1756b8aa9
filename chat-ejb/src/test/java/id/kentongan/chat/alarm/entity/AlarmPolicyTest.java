package id.kentongan.chat.alarm.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.database.entity.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlarmPolicyTest {

    private final AlarmPolicy policy = new AlarmPolicy(Set.of("banjir", "gempa"), 5, 10, Duration.ofMinutes(15));

    @Test
    void only_topics_of_the_list_count_and_all_hashtags() {
        assertThat(policy.subjects(List.of("banjir", "sampah"), List.of("gangbuntu")))
                .containsExactlyInAnyOrder("banjir", "#gangbuntu");
    }

    @Test
    void a_hashtag_that_is_a_topic_counts_once() {
        assertThat(policy.subjects(List.of("banjir"), List.of("banjir"))).containsExactly("banjir");
        assertThat(policy.subjects(List.of(), List.of("banjir"))).containsExactly("banjir");
        assertThat(policy.subjects(List.of("sampah"), List.of("sampah"))).isEmpty();
    }

    @Test
    void any_hashtag_needs_more_people_than_a_topic() {
        assertThat(policy.needed("banjir")).isEqualTo(5);
        assertThat(policy.needed("#banjirlagi")).isEqualTo(10);
    }

    @Test
    void a_number_says_its_month_and_is_known_again() {
        UUID id = UuidV7.at(Instant.parse("2026-11-24T05:00:00Z"));
        AlarmNumber number = AlarmNumber.of("JKT", id);
        assertThat(number.value()).startsWith("OBR-JKT-2611-");
        assertThat(AlarmNumber.parse(" " + number.value().toLowerCase(java.util.Locale.ROOT)))
                .contains(number);
        assertThat(AlarmNumber.parse("JKT-2611-7K3M9-QXA2B")).isEmpty();
    }
}
