package id.kentongan.core.database.entity;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Key of an aggregate: its tenant first, then its time-ordered id. Both are mapped because PostgreSQL's primary key is
 * (tenant, id): an update by the id alone would read the whole index before version 18.
 */
public class TenantKey implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private int tenantId;
    private @Nullable UUID id;

    /** For JPA. */
    public TenantKey() {}

    public TenantKey(int tenantId, UUID id) {
        this.tenantId = tenantId;
        this.id = id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TenantKey key && key.tenantId == tenantId && Objects.equals(key.id, id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenantId, id);
    }
}
