package id.kentongan.core.identity.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Keys of partner systems that send reports. */
@Stateless
public class ApiKeys {

    private static final int LONGEST_KEY = 200;

    @Inject
    Sql sql;

    /** Whether the key is one at all, for whatever jurisdiction. */
    public boolean known(String key) {
        return !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && sql.one(
                                "select 1 from core.api_key where key_hash = ? and revoked_at is null",
                                row -> true,
                                Secrets.hash(key))
                        .isPresent();
    }

    /** Whether the key may file reports in this jurisdiction. */
    public boolean valid(String key, int tenantId) {
        return find(key, tenantId).isPresent();
    }

    /** @return the id of the key, if it may file reports in this jurisdiction */
    public Optional<UUID> find(String key, int tenantId) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.empty();
        }
        return sql.one("""
                        select id from core.api_key
                        where key_hash = ? and revoked_at is null and (tenant_id is null or tenant_id = ?)
                        """, row -> row.getObject(1, UUID.class), Secrets.hash(key), tenantId);
    }
}
