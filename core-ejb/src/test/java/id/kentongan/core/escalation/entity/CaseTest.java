package id.kentongan.core.escalation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-21T03:00:00Z");

    private final Case open = Case.open(
            CaseKind.REPORT,
            1,
            UUID.randomUUID(),
            "JKT-2611-7K3M9-QXA2B",
            "banjir",
            new AreaCode("31.71.03.1001"),
            "demo",
            Tier.KELURAHAN,
            AT,
            null);

    @Test
    void is_open_until_somebody_accepts_it() {
        assertThat(open.isOpen()).isTrue();
        open.accept(AT);
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void is_accepted_by_one_only() {
        open.accept(AT);
        assertThatThrownBy(() -> open.accept(AT))
                .isInstanceOf(AlreadyAccepted.class)
                .hasMessageContaining("JKT-2611-7K3M9-QXA2B");
    }

    @Test
    void climbs_and_does_not_fall_back() {
        open.reach(Tier.PEMKOT);
        open.reach(Tier.KELURAHAN);
        assertThat(open.tier()).isEqualTo(Tier.PEMKOT);
    }

    @Test
    void numbers_its_messages_from_one() {
        assertThat(open.nextSequence()).isEqualTo(1);
        assertThat(open.nextSequence()).isEqualTo(2);
    }
}
