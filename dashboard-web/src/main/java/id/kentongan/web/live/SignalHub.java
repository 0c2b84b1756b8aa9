package id.kentongan.web.live;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.core.logging.Log;
import id.kentongan.core.notification.entity.AlertRaised;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells open pages that there is something new for a unit; what it is they read from the database with their own rights.
 * Signals of a moment are told as one: a burst of a thousand alerts must not become a thousand refreshes.
 */
@ApplicationScoped
public class SignalHub {

    private static final System.Logger LOG = Log.of(SignalHub.class);
    private static final int COALESCE_MILLIS = 250;
    private static final int BEAT_SECONDS = 25;

    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicBoolean> pending = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();
    private final AtomicBoolean beating = new AtomicBoolean();

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private SignIn signIn;

    void raised(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertRaised alert) {
        UUID unit = alert.unitId();
        AtomicBoolean waiting = pending.computeIfAbsent(unit, any -> new AtomicBoolean());
        if (!subscribers.isEmpty() && waiting.compareAndSet(false, true)) {
            executor.schedule(() -> tell(unit, waiting), COALESCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void join(String socketId, Subscriber subscriber) {
        subscribers.put(socketId, subscriber);
        beatLater();
    }

    void leave(String socketId) {
        subscribers.remove(socketId);
    }

    /** Signed out, expired or invalidated: the pages of that session hear nothing more. */
    void ended(String httpSessionId) {
        subscribers.values().stream()
                .filter(subscriber -> subscriber.belongsTo(httpSessionId))
                .forEach(subscriber -> subscriber.close(CloseCodes.VIOLATED_POLICY));
    }

    private void tell(UUID unit, AtomicBoolean waiting) {
        waiting.set(false);
        String signal = signal("unit:" + unit);
        subscribers.values().stream()
                .filter(subscriber -> subscriber.hears(unit))
                .forEach(subscriber -> subscriber.send(signal));
    }

    /** Keeps idle connections open through proxies, and looks again whether each person is still welcome. */
    private void beat() {
        String signal = signal("beat");
        subscribers.values().forEach(subscriber -> {
            try {
                Optional<Actor> actor = signIn.refresh(subscriber.personId());
                actor.ifPresentOrElse(
                        person -> {
                            subscriber.moved(Access.unitsOf(person, Action.HEAR_BOARD));
                            subscriber.send(signal);
                        },
                        () -> subscriber.close(CloseCodes.VIOLATED_POLICY));
            } catch (RuntimeException e) {
                LOG.log(WARNING, "WEB-5002 an open page could not be checked and is closed", e);
                subscriber.close(CloseCodes.TRY_AGAIN_LATER);
            }
        });
        beating.set(false);
        if (!subscribers.isEmpty()) {
            beatLater();
        }
    }

    /** One beat at a time. Whoever joins while the last one ends finds either that beat or plans the next. */
    private void beatLater() {
        if (beating.compareAndSet(false, true)) {
            executor.schedule(this::beat, BEAT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private String signal(String topic) {
        return "{\"topic\":\"" + topic + "\",\"version\":" + versions.incrementAndGet() + "}";
    }
}
