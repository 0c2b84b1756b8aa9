package id.kentongan.web.live;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.chat.room.entity.RoomChanged;
import id.kentongan.chat.talk.boundary.RoomFeeds;
import id.kentongan.chat.talk.boundary.RoomView;
import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.live.entity.SeatsChanged;
import id.kentongan.core.live.entity.SignalsHeard;
import id.kentongan.core.logging.Log;
import id.kentongan.core.vault.entity.VaultClosed;
import id.kentongan.web.api.RoomFrame;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

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

    /** Who is in a room is counted every ten seconds. */
    private static final int LOOKS_A_COUNT = 20;

    /** An open page that has asked for rooms. */
    private record Ear(Subscriber page, Actor actor) {}

    private final Map<UUID, RoomFeed> feeds = new ConcurrentHashMap<>();
    private final Map<String, Ear> ears = new ConcurrentHashMap<>();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicBoolean watching = new AtomicBoolean();

    @Inject
    private TalkDesk desk;

    @Inject
    private RoomFeeds rooms;

    @Resource
    private ManagedScheduledExecutorService executor;

    /** The page hears of its person's rooms from now on; of none if the person may be in none. */
    void join(String socketId, Subscriber page, Actor actor) {
        ears.put(socketId, new Ear(page, actor));
        roomsOf(actor).forEach(view -> add(socketId, page, view));
        watchLater();
    }

    private void add(String socketId, Subscriber page, RoomView view) {
        feeds.compute(view.seat().room(), (id, known) -> {
            RoomFeed feed =
                    known == null ? new RoomFeed(id, view.seat().tenantId(), view.lastChange(), view.members()) : known;
            feed.add(socketId, page, view.seat().speaker().id());
            return feed;
        });
    }

    private List<RoomView> roomsOf(Actor actor) {
        try {
            return desk.rooms(actor);
        } catch (TalkRefused | VaultClosed e) {
            return List.of();
        }
    }

    void leave(String socketId) {
        ears.remove(socketId);
        Set.copyOf(feeds.keySet()).forEach(room -> take(socketId, room));
    }

    /** @return whether the page has heard of the room until now */
    private boolean take(String socketId, UUID room) {
        AtomicBoolean heard = new AtomicBoolean();
        feeds.computeIfPresent(room, (id, feed) -> {
            heard.set(feed.remove(socketId));
            return feed.isEmpty() ? null : feed;
        });
        return heard.get();
    }

    /** On this node somebody has moved, joined or left. */
    void seated(@Observes(during = TransactionPhase.AFTER_SUCCESS) SeatsChanged news) {
        seatAnew(news.people());
    }

    /** On another node somebody has. */
    void heard(@Observes SignalsHeard news) {
        seatAnew(news.seats());
    }

    private void seatAnew(Set<UUID> people) {
        if (ears.values().stream().anyMatch(ear -> people.contains(ear.actor().personId()))) {
            executor.execute(() -> ears.forEach((socketId, ear) -> {
                if (people.contains(ear.actor().personId())) {
                    seatAnew(socketId, ear);
                }
            }));
        }
    }

    /** The page of somebody whose rooms are others than before leaves the old ones and hears the new ones. */
    private void seatAnew(String socketId, Ear ear) {
        try {
            List<RoomView> mine = roomsOf(ear.actor());
            Set<UUID> now = mine.stream().map(view -> view.seat().room()).collect(Collectors.toSet());
            Set.copyOf(feeds.keySet()).stream()
                    .filter(room -> !now.contains(room) && take(socketId, room))
                    .forEach(room -> ear.page().send(RoomFrame.left(room)));
            mine.stream().filter(view -> !hears(socketId, view)).forEach(view -> {
                add(socketId, ear.page(), view);
                ear.page().send(RoomFrame.in(view.seat().room()));
            });
            if (!ears.containsKey(socketId)) {
                leave(socketId);
            }
            watchLater();
        } catch (RuntimeException e) {
            // Who does not know which rooms are theirs comes again and is asked.
            LOG.log(WARNING, "WEB-5008 a page could not be led to its rooms and is closed", e);
            ear.page().close(CloseCodes.TRY_AGAIN_LATER);
        }
    }

    private boolean hears(String socketId, RoomView view) {
        RoomFeed feed = feeds.get(view.seat().room());
        return feed != null && feed.has(socketId);
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
            Map<UUID, Long> heads = rooms.heads(open);
            heads.forEach((room, head) -> {
                RoomFeed feed = feeds.get(room);
                if (feed != null && feed.told() < head) {
                    knock(feed);
                }
            });
            open.stream().filter(room -> !heads.containsKey(room)).forEach(this::end);
            Set<RoomFeeds.Out> out = rooms.out(open);
            if (!out.isEmpty()) {
                feeds.values().forEach(feed -> feed.expel(out, RoomFrame.out(feed.room())));
            }
            if (looks.incrementAndGet() % LOOKS_A_COUNT == 0) {
                rooms.members(open).forEach(this::count);
            }
        } catch (RuntimeException e) {
            LOG.log(WARNING, "WEB-5008 rooms could not be looked at", e);
        }
        watchLater();
    }

    private void end(UUID room) {
        RoomFeed feed = feeds.remove(room);
        if (feed != null) {
            feed.end(RoomFrame.left(room));
        }
    }

    private void count(UUID room, int members) {
        RoomFeed feed = feeds.get(room);
        if (feed != null && feed.members(members)) {
            feed.send(RoomFrame.members(room, members));
        }
    }

    private void watchLater() {
        if (!feeds.isEmpty() && watching.compareAndSet(false, true)) {
            executor.schedule(this::watch, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
