package id.kentongan.core.administration.control;

import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.NewOffice;
import id.kentongan.core.administration.entity.Office;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must be true of a unit before it is made, moved, ended or opened again. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OfficeRules {

    private final Sql sql;
    private final Offices offices;
    private final Tenants tenants;

    @Inject
    public OfficeRules(Sql sql, Offices offices, Tenants tenants) {
        this.sql = sql;
        this.offices = offices;
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    protected OfficeRules() {
        this.sql = null;
        this.offices = null;
        this.tenants = null;
    }

    /** One change of units at a time: what was looked up stays true until it is written. */
    public void lock() {
        sql.one("select pg_advisory_xact_lock(hashtext('core.unit'))", row -> true);
    }

    /** The area is in force, the government's, and of the tier's level; an agency answers for any part of it. */
    public void requirePlace(NewOffice wanted, AreaCode area) {
        boolean inForce = sql.one(
                        "select 1 from core.area where code = ? and valid_until is null and valid_from <= current_date",
                        row -> true,
                        area.value())
                .isPresent();
        boolean level = wanted.tier() == Tier.AGENCY || wanted.tier().level() == area.level();
        boolean theirs = sql.one(
                        "select area_code from core.tenant where id = ?",
                        row -> new AreaCode(row.getString(1)),
                        wanted.tenantId())
                .filter(home -> home.equals(area)
                        || tenants.operating(area)
                                .filter(operating -> operating.id() == wanted.tenantId())
                                .isPresent())
                .isPresent();
        if (!inForce || !level || !theirs || wanted.outside() && wanted.tier() != Tier.AGENCY) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
    }

    /**
     * No other open unit has the place, nor the key.
     *
     * @param key null for units of the ladder
     */
    public void requireFree(int tenantId, Tier tier, AreaCode area, @Nullable String key) {
        boolean taken = sql.one("""
                        select 1 from core.unit where closed_at is null
                          and (tier <> 'AGENCY' and tier = ? and area_code = ? or tenant_id = ? and agency = ?::text)""", row -> true, tier.name(), area.value(), tenantId, key)
                .isPresent();
        if (taken) {
            throw new ChangeRefused(Reason.TAKEN);
        }
    }

    /** There is such an open unit in that government, and it is another one. */
    public UUID requireOpen(UUID other, int tenantId, UUID than) {
        return offices.find(other)
                .filter(office -> !office.closed() && office.tenantId() == tenantId && !other.equals(than))
                .map(Office::id)
                .orElseThrow(() -> new ChangeRefused(Reason.NO_SUCH_UNIT));
    }

    /** Above it, and not below it at the same time. */
    public void requireParent(UUID id, UUID parent, int tenantId) {
        requireOpen(parent, tenantId, id);
        boolean ring = sql.one("""
                        with recursive up (id) as (
                            select ?::uuid union select u.parent_id from core.unit u join up on up.id = u.id
                            where u.parent_id is not null)
                        select 1 from up where id = ?""", row -> true, parent, id).isPresent();
        if (ring) {
            throw new ChangeRefused(Reason.NO_SUCH_UNIT);
        }
    }

    /**
     * @param changed how many rows the change found in the version that the actor saw
     * @throws ChangeRefused if none: somebody else has changed it since
     */
    public void demandVersion(int changed, UUID id) {
        if (changed == 0) {
            String by = sql.one(
                            "select a.display_name from core.unit u join core.account a on a.person_id = u.changed_by"
                                    + " where u.id = ?",
                            row -> row.getString(1),
                            id)
                    .orElse("");
            throw new ChangeRefused(Reason.CHANGED, by);
        }
    }
}
