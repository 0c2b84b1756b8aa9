package id.kentongan.web.live;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.chat.room.entity.RoomChanged;
import id.kentongan.chat.talk.boundary.RoomFeeds;
import id.kentongan.chat.talk.boundary.RoomView;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.logging.Log;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.web.api.RoomFrame;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the open pages of rooms what happens there. That something happened on this node is heard when it is committed; what
 * happened on others is found by looking at all rooms with open pages twice a second, in one question. What it was is read in
 * the database either way, once for all pages.
 */
@ApplicationScoped
public class RoomHub {

    private static final System.Logger LOG = Log.of(RoomHub.class);
    private static final int LOOK_MILLIS = 500;
    private static final int PAGE = TalkDesk.MOST;

    private final Map<UUID, RoomFeed> feeds = new ConcurrentHashMap<>();
    private final AtomicBoolean watching = new AtomicBoolean();

    @Inject
    private TalkDesk desk;

    @Inject
    private RoomFeeds rooms;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** The page hears of its person's rooms from now on; of none if the person may be in none. */
    void join(String socketId, Subscriber page, Actor actor) {
        for (RoomView view : roomsOf(actor)) {
            feeds.compute(view.seat().room(), (id, known) -> {
                RoomFeed feed = known == null ? new RoomFeed(id, view.seat().tenantId(), view.lastChange()) : known;
                feed.add(socketId, page, view.seat().speaker().id());
                return feed;
            });
        }
        watchLater();
    }

    private List<RoomView> roomsOf(Actor actor) {
        try {
            return desk.rooms(actor);
        } catch (TalkRefused | VaultClosed e) {
            return List.of();
        }
    }

    void leave(String socketId) {
        feeds.keySet()
                .forEach(room -> feeds.computeIfPresent(room, (id, feed) -> {
                    feed.remove(socketId);
                    return feed.isEmpty() ? null : feed;
                }));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoomChanged news) {
        RoomFeed feed = feeds.get(news.room());
        if (feed != null) {
            knock(feed);
        }
    }

    private void knock(RoomFeed feed) {
        if (feed.begin()) {
            executor.execute(() -> tell(feed));
        }
    }

    private void tell(RoomFeed feed) {
        try {
            boolean more = true;
            while (more) {
                long known = feed.told();
                Changes news = rooms.after(feed.tenantId(), feed.room(), known, PAGE);
                if (!news.rows().isEmpty()) {
                    feed.told(news.upTo());
                    feed.send(RoomFrame.of(feed.room(), known, news));
                }
                more = news.more() || feed.end();
            }
        } catch (RuntimeException e) {
            // The next look finds the same again.
            feed.stop();
            LOG.log(WARNING, "WEB-5008 the pages of a room could not be told", e);
        }
    }

    private void watch() {
        watching.set(false);
        try {
            Set<UUID> open = Set.copyOf(feeds.keySet());
            if (open.isEmpty()) {
                return;
            }
            rooms.heads(open).forEach((room, head) -> {
                RoomFeed feed = feeds.get(room);
                if (feed != null && feed.told() < head) {
                    knock(feed);
                }
            });
            Set<RoomFeeds.Out> out = rooms.out(open);
            if (!out.isEmpty()) {
                feeds.values().forEach(feed -> feed.expel(out, RoomFrame.out(feed.room())));
            }
        } catch (RuntimeException e) {
            LOG.log(WARNING, "WEB-5008 rooms could not be looked at", e);
        }
        watchLater();
    }

    private void watchLater() {
        if (!feeds.isEmpty() && watching.compareAndSet(false, true)) {
            executor.schedule(this::watch, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
