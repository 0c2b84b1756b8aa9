package id.kentongan.core.live.control;

import id.kentongan.core.identity.entity.SessionsEnded;
import id.kentongan.core.live.entity.SeatsChanged;
import id.kentongan.core.notification.entity.AlertsRaised;
import id.kentongan.core.notification.entity.NoticesWritten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects what has happened on this node since it told the others, each topic once, and remembers which signals of others
 * it has heard.
 */
@ApplicationScoped
public class Signals {

    public static final String UNIT = "unit:";
    public static final String SESSION = "session:";
    public static final String PERSON = "person:";
    public static final String SEATS = "seats:";

    /** Beyond this, what is told later is left out: pages look by themselves once a minute. */
    private static final int MOST = 5_000;

    /** A signal of another node. */
    public record Heard(UUID node, String topic, long version) {}

    private record Source(UUID node, String topic) {}

    private final UUID node = UUID.randomUUID();
    private final AtomicLong versions = new AtomicLong();
    private final Set<String> news = new LinkedHashSet<>();
    private Map<Source, Long> known = Map.of();
    private volatile boolean listening;

    void raised(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertsRaised told) {
        told.alerts().forEach(alert -> say(UNIT + alert.unitId()));
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsEnded gone) {
        gone.sessionIds().forEach(session -> say(SESSION + session));
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesWritten notices) {
        notices.people().forEach(person -> say(PERSON + person));
    }

    void seated(@Observes(during = TransactionPhase.AFTER_SUCCESS) SeatsChanged changed) {
        changed.people().forEach(person -> say(SEATS + person));
    }

    private void say(String topic) {
        synchronized (news) {
            if (news.size() < MOST) {
                news.add(topic);
            }
        }
    }

    /** @param open whether pages are open on this node */
    public void listen(boolean open) {
        listening = open;
    }

    public boolean listening() {
        return listening;
    }

    /** This start of this node. */
    public UUID node() {
        return node;
    }

    /** Grows with each use. */
    public long version() {
        return versions.incrementAndGet();
    }

    /** @return the topics that the others were not told yet */
    public List<String> take() {
        synchronized (news) {
            List<String> taken = List.copyOf(news);
            news.clear();
            return taken;
        }
    }

    /** Gives topics back that could not be told. */
    public void keep(List<String> topics) {
        topics.forEach(this::say);
    }

    /**
     * @param latest all signals of the last seconds
     * @return the topics among them that are new here
     */
    public synchronized Set<String> learn(List<Heard> latest) {
        Set<String> fresh = new LinkedHashSet<>();
        Map<Source, Long> seen = new HashMap<>();
        for (Heard one : latest) {
            Source source = new Source(one.node(), one.topic());
            seen.put(source, one.version());
            if (known.getOrDefault(source, 0L) < one.version()) {
                fresh.add(one.topic());
            }
        }
        known = seen;
        return fresh;
    }
}
