package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Differences;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Government;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.GovernmentFounded;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of governments. Administrators of a government see and change their own, those of the installation all.
 * Code and area never change: tickets begin with the one, and the other says what is governed.
 */
@Stateless
public class TenantDesk {

    /** The zones of Indonesia: Keputusan Presiden 41/1987. */
    public static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Jakarta"), ZoneId.of("Asia/Makassar"), ZoneId.of("Asia/Jayapura"));

    private static final Scope FOUNDING = Scope.system(Scope.Work.OPERATION);

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern HELPDESK = Pattern.compile("[^\\s@<>\"']{1,64}@[A-Za-z0-9.-]{3,255}");
    private static final Pattern HOTLINE = Pattern.compile("[+0-9][0-9 ()-]{4,24}");

    private static final String SELECT = """
            select t.id, t.code, t.area_code, t.name, t.domain, t.zone, t.preset, t.helpdesk, t.hotline, t.version,
                   t.changed_at, a.display_name
            from core.tenant t left join core.account a on a.person_id = t.changed_by""";

    @Inject
    Sql sql;

    @Inject
    AuditTrail audit;

    @Inject
    Histories histories;

    @Inject
    Event<GovernmentFounded> founded;

    /** Those whose settings the actor may see, by name. */
    public List<Government> governments(Actor actor) {
        return sql.list(SELECT + " order by t.name, t.id", TenantDesk::government).stream()
                .filter(known -> Rights.may(actor, Action.READ_GOVERNMENT, matter(known)))
                .toList();
    }

    /** Whether a page offers the actor to change it. */
    public static boolean mayChange(Actor actor, Government government) {
        return Rights.may(actor, Action.CHANGE_GOVERNMENT, matter(government));
    }

    /** What was changed of it, the newest first. */
    public List<HistoryLine> history(Actor actor, int tenantId) {
        demand(actor, Action.READ_GOVERNMENT, tenantId);
        return histories.of(tenantId, "tenant:" + tenantId);
    }

    /** Names of the presets that can be chosen. */
    public List<String> presets() {
        return sql.list("select distinct preset from core.ladder_step order by 1", row -> row.getString(1));
    }

    /**
     * Changes what is different.
     *
     * @param version that the actor saw
     * @throws ChangeRefused if a value cannot be, another government has the domain, or somebody was faster
     */
    public void change(Actor actor, int tenantId, int version, Government.Settings wanted) {
        Government known = demand(actor, Action.CHANGE_GOVERNMENT, tenantId);
        Government.Settings before = known.settings();
        Government.Settings after = checked(wanted, before.preset(), before.zone());
        Scope.tenant(tenantId).run(() -> {
            // One at a time: two governments must not take a domain together.
            sql.one("select pg_advisory_xact_lock(hashtext('core.tenant.domain'))", row -> true);
            boolean taken = sql.one(
                            "select 1 from core.tenant where lower(domain) = ? and id <> ?",
                            row -> true,
                            after.domain(),
                            tenantId)
                    .isPresent();
            if (taken) {
                throw new ChangeRefused(Reason.TAKEN);
            }
            Differences differences = new Differences()
                    .of("name", before.name(), after.name())
                    .of("domain", before.domain(), after.domain())
                    .of("zone", before.zone(), after.zone())
                    .of("preset", before.preset(), after.preset())
                    .of("helpdesk", before.helpdesk(), after.helpdesk())
                    .of("hotline", before.hotline(), after.hotline());
            int changed = sql.update(
                    """
                    update core.tenant set name = ?, domain = ?, zone = ?, preset = ?, helpdesk = ?, hotline = ?,
                        version = version + 1, changed_at = now(), changed_by = ?
                    where id = ? and version = ?""",
                    after.name(),
                    after.domain(),
                    after.zone().getId(),
                    after.preset(),
                    after.helpdesk(),
                    after.hotline(),
                    actor.personId(),
                    tenantId,
                    version);
            if (changed == 0) {
                throw new ChangeRefused(
                        Reason.CHANGED, Optional.ofNullable(known.changedBy()).orElse(""));
            }
            if (!differences.none()) {
                audit.record(tenantId, actor.personId(), "TENANT_CHANGE", "tenant:" + tenantId, differences.toString());
            }
        });
    }

    /** Whether pages offer the actor to found one. */
    public static boolean mayFound(Actor actor) {
        return Rights.may(actor, Action.FOUND_GOVERNMENT, Matter.installation());
    }

