package id.kentongan.core.escalation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-21T03:00:00Z");

    private final Case open = Case.open(
            new NewCase(
                    CaseKind.REPORT,
                    new Tenant(
                            1,
                            "JKT",
                            "jakarta.go.id",
                            "Pemprov DKI Jakarta",
                            new AreaCode("31"),
                            ZoneId.of("Asia/Jakarta"),
                            "dki"),
                    UUID.randomUUID(),
                    "JKT-2611-7K3M9-QXA2B",
                    "banjir",
                    new AreaCode("31.71.03.1001")),
            "demo",
            0,
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

    @Test
    void climbs_faster_from_the_moment_on_at_which_it_is_found_to_be_worse() {
        OffsetDateTime later = AT.plusHours(2);

        assertThat(open.raise(Priority.HIGH, later)).isTrue();
        assertThat(open.raise(Priority.HIGH, later.plusHours(1)))
                .as("it is as urgent already")
                .isFalse();

        assertThat(open.round()).isOne();
        assertThat(open.clockFrom()).isEqualTo(later);
        assertThat(open.finishFrom()).as("the public was promised that").isEqualTo(AT);
    }

    @Test
    void what_was_answered_does_not_climb_again_because_it_is_found_to_be_worse() {
        open.accept(AT);

        assertThat(open.raise(Priority.HIGH, AT.plusHours(1))).isTrue();

        assertThat(open.round()).isZero();
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void has_its_whole_terms_again_once_it_is_reopened() {
        open.accept(AT);
        open.close(AT.plusDays(1));
        open.reopen(AT.plusDays(2));

        assertThat(open.finishFrom()).isEqualTo(AT.plusDays(2));
        assertThat(open.countsSince(Phase.FINISH)).isOne();
        assertThat(open.countsSince(Phase.ACCEPT)).isOne();
    }
}
