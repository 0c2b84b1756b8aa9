package id.kentongan.core.database.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant AT = Instant.parse("2026-11-21T03:00:00.123Z");

    @Test
    void it_is_version_7_of_the_common_variant_and_carries_its_time() {
        UUID id = UuidV7.at(AT);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(UuidV7.timeOf(id)).isEqualTo(AT);
    }

    @Test
    void later_ids_are_greater_as_text_and_so_in_the_database() {
        assertThat(UuidV7.at(AT).toString())
                .isLessThan(UuidV7.at(AT.plusMillis(1)).toString());
    }

    @Test
    void ids_of_one_millisecond_differ() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(UuidV7.at(AT));
        }
        assertThat(ids).hasSize(10_000);
    }
}
