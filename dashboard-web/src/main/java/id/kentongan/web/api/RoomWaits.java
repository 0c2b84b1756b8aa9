package id.kentongan.web.api;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.chat.room.entity.RoomChanged;
import id.kentongan.chat.talk.boundary.RoomFeeds;
import id.kentongan.core.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Who waits for something to happen in a room where sockets are blocked. Nobody's thread waits: what happens on this node is
 * heard when it is committed, what happens on others is found twice a second, in one question for all rooms.
 */
@ApplicationScoped
public class RoomWaits {

    /** Who waits at a node; a waiting answer costs a connection and some kilobytes. */
    public static final int MOST = 2_000;

    /** Who waits by one person's requests: a telephone, a computer, and the same once more. */
    public static final int MOST_OF_ONE = 4;

    private static final System.Logger LOG = Log.of(RoomWaits.class);
    private static final int LOOK_MILLIS = 500;

    /** One answer that waits; run once, when something has happened, when time is over, or when the node stops. */
    private record Wait(UUID room, UUID whose, long after, AtomicBoolean over, Runnable answer) {}

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();

    @Inject
    private RoomFeeds rooms;

    @Resource
    private ManagedScheduledExecutorService executor;

    /**
     * Calls back once, on another thread.
     *
     * @param whose the person's id, of whom few wait at once
     * @param after number of the last change that is known
     * @param seconds after which it calls back although nothing has happened
     * @return false if too many wait already; then nobody calls back
     */
    public boolean begin(UUID room, UUID whose, long after, int seconds, Runnable answer) {
        boolean many = waits.size() >= MOST
                || waits.stream().filter(each -> each.whose().equals(whose)).count() >= MOST_OF_ONE;
        if (many) {
            return false;
        }
        Wait wait = new Wait(room, whose, after, new AtomicBoolean(), answer);
        waits.add(wait);
        executor.schedule(() -> end(wait), seconds, TimeUnit.SECONDS);
        // What happened between the question and here is found by the first look.
        executor.execute(this::look);
        watchLater();
        return true;
    }

    private void end(Wait wait) {
        if (wait.over().compareAndSet(false, true)) {
            waits.remove(wait);
            wait.answer().run();
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoomChanged news) {
        waits.stream()
                .filter(wait -> wait.room().equals(news.room()))
                .forEach(wait -> executor.execute(() -> end(wait)));
    }

    private void look() {
        try {
            Set<UUID> open = waits.stream().map(Wait::room).collect(Collectors.toSet());
            if (!open.isEmpty()) {
                Map<UUID, Long> heads = rooms.heads(open);
                waits.stream()
                        .filter(wait -> heads.getOrDefault(wait.room(), Long.MAX_VALUE) > wait.after())
                        .forEach(this::end);
            }
        } catch (RuntimeException e) {
            LOG.log(WARNING, "WEB-5008 rooms could not be looked at", e);
        }
    }

    private void watchLater() {
        if (!waits.isEmpty() && watching.compareAndSet(false, true)) {
            executor.schedule(
                    () -> {
                        watching.set(false);
                        look();
                        watchLater();
                    },
                    LOOK_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Whoever waits is answered before the node goes. */
    @PreDestroy
    void stop() {
        Set.copyOf(waits).forEach(this::end);
    }
}
