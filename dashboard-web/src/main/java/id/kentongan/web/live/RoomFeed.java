package id.kentongan.web.live;

import id.kentongan.chat.talk.boundary.RoomFeeds.Out;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open pages of one room at this node, and how far they have been told. One thread at a time tells them, so that all
 * hear the same in the same order; who knocks meanwhile makes it look once more.
 */
final class RoomFeed {

    private record Listener(Subscriber page, String speaker) {}

    private final UUID room;
    private final int tenantId;
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private long told;
    private int members;
    private boolean telling;
    private boolean again;

    /**
     * @param told number of the last change that whoever comes in first knows
     * @param members how many people that page knows to be in the room
     */
    RoomFeed(UUID room, int tenantId, long told, int members) {
        this.room = room;
        this.tenantId = tenantId;
        this.told = told;
        this.members = members;
    }

    UUID room() {
        return room;
    }

    int tenantId() {
        return tenantId;
    }

    /** @param speaker as whom the page's person is in the room */
    void add(String socketId, Subscriber page, String speaker) {
        listeners.put(socketId, new Listener(page, speaker));
    }

    /** @return whether the page was there */
    boolean remove(String socketId) {
        return listeners.remove(socketId) != null;
    }

    boolean has(String socketId) {
        return listeners.containsKey(socketId);
    }

    /** @return whether there are more or fewer people in the room than the last time */
    synchronized boolean members(int now) {
        boolean other = members != now;
        members = now;
        return other;
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** @return whether the caller has to tell; if not, somebody does already and will look again */
    synchronized boolean begin() {
        again = telling;
        boolean mine = !telling;
        telling = true;
        return mine;
    }

    /** @return whether somebody has knocked meanwhile: then the caller goes on */
    synchronized boolean end() {
        telling = again;
        again = false;
        return telling;
    }

    /** It could not be told: the next knock begins anew. */
    synchronized void stop() {
        telling = false;
        again = false;
    }

    synchronized long told() {
        return told;
    }

    synchronized void told(long upTo) {
        told = upTo;
    }

    void send(String frame) {
        listeners.values().forEach(listener -> listener.page().send(frame));
    }

    /** The room is no more: all hear one word, and then nothing. */
    void end(String frame) {
        send(frame);
        listeners.clear();
    }

    /** Those who were put out hear one word more, and then nothing. */
    void expel(Set<Out> out, String frame) {
        List<Map.Entry<String, Listener>> gone = listeners.entrySet().stream()
                .filter(entry -> out.contains(new Out(room, entry.getValue().speaker())))
                .toList();
        gone.forEach(entry -> {
            listeners.remove(entry.getKey());
            entry.getValue().page().send(frame);
        });
    }
}
