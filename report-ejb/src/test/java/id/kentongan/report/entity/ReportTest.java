package id.kentongan.report.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-21T03:00:00Z");
    private static final AreaCode GAMBIR = new AreaCode("31.71.01.1001");

    private final Tenant jakarta =
            new Tenant(1, "JKT", "jakarta.go.id", "Jakarta", new AreaCode("31"), ZoneId.of("Asia/Jakarta"), "dki");
    private final Unit gambir = new Unit(UUID.randomUUID(), 1, Tier.KELURAHAN, GAMBIR, "Kelurahan Gambir");
    private final Report report = Report.file(
            jakarta,
            "banjir",
            -6.17,
            106.82,
            new Placement.Found(
                    GAMBIR, "Gambir", List.of("Gambir"), Placement.Rule.INSIDE, 120, Optional.empty(), false),
            null,
            "",
            Channel.OPEN311,
            TrackingCode.random(),
            null,
            AT);

    @Test
    void is_not_verified_when_it_comes_in() {
        assertThat(report.verified()).isFalse();
        assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
    }

    @Test
    void is_verified_by_the_unit_that_takes_it_on() {
        accept(AT.plusHours(1));
        assertThat(report.verified()).isTrue();
        assertThat(report.updatedAt()).isEqualTo(AT.plusHours(1));
    }

    @Test
    void cannot_be_accepted_twice() {
        accept(AT);
        assertThatThrownBy(() -> accept(AT)).isInstanceOf(IllegalMove.class).hasMessageContaining("COORDINATION");
    }

    @Test
    void a_report_that_was_closed_needs_no_more_work_until_it_is_reopened() {
        assertThat(ReportStatus.values())
                .filteredOn(status -> !status.open())
                .containsExactly(ReportStatus.RESOLVED, ReportStatus.REJECTED)
                .allSatisfy(status -> assertThat(Move.possible(status)).containsExactly(Move.NOTE, Move.REOPEN));
    }

    private void accept(OffsetDateTime at) {
        report.move(MoveOrder.of(Move.ACCEPT), null, UUID.randomUUID(), gambir, at);
    }

    @Test
    void an_escalation_does_not_change_where_it_stands() {
        report.told(ReportEventType.ESCALATED, gambir, Tier.PEMKOT, AT.plusDays(1));
        assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
        assertThat(report.updatedAt()).isEqualTo(AT.plusDays(1));
    }
}
