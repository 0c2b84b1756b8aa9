package id.kentongan.web.live;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many live pages may be open at this node: of one person the newest few, from one address so many that an office
 * behind one line has room. Nothing stays of who has left.
 */
final class Seats {

    private record Seat(UUID person, @Nullable String address) {}

    private final int ofPerson;
    private final int ofAddress;
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<UUID, Set<String>> people = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();

    /**
     * @param ofPerson open sockets of one person, 1 or more
     * @param ofAddress open sockets from one address, 1 or more
     */
    Seats(int ofPerson, int ofAddress) {
        this.ofPerson = ofPerson;
        this.ofAddress = ofAddress;
    }

    /**
     * Sits down, before a ticket was shown.
     *
     * @return the person's oldest socket, which has to go
     */
    synchronized Optional<String> take(String socketId, UUID person) {
        Set<String> own = people.computeIfAbsent(person, any -> new LinkedHashSet<>());
        Optional<String> oldest =
                own.size() < ofPerson ? Optional.empty() : own.stream().findFirst();
        oldest.ifPresent(this::leave);
        people.computeIfAbsent(person, any -> own).add(socketId);
        seats.put(socketId, new Seat(person, null));
        return oldest;
    }

    /** @return whether there is room for one more from this address */
    synchronized boolean settle(String socketId, String address) {
        Seat seat = seats.get(socketId);
        if (seat == null || seat.address() != null || addresses.getOrDefault(address, 0) >= ofAddress) {
            return false;
        }
        addresses.merge(address, 1, Integer::sum);
        seats.put(socketId, new Seat(seat.person(), address));
        return true;
    }

    /** Once or again. */
    synchronized void leave(String socketId) {
        Seat seat = seats.remove(socketId);
        if (seat == null) {
            return;
        }
        people.computeIfPresent(seat.person(), (any, own) -> own.remove(socketId) && own.isEmpty() ? null : own);
        if (seat.address() != null) {
            addresses.computeIfPresent(seat.address(), (any, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized int taken() {
        return seats.size() + people.size() + addresses.size();
    }
}
