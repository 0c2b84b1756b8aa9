package id.kentongan.core.disaster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What disaster mode makes urgent, where and until when. */
class DisasterTest {

    private static final OffsetDateTime NOON = OffsetDateTime.of(2026, 1, 10, 12, 0, 0, 0, ZoneOffset.UTC);
    private static final AreaCode INSIDE = new AreaCode("31.71.01.1001");

    private final Disaster flood = new Disaster(
            UUID.randomUUID(),
            1,
            DisasterKind.FLOOD,
            List.of(new AreaCode("31.71.01"), new AreaCode("31.74.01.1001")),
            NOON.minusHours(1),
            NOON,
            true,
            "Pintu air Manggarai siaga 1",
            List.of());

    @Test
    void what_belongs_to_it_is_urgent_inside_it_until_the_moment_it_ends() {
        assertThat(flood.raises("saluran-air", INSIDE, NOON.minusNanos(1))).isTrue();
        assertThat(flood.raises("saluran-air", INSIDE, NOON)).isFalse();
        assertThat(flood.raises("saluran-air", new AreaCode("31.71.02.1001"), NOON.minusHours(1)))
                .isFalse();
        assertThat(flood.raises("sampah", INSIDE, NOON.minusHours(1))).isFalse();
    }

    @Test
    void an_area_is_touched_from_above_and_from_below() {
        assertThat(flood.touches(INSIDE)).isTrue();
        assertThat(flood.touches(new AreaCode("31"))).isTrue();
        assertThat(flood.touches(new AreaCode("31.71.02"))).isFalse();
        assertThat(flood.covers(new AreaCode("31"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DisasterKind.class)
    void who_is_cut_off_or_missing_never_waits(DisasterKind kind) {
        assertThat(kind.categories()).contains("akses-terputus", "orang-hilang", "kebutuhan-pengungsi");
        assertThat(kind.categories()).allMatch(kind::raises);
    }
}
