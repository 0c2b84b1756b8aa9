package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.Moment;
import id.kentongan.core.deadline.entity.Pause;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.Timeline;
import id.kentongan.core.escalation.entity.Case;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which step of a case's ladder comes next, and when. Of each phase that runs one moment is planned; the others follow from
 * the ladder, the beginning of the phase and the waits.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Climbs {

    private static final int NUMBERS_OF_A_WAIT = 10_000;

    private final Sql sql;
    private final DatabaseClock clock;
    private final Ladders ladders;
    private final Deadlines deadlines;

    @Inject
    public Climbs(Sql sql, DatabaseClock clock, Ladders ladders, Deadlines deadlines) {
        this.sql = sql;
        this.clock = clock;
        this.ladders = ladders;
        this.deadlines = deadlines;
    }

    /** For the container's proxy. */
    protected Climbs() {
        this.sql = null;
        this.clock = null;
        this.ladders = null;
        this.deadlines = null;
    }

    /** Plans the first moment of a case that nobody has answered and that has not waited: no question to the database. */
    public void begin(Case opened, Writes into) {
        Instant now = clock.instant();
        timeline(opened, Phase.ACCEPT, List.of())
                .next(Set.of(), now)
                .ifPresent(moment -> plan(opened, moment, moment.dueAt(), into));
    }

    /** Plans what comes after the moments that were taken. */
    public void next(Case about, Phase phase, Set<Integer> taken, Writes into) {
        coming(about, phase, taken).ifPresent(moment -> plan(about, moment, moment.dueAt(), into));
    }

    /** Begins a phase, or takes it up again where it was. */
    public void run(Case about, Phase phase, Writes into) {
        next(about, phase, taken(about, phase), into);
    }

    /** Begins the ladder of who has to answer again; what was planned before is not put off by it. */
    public void hasten(Case about, Optional<OffsetDateTime> planned, Writes into) {
        coming(about, Phase.ACCEPT, Set.of()).ifPresent(moment -> {
            Instant due = planned.map(OffsetDateTime::toInstant)
                    .filter(before -> before.isBefore(moment.dueAt()))
                    .orElse(moment.dueAt());
            plan(about, moment, due, into);
        });
    }

    /** Plans a phase by another ladder than before. Nobody has less time than was promised. */
    public void replan(Case about, Phase phase, OffsetDateTime planned, Writes into) {
        coming(about, phase, taken(about, phase)).ifPresent(moment -> {
            Instant before = planned.toInstant();
            plan(about, moment, moment.dueAt().isBefore(before) ? before : moment.dueAt(), into);
        });
    }

    /** When the whole term of the case is over. */
    public Optional<OffsetDateTime> end(Case about) {
        Instant from = about.finishFrom().toInstant();
        return ladder(about)
                .term(about.topic(), about.priority(), Phase.FINISH)
                .or(() -> Optional.ofNullable(about.finish()))
                .map(term -> Timeline.end(
                                term, 100, from, after(from, pauses(about)), ladders.calendar(about.tenantId()))
                        .atOffset(ZoneOffset.UTC));
    }

    private static List<Pause> after(Instant from, List<Pause> pauses) {
        return pauses.stream().filter(pause -> pause.until().isAfter(from)).toList();
    }

    private Ladder ladder(Case about) {
        return ladders.ladder(about.tenantId(), about.preset(), about.ladderVersion());
    }

    /** How long the case has waited since its terms began, the running wait not among it. */
    private static Duration waited(Case about, List<Pause> waits) {
        return after(about.finishFrom().toInstant(), waits).stream()
                .map(pause -> Duration.between(pause.from(), pause.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Optional<Moment> coming(Case about, Phase phase, Set<Integer> taken) {
        return coming(about, phase, taken, stands(phase) ? pauses(about) : List.of());
    }

    /** Whether what is planned of a phase depends on the waits of the case. */
    private static boolean stands(Phase phase) {
        return phase == Phase.ACT || phase == Phase.FINISH || phase == Phase.WAIT;
    }

    /**
     * What comes after the moments that were taken, without a question to the database.
     *
     * @param pauses the waits that are over, the oldest first
     */
    Optional<Moment> coming(Case about, Phase phase, Set<Integer> taken, List<Pause> pauses) {
        return phase == Phase.WAIT
                ? comingOfThisWait(about, taken, pauses)
                : timeline(about, phase, pauses).next(taken, clock.instant());
    }

    /** A case may wait more than once in a round: the moments of each wait have numbers of their own. */
    private Optional<Moment> comingOfThisWait(Case about, Set<Integer> taken, List<Pause> before) {
        int shift = before.size() * NUMBERS_OF_A_WAIT;
        Set<Integer> ofThisOne = taken.stream().map(number -> number - shift).collect(Collectors.toSet());
        return timeline(about, Phase.WAIT, List.of())
                .resumingEarlier(waited(about, before))
                .next(ofThisOne, clock.instant())
                .map(moment -> new Moment(moment.number() + shift, moment.step(), moment.dueAt()));
    }

    private Set<Integer> taken(Case about, Phase phase) {
        return deadlines.taken(about.tenantId(), about.id(), phase, about.countsSince(phase));
    }

    private Timeline timeline(Case about, Phase phase, List<Pause> pauses) {
        List<Step> steps = ladder(about).steps(about.topic(), about.priority(), phase);
        Instant from = beginning(about, phase).toInstant();
        return Timeline.of(steps, about.finish(), from, after(from, pauses), ladders.calendar(about.tenantId()));
    }

    /** The step that a deadline was planned for. */
    public Optional<Step> step(Case about, Phase phase, int number) {
        return ladder(about).steps(about.topic(), about.priority(), phase).stream()
                .filter(step -> step.number() == Moment.stepOf(number))
                .findFirst();
    }

    private static OffsetDateTime beginning(Case about, Phase phase) {
        return switch (phase) {
            case VERIFY -> about.openedAt();
            case ACCEPT -> about.clockFrom();
            case ACT -> orOpened(about, about.acceptedAt());
            case FINISH -> about.finishFrom();
            case WAIT -> orOpened(about, about.waitsFrom());
        };
    }

    private static OffsetDateTime orOpened(Case about, @Nullable OffsetDateTime moment) {
        return moment == null ? about.openedAt() : moment;
    }

    private void plan(Case about, Moment moment, Instant due, Writes into) {
        deadlines.plan(about.tenantId(), about.id(), moment, about.round(), due.atOffset(ZoneOffset.UTC), into);
    }

    // ------------------------------------------------------------ waits

    /** Waits that are over, the oldest first. */
    private List<Pause> pauses(Case about) {
        return sql.list(
                "select began_at, ended_at from core.case_wait where tenant_id = ? and case_id = ?"
                        + " and ended_at is not null order by began_at",
                row -> new Pause(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()),
                about.tenantId(),
                about.id());
    }

    /** The same of many cases, of those whose passed deadline depends on it: no question if there is none. */
    Map<UUID, List<Pause>> pauses(List<DeadlinePassed> passed) {
        List<DeadlinePassed> concerned =
                passed.stream().filter(one -> stands(one.phase())).toList();
        Map<UUID, List<Pause>> pauses = new HashMap<>();
        if (!concerned.isEmpty()) {
            sql.list(
                            "select w.case_id, w.began_at, w.ended_at from unnest(?::int[], ?::uuid[]) as k (tenant_id, id)"
                                    + " join core.case_wait w on w.tenant_id = k.tenant_id and w.case_id = k.id"
                                    + " where w.ended_at is not null order by w.began_at",
                            row -> Map.entry(
                                    row.getObject(1, UUID.class),
                                    new Pause(
                                            row.getObject(2, OffsetDateTime.class)
                                                    .toInstant(),
                                            row.getObject(3, OffsetDateTime.class)
                                                    .toInstant())),
                            concerned.stream()
                                    .mapToInt(DeadlinePassed::tenantId)
                                    .toArray(),
                            Columns.texts(concerned, DeadlinePassed::caseId))
                    .forEach(wait -> pauses.computeIfAbsent(wait.getKey(), any -> new ArrayList<>())
                            .add(wait.getValue()));
        }
        return pauses;
    }

    /** Lets the clocks of a case go on that waited: what was left of its terms is left now. */
    void resume(Case about, OffsetDateTime at, Writes into) {
        if (about.waitsFrom() == null) {
            return;
        }
        about.awaitNoMore();
        deadlines.cancel(about.tenantId(), about.id(), Phase.WAIT);
        waitEnds(about.tenantId(), about.id(), at);
        if (about.idle()) {
            run(about, Phase.ACT, into);
        }
        run(about, Phase.FINISH, into);
    }

    /** Writes down that a wait begins. */
    public void waitBegins(int tenantId, UUID caseId, OffsetDateTime at) {
        sql.update(
                "insert into core.case_wait (tenant_id, case_id, began_at) values (?, ?, ?) on conflict do nothing",
                tenantId,
                caseId,
                at);
    }

    /**
     * Writes down that the running wait is over.
     *
     * @param at not before it began
     */
    public void waitEnds(int tenantId, UUID caseId, OffsetDateTime at) {
        sql.update(
                "update core.case_wait set ended_at = greatest(began_at, ?) where tenant_id = ? and case_id = ?"
                        + " and ended_at is null",
                at,
                tenantId,
                caseId);
    }
}
