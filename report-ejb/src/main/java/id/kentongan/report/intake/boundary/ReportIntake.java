package id.kentongan.report.intake.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.disaster.control.Disasters;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseKind;
import id.kentongan.core.escalation.entity.NewCase;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.NamedPlace;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.People;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.PhotoStore;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.routing.Incidents;
import id.kentongan.report.control.routing.Route;
import id.kentongan.report.control.routing.RoutingTable;
import id.kentongan.report.control.verification.Examiner;
import id.kentongan.report.control.verification.VerificationQueue;
import id.kentongan.report.entity.Answers;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.PhotoMoment;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.TrackingCode;
import id.kentongan.report.entity.routing.RoutingMatter;
import id.kentongan.report.intake.control.FiledKeys;
import id.kentongan.report.intake.control.ReportAccepted;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports in. Report, history, case, first deadline and the message to the first unit commit together; no broker
 * is asked, so a report is accepted while the broker is away and the officers hear of it later. What its author tells about
 * themselves goes to the vault in the same transaction and, as everything else, in the same round trip.
 */
@Stateless
public class ReportIntake {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Categories categories;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private CaseTerms terms;

    @Inject
    private RoutingTable routing;

    @Inject
    private Incidents incidents;

    @Inject
    private Examiner examiner;

    @Inject
    private VerificationQueue verification;

    @Inject
    private People people;

    @Inject
    private PhotoStore photos;

    @Inject
    private Disasters disasters;

    @Inject
    private DatabaseClock clock;

    @Inject
    private FiledKeys keys;

    @Inject
    private Sql sql;

    @Inject
    private Event<ReportAccepted> accepted;

    /**
     * Files a report. Who may have to send it again gives a key.
     *
     * @throws UnknownCategory if the tenant has no such category, or it takes no new reports
     * @throws id.kentongan.report.entity.InvalidAnswers if the category asks something else
     * @throws OutsideJurisdiction if the place is not the tenant's
     * @throws id.kentongan.core.organisation.entity.InvalidPosition if it is no place on the globe
     */
    public Receipt file(NewReport wanted) {
        return Scope.tenant(wanted.tenant().id())
                .call(() -> store(wanted, prepare(wanted, at -> TrackingCode.random())));
    }

    /**
     * Files a report once, however often it is sent with the same key.
     *
     * @throws IdempotencyKeyReused if the key was used for another report
     * @see #file(NewReport)
     */
    public Receipt file(NewReport wanted, IdempotencyKey key) {
        return Scope.tenant(wanted.tenant().id()).call(() -> once(wanted, key));
    }

    private Receipt once(NewReport wanted, IdempotencyKey key) {
        int tenantId = wanted.tenant().id();
        Optional<FiledKeys.Earlier> earlier = keys.find(tenantId, key.hash());
        if (earlier.isPresent()) {
            return repeat(wanted, key, earlier.get());
        }
        Prepared prepared = prepare(wanted, key::trackingCode);
        Report report = prepared.report();
        if (keys.claim(
                tenantId, key.hash(), wanted.fingerprint(), report.ticket().value(), report.receivedAt())) {
            return store(wanted, prepared);
        }
        return repeat(wanted, key, keys.find(tenantId, key.hash()).orElseThrow());
    }

    private Receipt repeat(NewReport wanted, IdempotencyKey key, FiledKeys.Earlier earlier) {
        if (!earlier.requestHash().equals(wanted.fingerprint())) {
            throw new IdempotencyKeyReused();
        }
        Report report = reports.find(wanted.tenant().id(), new Ticket(earlier.ticket()))
                .orElseThrow(() -> new IllegalStateException("a key without its report " + earlier.ticket()));
        TrackingCode code = key.trackingCode(report.receivedAt());
        return new Receipt(
                report.ticket().value(),
                report.trackedBy(code) ? code.value() : null,
                report.receivedAt(),
                report.expectedAt(),
                report.place(areas.path(report.area())));
    }

    /**
     * A report that is complete but not stored.
     *
     * @param raised whether a disaster makes its category an emergency
     */
    private record Prepared(
            Report report,
            Category category,
            boolean raised,
            Placement.Found place,
            Route route,
            TrackingCode trackingCode,
            @Nullable String answers) {}

