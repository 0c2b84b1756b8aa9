package id.kentongan.report.entity;

import id.kentongan.core.organisation.entity.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a report's history: what the citizen reads and the rankings count. Never changed, only added to. */
@Entity
@Table(schema = "report", name = "report_event")
@IdClass(ReportEventKey.class)
public class ReportEvent {

    @Id
    @Column(name = "tenant_id")
    private int tenantId;

    @Id
    @Column(name = "report_id")
    private UUID reportId;

    @Id
    private int seq;

    @Enumerated(EnumType.STRING)
    private ReportEventType type;

    private OffsetDateTime at;

    @Enumerated(EnumType.STRING)
    private ReportStatus status;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Column(name = "unit_id")
    private @Nullable UUID unitId;

    @Enumerated(EnumType.STRING)
    private @Nullable Tier tier;

    /** For JPA. */
    protected ReportEvent() {}

    ReportEvent(
            int tenantId,
            UUID reportId,
            int seq,
            ReportEventType type,
            OffsetDateTime at,
            ReportStatus status,
            @Nullable UUID personId,
            @Nullable UUID unitId,
            @Nullable Tier tier) {
        this.tenantId = tenantId;
        this.reportId = reportId;
        this.seq = seq;
        this.type = type;
        this.at = at;
        this.status = status;
        this.personId = personId;
        this.unitId = unitId;
        this.tier = tier;
    }
}
