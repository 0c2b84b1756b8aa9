package id.kentongan.report.entity;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Key of a history entry: tenant, report, number. */
public class ReportEventKey implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private int tenantId;
    private @Nullable UUID reportId;
    private int seq;

    /** For JPA. */
    public ReportEventKey() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReportEventKey key
                && key.tenantId == tenantId
                && key.seq == seq
                && Objects.equals(key.reportId, reportId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenantId, reportId, seq);
    }
}
