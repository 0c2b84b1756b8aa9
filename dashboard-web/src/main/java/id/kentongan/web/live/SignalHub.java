package id.kentongan.web.live;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.health.boundary.Farewell;
import id.kentongan.core.identity.boundary.SessionDesk;
import id.kentongan.core.identity.entity.SessionsEnded;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.live.boundary.SignalExchange;
import id.kentongan.core.live.entity.SignalsHeard;
import id.kentongan.core.logging.Log;
import id.kentongan.core.notification.entity.AlertsRaised;
import id.kentongan.core.notification.entity.NoticesWritten;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages that there is something new for a unit; what it is they read from the database with their own rights.
 * Signals of a moment are told as one: a burst of a thousand alerts must not become a thousand refreshes.
 */
@ApplicationScoped
public class SignalHub {

    private static final System.Logger LOG = Log.of(SignalHub.class);
    private static final int COALESCE_MILLIS = 250;
    private static final int AREA_MILLIS = 1_000;
    private static final int LOOK_SECONDS = 1;
    private static final int LOOKS_A_BEAT = 24;

    /** The person has opened more pages since; coming back would only close another one. */
    private static final int TOO_MANY_PAGES = 4001;

    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicBoolean> pending = new ConcurrentHashMap<>();
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean areasPending = new AtomicBoolean();
    private final AtomicLong versions = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicBoolean watching = new AtomicBoolean();
    private Seats seats = new Seats(1, 1);
    private @Nullable Parting parting;

    @Inject
    private Settings settings;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private SessionDesk sessions;

    @Inject
    private SignalExchange signals;

    @Inject
    private Farewell farewell;

    @Inject
    private AreaDirectory areas;

    @PostConstruct
    void furnish() {
        seats = new Seats(
                settings.number("kentongan.bounds.sockets.person", 10, 1, 1_000),
                settings.number("kentongan.bounds.sockets.address", 200, 1, 100_000));
    }

    void raised(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertsRaised told) {
        told.alerts().forEach(alert -> tellSoon(alert.unitId()));
    }

    /** What happened on other nodes. */
    void heard(@Observes SignalsHeard news) {
        news.units().forEach(this::tellSoon);
        close(news.sessions());
        tellInboxes(news.people());
    }

