package id.kentongan.core.notification.control;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Relation;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.notification.entity.AlertRaised;
import id.kentongan.core.notification.entity.AlertsRaised;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
     * looked at in the same trip, and only while the unit itself has nobody; several alerts of one unit look once.
     */
    private static final String TELL = """
            with alert as (
                select * from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::boolean[], ?::boolean[], ?::text[])
                    as k (tenant_id, id, unit_id, topic, urgent, everybody, kind)),
            place as (
                select p.meant, p.id, p.step from unnest(?::uuid[], ?::uuid[], ?::integer[]) as p (meant, id, step)
                where p.step = 1 or not exists (
                    select from core.membership m
                    where m.unit_id = p.meant and m.role = any (?::text[]) and m.valid_from <= now()
                      and (m.valid_until is null or m.valid_until > now())
                      and (exists (select from core.account a where a.person_id = m.person_id and a.disabled_at is null)
                           or exists (select from core.deputy d
                                      join core.account a on a.person_id = d.person_id and a.disabled_at is null
                                      where d.membership_id = m.id and d.ended_at is null
                                        and d.valid_from <= now() and d.valid_until > now())))),
            post as (
                select p.meant, p.step, m.person_id, m.person_id as holder, m.role, false as deputy
                from place p join core.membership m on m.unit_id = p.id
                join core.account a on a.person_id = m.person_id and a.disabled_at is null
                where m.role = any (?::text[]) and m.valid_from <= now()
                  and (m.valid_until is null or m.valid_until > now())
                union all
                select p.meant, p.step, d.person_id, m.person_id, m.role, true
                from place p join core.membership m on m.unit_id = p.id
                join core.deputy d on d.membership_id = m.id and d.ended_at is null
                    and d.valid_from <= now() and d.valid_until > now()
                join core.account a on a.person_id = d.person_id and a.disabled_at is null
                where m.role = any (?::text[]) and m.valid_from <= now()
                  and (m.valid_until is null or m.valid_until > now())),
            nearest as (select o.meant, min(o.step) as step from post o group by o.meant),
            chosen as (select p.meant, p.id, p.step from nearest n join place p on p.meant = n.meant and p.step = n.step),
            turn as (select c.meant, t.person_id from chosen c cross join lateral core.on_duty(c.id) t (person_id)
                     where exists (select from post o where o.meant = c.meant and o.step = c.step
                                     and o.person_id = t.person_id and not o.deputy)),
            told as (
                select distinct on (k.id, o.person_id) k.id as alert_id, o.person_id, c.id as unit_id,
                    case when c.step > 1 then 'ABOVE' when o.deputy then 'DEPUTY' when t.person_id is not null then 'DUTY'
                         when o.role = 'HEAD' then 'HEAD' else 'MEMBER' end as told_as
                from alert k
                join chosen c on c.meant = k.unit_id
                join post o on o.meant = c.meant and o.step = c.step
                left join turn t on t.meant = c.meant and t.person_id = o.holder
                where t.person_id is not null or not exists (select from turn u where u.meant = c.meant)
                   or k.everybody and (o.deputy or o.role = 'HEAD')
                order by k.id, o.person_id, o.deputy, t.person_id is null, o.role <> 'HEAD'),
            nobody as (
                insert into core.unheard (tenant_id, alert_id, unit_id, told_unit)
                select k.tenant_id, k.id, k.unit_id, c.id from alert k left join chosen c on c.meant = k.unit_id
                where c.step is distinct from 1)
            insert into core.notice (tenant_id, id, person_id, topic, urgent, told_as, kind, alert_id, unit_id)
            select k.tenant_id, core.notice_id(k.id, told.person_id), told.person_id, k.topic, k.urgent, told.told_as,
                   k.kind, k.id, told.unit_id
            from told join alert k on k.id = told.alert_id""";

    /** One of the offices that hear what a unit is told: itself, then those above it. */
    private record Place(UUID meant, UUID unit, int step) {}

    private final Event<AlertsRaised> raised;
    private final Units units;

    @Inject
    public Alerts(Event<AlertsRaised> raised, Units units) {
        this.raised = raised;
        this.units = units;
    }

    /** For the container's proxy. */
    protected Alerts() {
        this.raised = null;
        this.units = null;
    }

    /**
     * Tells units something, and by the rule above some people.
     *
     * @param told what is written in their order; each of another id
     * @param into what the caller writes together
     */
    public void raise(List<AlertRaised> told, Writes into) {
        if (told.isEmpty()) {
            return;
        }
        int[] tenants = told.stream().mapToInt(AlertRaised::tenantId).toArray();
        String[] ids = Columns.texts(told, AlertRaised::alertId);
        String[] meant = Columns.texts(told, AlertRaised::unitId);
        String[] kinds = Columns.texts(told, AlertRaised::kind);
        into.add(
                """
                insert into core.alert (tenant_id, id, unit_id, tier, kind, round, case_id, reference, topic, area_code,
                                        raised_at, created_at)
                select k.*, now()
                from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::uuid[], ?::text[], ?::text[],
                            ?::text[], ?::timestamptz[]) k""",
                tenants,
                ids,
                meant,
                Columns.texts(told, AlertRaised::tier),
                kinds,
                told.stream().mapToInt(AlertRaised::round).toArray(),
                Columns.texts(told, AlertRaised::caseId),
                Columns.texts(told, AlertRaised::reference),
                Columns.texts(told, AlertRaised::topic),
                Columns.texts(told, alert -> alert.caseArea().value()),
                Columns.texts(told, AlertRaised::raisedAt));
        List<Place> places = told.stream()
                .collect(Collectors.toMap(
                        AlertRaised::unitId, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .flatMap(this::places)
                .toList();
        into.add(
                TELL,
                tenants,
                ids,
                meant,
                Columns.texts(told, alert -> NoticeTopic.of(alert.kind())),
                Columns.texts(told, AlertRaised::urgent),
                Columns.texts(told, alert -> NoticeTopic.of(alert.kind()).calledAgain() || alert.urgent()),
                kinds,
                Columns.texts(places, Place::meant),
                Columns.texts(places, Place::unit),
                places.stream().mapToInt(Place::step).toArray(),
                TOLD,
                TOLD,
                TOLD);
        raised.fire(new AlertsRaised(told));
    }

    /** The unit, and those above it from the nearest. */
    private Stream<Place> places(AlertRaised alert) {
        Stream<UUID> above = Stream.of(Tier.KECAMATAN, Tier.PEMKOT, Tier.PEMPROV)
                .filter(tier -> alert.tier() == Tier.AGENCY || tier.compareTo(alert.tier()) > 0)
                .map(tier -> units.forTier(alert.unitArea(), tier))
                .flatMap(Optional::stream)
                .map(Unit::id);
        List<UUID> offices =
                Stream.concat(Stream.of(alert.unitId()), above).distinct().toList();
        return IntStream.range(0, offices.size()).mapToObj(i -> new Place(alert.unitId(), offices.get(i), i + 1));
    }
}