    /**
     * Founds one: with an office for each area that it operates, its disaster management agency, the categories that every
     * government starts with, and the supervision by its province. Its first administrator is invited as any other.
     *
     * @param code three letters with which its tickets begin; they never change
     * @param area official code of a kota, a kabupaten or a province
     * @param wanted its settings; helpdesk and hotline may be null
     * @return its id
     * @throws NotPermitted unless the actor administers the installation
     * @throws ChangeRefused if a value cannot be, the code, the domain or the area is another government's already, or the
     *     area is none in force that has a government of its own
     */
    public int found(Actor actor, String code, String area, Government.Settings wanted) {
        Rights.demand(actor, Action.FOUND_GOVERNMENT);
        String letters = code.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(letters).matches()) {
            throw new ChangeRefused(Reason.VALUE);
        }
        Government.Settings settings = checked(wanted, "", ZoneOffset.UTC);
        String place = area.strip();
        return FOUNDING.call(() -> {
            sql.one("select pg_advisory_xact_lock(hashtext('core.tenant.domain'))", row -> true);
            boolean home = sql.one(
                            "select 1 from core.area where code = ? and valid_until is null"
                                    + " and (level = 'PROVINSI' or level = 'KOTA' and kind not like '%-administrasi')",
                            row -> true, place)
                    .isPresent();
            if (!home) {
                throw new ChangeRefused(Reason.NO_SUCH_AREA);
            }
            boolean taken = sql.one(
                            "select 1 from core.tenant where code = ? or lower(domain) = ? or area_code = ?",
                            row -> true,
                            letters,
                            settings.domain(),
                            place)
                    .isPresent();
            if (taken) {
                throw new ChangeRefused(Reason.TAKEN);
            }
            int id = sql.one(
                            "select core.found_government(?, ?, ?, ?, ?, ?, ?)",
                            row -> row.getInt(1),
                            letters,
                            settings.domain(),
                            settings.name(),
                            place,
                            settings.zone().getId(),
                            settings.preset(),
                            actor.personId())
                    .orElseThrow();
            sql.update(
                    "update core.tenant set helpdesk = ?, hotline = ? where id = ?",
                    settings.helpdesk(),
                    settings.hotline(),
                    id);
            audit.record(
                    id,
                    actor.personId(),
                    "TENANT_FOUND",
                    "tenant:" + id,
                    letters + " " + place + " " + settings.domain());
            founded.fire(new GovernmentFounded(id));
            return id;
        });
    }

    private Government.Settings checked(Government.Settings wanted, String knownPreset, ZoneId knownZone) {
        String domain = wanted.domain().strip().toLowerCase(Locale.ROOT);
        boolean presetKnown = wanted.preset().equals(knownPreset) || presets().contains(wanted.preset());
        boolean zoneKnown = wanted.zone().equals(knownZone) || ZONES.contains(wanted.zone());
        if (!DOMAIN.matcher(domain).matches() || !presetKnown || !zoneKnown) {
            throw new ChangeRefused(Reason.VALUE);
        }
        return new Government.Settings(
                Words.name(wanted.name()),
                domain,
                wanted.zone(),
                wanted.preset(),
                fit(wanted.helpdesk(), HELPDESK),
                fit(wanted.hotline(), HOTLINE));
    }

    private static @Nullable String fit(@Nullable String text, Pattern form) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip();
        if (!form.matcher(words).matches()) {
            throw new ChangeRefused(Reason.VALUE);
        }
        return words;
    }

    private Government demand(Actor actor, Action action, int tenantId) {
        return sql.one(SELECT + " where t.id = ?", TenantDesk::government, tenantId)
                .filter(known -> Rights.may(actor, action, matter(known)))
                .orElseThrow(() -> new NotPermitted("no such government for this actor"));
    }

    private static Matter matter(Government government) {
        return Matter.in(government.id(), government.area());
    }

    private static Government government(ResultSet row) throws SQLException {
        return new Government(
                row.getInt(1),
                row.getString(2),
                new AreaCode(row.getString(3)),
                new Government.Settings(
                        row.getString(4),
                        row.getString(5),
                        ZoneId.of(row.getString(6)),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)),
                row.getInt(10),
                row.getObject(11, OffsetDateTime.class),
                row.getString(12));
    }
}
