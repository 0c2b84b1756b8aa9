package id.kentongan.core.operation.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.access.boundary.DenialDesk;
import id.kentongan.core.administration.boundary.UnitEndDesk;
import id.kentongan.core.audit.boundary.AuditSealer;
import id.kentongan.core.deadline.boundary.DeadlineSweep;
import id.kentongan.core.escalation.boundary.CaseDesk;
import id.kentongan.core.health.boundary.MachineWatch;
import id.kentongan.core.identity.boundary.CitizenAccounts;
import id.kentongan.core.identity.boundary.SessionDesk;
import id.kentongan.core.limit.boundary.LimitExchange;
import id.kentongan.core.live.boundary.SignalExchange;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.notification.boundary.NoticePlanning;
import id.kentongan.core.notification.boundary.NoticeSending;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.operation.entity.Pace;
import id.kentongan.core.operation.entity.SecondPassed;
import id.kentongan.core.outbox.boundary.OutboxRelay;
import id.kentongan.core.reveal.boundary.NoticeDelivery;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Knocks at regular times. It decides nothing: what is due is found in the database by whoever is knocked at, so a tick
 * that is late, missed or doubled on two nodes changes only how soon.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Clockwork {

    private static final Logger LOG = Log.of(Clockwork.class);
    private static final int SWEEP_BATCH = 200;
    private static final int SEAL_BATCH = 1_000;
    private static final int PLAN_BATCH = 500;
    private static final int WATCH_MILLIS = 250;

    private enum Work {
        RELAY(250),
        SWEEP(1_000),
        BEAT(1_000),
        LIMITS(1_000),
        SIGNALS(500),
        MACHINE(5_000),
        RESEND(60_000),
        FORGET_LIMITS(60_000),
        FORGET_SIGNALS(60_000),
        FORGET_SESSIONS(600_000),
        DENIALS(60_000),
        NOTICES(60_000),
        PLAN_NOTICES(1_000),
        SEND_MAIL(2_000),
        SEND_PUSHES(2_000),
        SEND_SHORT_MESSAGES(2_000),
        END_UNITS(60_000),
        SEAL(1_000),
        WITNESS(600_000),
        PARTITIONS(6 * 3_600_000);

        private final long everyMillis;

        Work(long everyMillis) {
            this.everyMillis = everyMillis;
        }
    }

    @Resource
    private TimerService timers;

    @Resource
    private ManagedScheduledExecutorService intervals;

    @Resource
    private SessionContext self;

    @Inject
    private OutboxRelay relay;

    @Inject
    private CaseDesk cases;

    @Inject
    private DeadlineSweep sweep;

    @Inject
    private Partitions partitions;

    @Inject
    private Event<SecondPassed> secondPassed;

    @Inject
    private Meters meters;

    @Inject
    private LimitExchange limits;

    @Inject
    private SignalExchange signals;

    @Inject
    private MachineWatch machine;

    @Inject
    private DenialDesk denials;

    @Inject
    private SessionDesk sessions;

    @Inject
    private CitizenAccounts citizens;

    @Inject
    private NoticeDelivery notices;

    @Inject
    private NoticePlanning planning;

    @Inject
    private NoticeSending sending;

    @Inject
    private UnitEndDesk units;

    @Inject
    private AuditSealer sealer;

    private final Map<Work, Pace> paces = new EnumMap<>(Work.class);
    private final Map<Work, AtomicBoolean> failing = new EnumMap<>(Work.class);
    private @Nullable ScheduledFuture<?> watch;

    /** Timers are made here and not by annotation: GlassFish fires short annotated ones before the beans are ready. */
    @PostConstruct
    void start() {
        for (Work work : Work.values()) {
            paces.put(work, new Pace(Duration.ofMillis(work.everyMillis), System.nanoTime()));
            failing.put(work, new AtomicBoolean());
            timers.createIntervalTimer(work.everyMillis, work.everyMillis, new TimerConfig(work.name(), false));
        }
        watch = intervals.scheduleAtFixedRate(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ScheduledFuture<?> looking = watch;
        if (looking != null) {
            looking.cancel(false);
        }
    }

    @Timeout
    void tick(Timer timer) {
        Work work = Work.valueOf((String) timer.getInfo());
        if (paces.get(work).knocked(System.nanoTime())) {
            carryOut(work);
        }
    }

    /**
     * The timers of some servers go by the machine's clock: put back an hour, they stand still for an hour. Intervals that
     * no clock changes see that, and have the work done meanwhile.
     */
    private void look() {
        for (Work work : Work.values()) {
            Pace pace = paces.get(work);
            if (pace.stoodStill(System.nanoTime())) {
                try {
                    self.getBusinessObject(Clockwork.class).carryOutBeside(work.name());
                } catch (EJBException | IllegalStateException e) {
                    // The server ends, or has no thread left: the next look asks again.
                    pace.ended();
                }
            }
        }
    }

    /**
     * Does what the watch has found, in a thread of the container's: the standard executors of some servers have one thread
     * in all, in which each kind of work would wait for all the others.
     *
     * @param work name of a kind of work whose pace has begun it
     */
    @Asynchronous
    public void carryOutBeside(String work) {
        carryOut(Work.valueOf(work));
    }

    private void carryOut(Work work) {
        long began = System.nanoTime();
        Correlation tick = Correlation.enter(null);
        try {
            perform(work);
            failing.get(work).set(false);
        } catch (RuntimeException e) {
            // An exception would make some containers drop the timer. One line for each outage, not one for each tick.
            if (failing.get(work).compareAndSet(false, true)) {
                LOG.log(WARNING, "COR-5003 " + work + " failed and is tried again at each tick", e);
            }
        } finally {
            meters.histogram("kentongan_clockwork_seconds", "work", work.name().toLowerCase(Locale.ROOT))
                    .observeSince(began);
            tick.leave();
            paces.get(work).ended();
        }
    }

    private void perform(Work work) {
        switch (work) {
            case RELAY -> relay.relay();
            case SWEEP -> {
                while (sweep.sweep(SWEEP_BATCH) > 0) {
                    // the next batch in its own transaction
                }
            }
            case BEAT -> secondPassed.fire(new SecondPassed());
            case LIMITS -> limits.exchange();
            case SIGNALS -> signals.exchange();
            case FORGET_LIMITS -> limits.forget();
            case FORGET_SIGNALS -> signals.forget();
            case FORGET_SESSIONS -> {
                sessions.purge();
                citizens.purge();
            }
            case DENIALS -> denials.write();
            case NOTICES -> notices.deliver();
            case PLAN_NOTICES -> {
                while (planning.plan(PLAN_BATCH) == PLAN_BATCH) {
                    // the next batch in its own transaction
                }
                planning.reportUnheard();
            }
            case SEND_MAIL -> sending.send(NoticeChannel.E_MAIL);
            case SEND_PUSHES -> sending.send(NoticeChannel.PUSH);
            case SEND_SHORT_MESSAGES -> sending.send(NoticeChannel.SMS);
            case END_UNITS -> units.closeDue();
            case MACHINE -> machine.look();
            case RESEND -> {
                relay.resendStale();
                cases.resendKnown();
            }
            case SEAL -> {
                while (sealer.seal(SEAL_BATCH) == SEAL_BATCH) {
                    // the next batch in its own transaction
                }
            }
            case WITNESS -> sealer.witness();
            case PARTITIONS -> partitions.ensure();
        }
    }
}
