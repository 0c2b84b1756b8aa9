package id.kentongan.core.notification.control;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Relation;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.notification.entity.AlertRaised;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what a unit is told, and to whom:
 *
 * <ol>
 *   <li>those who have the turn on the unit's rota, and who stands in for them;
 *   <li>nobody has it: everybody of the unit whose role lets them read its reports, and who stands in for them;
 *   <li>reminders, warnings, escalations and emergencies: all deputies of the unit and its head as well;
 *   <li>the unit has nobody whose account is open: the nearest unit above that has somebody is told by the same rule. The
 *       alert stays on the board of the unit that was meant, and {@code core.unheard} keeps that nobody was there.
 * </ol>
 *
 * <p>Roles and deputies count while they are valid, by the database's clock. A deputy is told too when the account of who
 * is away has been closed.
 *
 * <p>NT.1 - While a unit has an open account at itself or above itself, an alert of it shall be somebody's notice (why: an
 * alarm that nobody hears is the failure that the product is there against).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Alerts {

    /** Who can do something about what they are told: private recipients and command centres too, auditors not. */
    private static final String TOLD = Stream.of(Role.values())
            .filter(role -> Action.READ_REPORT.relations(role).contains(Relation.OWN))
            .map(Role::name)
            .collect(Collectors.joining(",", "{", "}"));

    /**
     * Of one person with several posts the first of duty, headship, membership and deputyship counts. Units above are
     * looked at in the same trip, and only while the unit itself has nobody.
     */
    private static final String TELL = """
            with place as (
                select p.id, p.step from unnest(?::uuid[]) with ordinality p (id, step)
                where p.step = 1 or not exists (
                    select from core.membership m
                    where m.unit_id = ?::uuid and m.role = any (?::text[]) and m.valid_from <= now()
                      and (m.valid_until is null or m.valid_until > now())
                      and (exists (select from core.account a where a.person_id = m.person_id and a.disabled_at is null)
                           or exists (select from core.deputy d
                                      join core.account a on a.person_id = d.person_id and a.disabled_at is null
                                      where d.membership_id = m.id and d.ended_at is null
                                        and d.valid_from <= now() and d.valid_until > now())))),
            post as (
                select p.step, m.person_id, m.person_id as holder, m.role, false as deputy
                from place p join core.membership m on m.unit_id = p.id
                join core.account a on a.person_id = m.person_id and a.disabled_at is null
                where m.role = any (?::text[]) and m.valid_from <= now()
                  and (m.valid_until is null or m.valid_until > now())
                union all
                select p.step, d.person_id, m.person_id, m.role, true
                from place p join core.membership m on m.unit_id = p.id
                join core.deputy d on d.membership_id = m.id and d.ended_at is null
                    and d.valid_from <= now() and d.valid_until > now()
                join core.account a on a.person_id = d.person_id and a.disabled_at is null
                where m.role = any (?::text[]) and m.valid_from <= now()
                  and (m.valid_until is null or m.valid_until > now())),
            chosen as (select p.id, p.step from place p where p.step = (select min(step) from post)),
            turn as (select t.person_id from chosen c cross join core.on_duty(c.id) t (person_id)
                     where exists (select from post o
                                   where o.step = c.step and o.person_id = t.person_id and not o.deputy)),
            told as (
                select distinct on (o.person_id) o.person_id,
                    case when c.step > 1 then 'ABOVE' when o.deputy then 'DEPUTY' when t.person_id is not null then 'DUTY'
                         when o.role = 'HEAD' then 'HEAD' else 'MEMBER' end as told_as
                from chosen c join post o on o.step = c.step
                left join turn t on t.person_id = o.holder
                where t.person_id is not null or not exists (select from turn)
                   or ?::boolean and (o.deputy or o.role = 'HEAD')
                order by o.person_id, o.deputy, t.person_id is null, o.role <> 'HEAD'),
            nobody as (
                insert into core.unheard (tenant_id, alert_id, unit_id, told_unit)
                select ?::integer, ?::uuid, ?::uuid, (select id from chosen)
                where not exists (select from chosen where step = 1))
            insert into core.notice (tenant_id, id, person_id, topic, urgent, told_as, kind, alert_id, unit_id)
            select ?::integer, core.notice_id(?::uuid, told.person_id), told.person_id, ?::text, ?::boolean, told.told_as,
                   ?::text, ?::uuid, (select id from chosen)
            from told""";

    private final Event<AlertRaised> raised;
    private final Units units;

    @Inject
    public Alerts(Event<AlertRaised> raised, Units units) {
        this.raised = raised;
        this.units = units;
    }

    /** For the container's proxy. */
    protected Alerts() {
        this.raised = null;
        this.units = null;
    }

    /**
     * Tells a unit something, and by the rule above some people.
     *
     * @param round how often it is told this, from 1
     * @param into what the caller writes together
     */
    public void raise(AlertRaised alert, int round, Writes into) {
        into.add(
                """
                insert into core.alert (tenant_id, id, unit_id, tier, kind, round, case_id, reference, topic, area_code,
                                        raised_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())""",
                alert.tenantId(),
                alert.alertId(),
                alert.unitId(),
                alert.tier().name(),
                alert.kind().name(),
                round,
                alert.caseId(),
                alert.reference(),
                alert.topic(),
                alert.caseArea().value(),
                alert.raisedAt());
        NoticeTopic topic = NoticeTopic.of(alert.kind());
        into.add(
                TELL,
                places(alert),
                alert.unitId(),
                TOLD,
                TOLD,
                TOLD,
                topic.calledAgain() || alert.urgent(),
                alert.tenantId(),
                alert.alertId(),
                alert.unitId(),
                alert.tenantId(),
                alert.alertId(),
                topic.name(),
                alert.urgent(),
                alert.kind().name(),
                alert.alertId());
        raised.fire(alert);
    }

    /** The unit, and those above it from the nearest. */
    private String places(AlertRaised alert) {
        Stream<UUID> above = Stream.of(Tier.KECAMATAN, Tier.PEMKOT, Tier.PEMPROV)
                .filter(tier -> alert.tier() == Tier.AGENCY || tier.compareTo(alert.tier()) > 0)
                .map(tier -> units.forTier(alert.unitArea(), tier))
                .flatMap(Optional::stream)
                .map(Unit::id);
        return Stream.concat(Stream.of(alert.unitId()), above)
                .distinct()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
