package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.PartnerKey;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys of partner systems that send reports: given out by administrators of the installation, shown once. */
@Stateless
public class KeyDesk {

    private static final int MOST = 1_000;
    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);

    @Inject
    Sql sql;

    @Inject
    AuditTrail audit;

    /** @return those that may be used first, then the revoked ones, the newest first */
    public List<PartnerKey> keys(Actor actor) {
        Rights.demand(actor, Action.MANAGE_KEYS);
        return OPERATION.call(() -> sql.list(
                """
                select k.id, k.name, t.code, k.created_at, k.revoked_at
                from core.api_key k left join core.tenant t on t.id = k.tenant_id
                order by k.revoked_at is not null, k.created_at desc limit ?""",
                row -> new PartnerKey(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getObject(5, OffsetDateTime.class)),
                MOST));
    }

    /**
     * @param name whose it is, 2 to {@value Words#LONGEST_NAME} characters
     * @param tenantId the only government that it is for; null for all
     * @return the key, which is not kept and cannot be shown again
     */
    public String issue(Actor actor, String name, @Nullable Integer tenantId) {
        Rights.demand(actor, Action.MANAGE_KEYS);
        String known = Words.name(name);
        String key = Secrets.draw();
        UUID id = UUID.randomUUID();
        OPERATION.run(() -> {
            int made = sql.update("""
                    insert into core.api_key (id, key_hash, name, tenant_id)
                    select ?, ?, ?, ?::integer
                    where ?::integer is null or exists (select from core.tenant where id = ?::integer)""", id, Secrets.hash(key), known, tenantId, tenantId, tenantId);
            if (made == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            audit.record(
                    AuditTrail.INSTALLATION,
                    actor.personId(),
                    "KEY_ISSUE",
                    "key:" + id,
                    known + (tenantId == null ? "" : " tenant " + tenantId));
        });
        return key;
    }

    /**
     * It may be used for five seconds more.
     *
     * @throws ChangeRefused if it is revoked already, or there is none
     */
    public void revoke(Actor actor, UUID id, String why) {
        Rights.demand(actor, Action.MANAGE_KEYS);
        String reason = Words.reason(why);
        OPERATION.run(() -> {
            if (sql.update("update core.api_key set revoked_at = now() where id = ? and revoked_at is null", id) == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            audit.record(AuditTrail.INSTALLATION, actor.personId(), "KEY_REVOKE", "key:" + id, reason);
        });
    }
}
