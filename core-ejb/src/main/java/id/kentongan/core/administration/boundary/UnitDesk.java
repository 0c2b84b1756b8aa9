package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Differences;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.control.OfficeRules;
import id.kentongan.core.administration.control.Offices;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.administration.entity.NewOffice;
import id.kentongan.core.administration.entity.Office;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which offices a government has: those of the ladder, its agencies, and private recipients outside of it.
 *
 * <p>AD.5 - A unit shall answer for one area on one tier, and an area shall have at most one open unit of a tier.
 */
@Stateless
public class UnitDesk {

    /** The most units that a search shows. */
    public static final int MOST = 50;

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,30}");

    @Inject
    Sql sql;

    @Inject
    Offices offices;

    @Inject
    OfficeRules rules;

    @Inject
    Histories histories;

    @Inject
    AuditTrail audit;

    /**
     * Those that the actor may see, open ones first.
     *
     * @param words parts of names in any order; empty for the first ones
     */
    public List<Office> offices(Actor actor, String words) {
        return offices.find(actor, Action.READ_OFFICES, words, MOST);
    }

    /** @throws NotPermitted if there is none, or the actor may not see it */
    public Office office(Actor actor, UUID id) {
        return offices.demand(actor, Action.READ_OFFICES, id);
    }

    /** What was changed of it and of its staff, the newest first. */
    public List<HistoryLine> history(Actor actor, UUID id) {
        Office office = offices.demand(actor, Action.READ_OFFICES, id);
        return histories.of(office.tenantId(), "unit:" + id);
    }

    /** Who could stand above it or take over from it. */
    public List<Office> around(Actor actor, UUID id) {
        return offices.around(offices.demand(actor, Action.CHANGE_OFFICES, id));
    }

    /** Whether a page offers the actor to change it. */
    public static boolean mayChange(Actor actor, Office office) {
        return Rights.may(actor, Action.CHANGE_OFFICES, Offices.matter(office));
    }

    /**
     * Makes one.
     *
     * @return its id
     * @throws NotPermitted if the actor may not do that there
     * @throws ChangeRefused if the area is not that government's or of another level than the tier, or the place or the key
     *     is taken
     */
    public UUID create(Actor actor, NewOffice wanted) {
        if (!AreaCode.isAreaCode(wanted.area().strip())) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        AreaCode area = new AreaCode(wanted.area().strip());
        Rights.demand(actor, Action.CHANGE_OFFICES, Matter.in(wanted.tenantId(), area));
        rules.requirePlace(wanted, area);
        String name = Words.name(wanted.name());
        String key = wanted.tier() == Tier.AGENCY
                ? Optional.ofNullable(wanted.agency())
                        .map(String::strip)
                        .filter(known -> KEY.matcher(known).matches())
                        .orElseThrow(() -> new ChangeRefused(Reason.VALUE))
                : null;
        return Scope.tenant(wanted.tenantId()).call(() -> {
            rules.lock();
            rules.requireFree(wanted.tenantId(), wanted.tier(), area, key);
            UUID id = UUID.randomUUID();
            if (wanted.parent() != null) {
                rules.requireParent(id, wanted.parent(), wanted.tenantId());
            }
            sql.update(
                    """
                    insert into core.unit (id, tenant_id, tier, area_code, name, agency, outside, parent_id, changed_at,
                        changed_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?::uuid, now(), ?)""",
                    id,
                    wanted.tenantId(),
                    wanted.tier().name(),
                    area.value(),
                    name,
                    key,
                    wanted.outside(),
                    text(wanted.parent()),
                    actor.personId());
            String kind = wanted.tier() + (wanted.outside() ? " outside" : "") + (key == null ? "" : " " + key);
            audit.record(
                    wanted.tenantId(),
                    actor.personId(),
                    "UNIT_CREATE",
                    "unit:" + id,
                    "name: – -> " + name + "\n" + kind + " of " + area);
            return id;
        });
    }

    /**
     * Names it otherwise, or puts it below another office.
     *
     * @param version that the actor saw
     * @param parent the office above; null if it follows from the area
     */
    public void change(Actor actor, UUID id, int version, String name, @Nullable UUID parent) {
        Office office = offices.demandOpen(actor, Action.CHANGE_OFFICES, id);
        String wanted = Words.name(name);
        Scope.tenant(office.tenantId()).run(() -> {
            rules.lock();
            if (parent != null) {
                rules.requireParent(id, parent, office.tenantId());
            }
            rules.demandVersion(sql.update("""
                            update core.unit set name = ?, parent_id = ?::uuid, version = version + 1, changed_at = now(),
                                changed_by = ?
                            where id = ? and version = ? and closed_at is null""", wanted, text(parent), actor.personId(), id, version), id);
            Differences differences =
                    new Differences().of("name", office.name(), wanted).of("parent", office.parentId(), parent);
            if (!differences.none()) {
                write(actor, office, "UNIT_CHANGE", differences.toString());
            }
        });
    }

    private void write(Actor actor, Office office, String action, String detail) {
        audit.record(office.tenantId(), actor.personId(), action, "unit:" + office.id(), detail);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