    private Prepared prepare(NewReport wanted, Function<OffsetDateTime, TrackingCode> code) {
        Category usual = categories
                .find(wanted.tenant().id(), wanted.categoryCode())
                .filter(known -> !known.retired())
                .orElseThrow(() -> new UnknownCategory(wanted.categoryCode()));
        String answers = Answers.check(usual, wanted.attributes());
        NamedPlace at = place(wanted);
        Placement.Found place = at.place();
        OffsetDateTime now = clock.now();
        // Route, terms and the queue of verification follow from what it is now (DM.1).
        boolean raised = !usual.emergency() && disasters.raises(wanted.tenant().id(), usual.code(), place.area(), now);
        Category category = raised ? usual.raised() : usual;
        Route route = routing.route(
                wanted.tenant(),
                category,
                new RoutingMatter(
                        category.code(),
                        category.emergency(),
                        place.area(),
                        wanted.attributes(),
                        now.atZoneSameInstant(wanted.tenant().zone()).toLocalDateTime()));
        TrackingCode trackingCode = code.apply(now);
        Report report = Report.file(
                wanted.tenant(),
                category.code(),
                at.lat(),
                at.lon(),
                place,
                wanted.address(),
                wanted.description(),
                wanted.channel(),
                trackingCode,
                expectedEnd(wanted.tenant(), category).orElse(null),
                now);
        return new Prepared(report, category, raised, place, route, trackingCode, answers);
    }

    private NamedPlace place(NewReport wanted) {
        @Nullable AreaCode named = wanted.named();
        if (named != null) {
            return areas.named(wanted.tenant(), named)
                    .orElseThrow(() -> new OutsideJurisdiction(
                            new Placement.Outside(Optional.empty(), Optional.empty(), OptionalInt.empty(), false)));
        }
        Placement placement = areas.locate(wanted.tenant(), wanted.lat(), wanted.lon());
        if (placement instanceof Placement.Outside outside) {
            throw new OutsideJurisdiction(outside);
        }
        return new NamedPlace(wanted.lat(), wanted.lon(), (Placement.Found) placement);
    }

    /** By the government's own ladder, else by the class of the category. */
    private Optional<OffsetDateTime> expectedEnd(Tenant tenant, Category category) {
        return terms.finish(tenant, category.code(), priority(category), ofItsClass(tenant, category))
                .map(term -> terms.expectedEnd(tenant, term));
    }

    private Optional<Term> ofItsClass(Tenant tenant, Category category) {
        return categories.finish(terms.preset(tenant), category);
    }

    private static Priority priority(Category category) {
        return category.emergency() ? Priority.EMERGENCY : Priority.NORMAL;
    }

    private Receipt store(NewReport wanted, Prepared prepared) {
        Report report = prepared.report();
        Writes writes = new Writes();
        Route route = prepared.route();
        Unit told = route.unit();
        cases.open(
                new NewCase(
                        CaseKind.REPORT,
                        wanted.tenant(),
                        report.id(),
                        report.ticket().value(),
                        report.categoryCode(),
                        report.area(),
                        priority(prepared.category()),
                        ofItsClass(wanted.tenant(), prepared.category()).orElse(null)),
                told,
                route.also(),
                writes);
        List<ReportEvent> lines = new ArrayList<>(List.of(report.filed(told)));
        if (prepared.raised()) {
            lines.add(report.raisedInDisaster());
        }
        if (route.broken() != null) {
            lines.add(report.rerouted(route.broken(), told, report.receivedAt()));
        }
        Examiner.Finding finding = examiner.examine(
                wanted.tenant(),
                wanted.reporter(),
                wanted.description(),
                wanted.address(),
                prepared.place(),
                () -> areas.nameable(wanted.tenant()).stream()
                        .map(AreaDirectory.Nameable::name)
                        .toList());
        if (finding.verified()) {
            lines.add(report.verifiedByRules());
        }
        reports.add(report, lines, route, prepared.answers(), writes);
        verification.enter(wanted.tenant(), prepared.category(), report, finding.flags(), writes);
        photos.add(report.tenantId(), report.id(), PhotoMoment.BEFORE, wanted.photos(), report.receivedAt(), writes);
        people.keep(wanted.tenant().id(), report.id(), wanted.reporter(), writes);
        sql.write(writes);
        if (route.broken() != null) {
            incidents.broken(
                    report.tenantId(), route.broken(), told, report.ticket().value());
        }
        accepted.fire(new ReportAccepted(wanted.tenant().code(), wanted.channel()));
        return new Receipt(
                report.ticket().value(),
                prepared.trackingCode().value(),
                report.receivedAt(),
                report.expectedAt(),
                prepared.place());
    }
}