    private void tellSoon(UUID unit) {
        AtomicBoolean waiting = pending.computeIfAbsent(unit, any -> new AtomicBoolean());
        if (!subscribers.isEmpty() && waiting.compareAndSet(false, true)) {
            executor.schedule(() -> tell(unit, waiting), COALESCE_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (subscribers.values().stream().anyMatch(Subscriber::watchesArea)) {
            told.add(unit);
            if (areasPending.compareAndSet(false, true)) {
                executor.schedule(this::tellAreas, AREA_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Whatever happened in an area within a second is one signal: a flood must not fill the queues of its screens. */
    private void tellAreas() {
        areasPending.set(false);
        Set<UUID> moment = Set.copyOf(told);
        told.removeAll(moment);
        List<Unit> units =
                moment.stream().flatMap(id -> areas.unit(id).stream()).toList();
        String signal = signal("area");
        subscribers.values().stream()
                .filter(subscriber -> units.stream().anyMatch(subscriber::watches))
                .forEach(subscriber -> subscriber.send(signal));
    }

    /** There is something in these people's inboxes; nothing but that goes to their pages. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesWritten notices) {
        tellInboxes(notices.people());
    }

    private void tellInboxes(Set<UUID> people) {
        if (subscribers.isEmpty() || people.isEmpty()) {
            return;
        }
        String signal = signal("notices");
        subscribers.values().stream()
                .filter(Subscriber::admitted)
                .filter(subscriber -> people.contains(subscriber.visit().personId()))
                .forEach(subscriber -> subscriber.send(signal));
    }

    /** An open page that has yet to show its ticket; the person's oldest one goes when there are too many. */
    void join(String socketId, Subscriber subscriber) {
        subscribers.put(socketId, subscriber);
        signals.listen(true);
        seats.take(socketId, subscriber.visit().personId())
                .map(subscribers::get)
                .ifPresent(oldest -> oldest.close(CloseCodes.getCloseCode(TOO_MANY_PAGES)));
        watchLater();
    }

    /** @return the page that has shown no ticket yet; empty when it has, or has gone */
    Optional<Subscriber> waiting(String socketId) {
        return Optional.ofNullable(subscribers.get(socketId)).filter(subscriber -> !subscriber.admitted());
    }

    /**
     * The ticket was good: the page hears from now on, and a first word tells it so.
     *
     * @param address where the ticket was asked from
     */
    void admit(String socketId, Subscriber subscriber, String address) {
        if (seats.settle(socketId, address)) {
            subscriber.admit();
            subscriber.send(signal("beat"));
        } else {
            subscriber.close(CloseCodes.TRY_AGAIN_LATER);
        }
    }

    void leave(String socketId) {
        subscribers.remove(socketId);
        seats.leave(socketId);
    }

    /** The pages of those sessions hear nothing more. */
    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsEnded gone) {
        close(gone.sessionIds());
    }

    private void close(Set<UUID> sessionIds) {
        subscribers.values().stream()
                .filter(subscriber -> sessionIds.contains(subscriber.sessionId()))
                .forEach(subscriber -> subscriber.close(CloseCodes.VIOLATED_POLICY));
    }

    private void tell(UUID unit, AtomicBoolean waiting) {
        waiting.set(false);
        String signal = signal("unit:" + unit);
        subscribers.values().stream()
                .filter(subscriber -> subscriber.hears(unit))
                .forEach(subscriber -> subscriber.send(signal));
    }

    /**
     * Looks whether the sessions of all open pages still go on, in one question, and closes those that have ended,
     * wherever that was. Now and then it says a word, which keeps idle connections open through proxies.
     */
    private void watch() {
        part();
        try {
            Set<UUID> open =
                    subscribers.values().stream().map(Subscriber::sessionId).collect(Collectors.toSet());
            Map<UUID, Visit> visits = sessions.look(open);
            subscribers.values().stream()
                    .filter(subscriber -> open.contains(subscriber.sessionId()))
                    .forEach(subscriber -> check(subscriber, Optional.ofNullable(visits.get(subscriber.sessionId()))));
            subscribers.values().stream()
                    .filter(Subscriber::overdue)
                    .forEach(subscriber -> subscriber.close(CloseCodes.VIOLATED_POLICY));
        } catch (RuntimeException e) {
            LOG.log(WARNING, "WEB-5002 open pages could not be checked and are closed", e);
            subscribers.values().forEach(subscriber -> subscriber.close(CloseCodes.TRY_AGAIN_LATER));
        }
        if (looks.incrementAndGet() % LOOKS_A_BEAT == 0) {
            String signal = signal("beat");
            subscribers.values().stream().filter(Subscriber::admitted).forEach(subscriber -> subscriber.send(signal));
        }
        watching.set(false);
        signals.listen(!subscribers.isEmpty());
        if (!subscribers.isEmpty()) {
            watchLater();
        }
    }

    /** Told that the service begins anew (1012), a page comes again at once, and is led to another node. */
    private void part() {
        if (!farewell.begun()) {
            return;
        }
        long now = System.nanoTime();
        Parting begun = parting;
        if (begun == null) {
            begun = new Parting(farewell.seconds(), now);
            parting = begun;
        }
        subscribers.values().stream()
                .limit(begun.due(subscribers.size(), now))
                .forEach(subscriber -> subscriber.close(CloseCodes.SERVICE_RESTART));
    }

    private static void check(Subscriber subscriber, Optional<Visit> visit) {
        visit.ifPresent(subscriber::moved);
        if (visit.isEmpty() || subscriber.deaf()) {
            subscriber.close(CloseCodes.VIOLATED_POLICY);
        }
    }

    /** One look at a time. Whoever joins while the last one ends finds either that one or plans the next. */
    private void watchLater() {
        if (watching.compareAndSet(false, true)) {
            executor.schedule(this::watch, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private String signal(String topic) {
        return "{\"topic\":\"" + topic + "\",\"version\":" + versions.incrementAndGet() + "}";
    }
}
