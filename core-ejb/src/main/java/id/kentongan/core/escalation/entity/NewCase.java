package id.kentongan.core.escalation.entity;

import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that is to be opened.
 *
 * @param id the id of the thing that the case is about
 * @param reference what people call it: a report's ticket
 * @param topic the matter: a report's category
 * @param area a kelurahan, or a kecamatan where the place cannot be told more exactly
 * @param finish within what it should be finished; null if nothing says so
 */
public record NewCase(
        CaseKind kind,
        Tenant tenant,
        UUID id,
        String reference,
        String topic,
        AreaCode area,
        Priority priority,
        @Nullable Term finish) {

    /** As urgent as most, without a term of its own. */
    public NewCase(CaseKind kind, Tenant tenant, UUID id, String reference, String topic, AreaCode area) {
        this(kind, tenant, id, reference, topic, area, Priority.NORMAL, null);
    }
}
