package id.kentongan.core.live.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.live.control.Signals;
import id.kentongan.core.live.entity.SignalsHeard;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells the other nodes for whom there is something new, and hears it from them: one statement for both. Found by their
 * time, with an overlap, and told apart by their version: a commit that becomes visible late is not passed over. A node
 * that dies between a commit and its signal leaves a page to its own look, once a minute.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignalExchange {

    @Inject
    Sql sql;

    @Inject
    Signals signals;

    @Inject
    Event<SignalsHeard> heard;

    /** @param open whether pages are open on this node; as long as none is, nobody else's signals are read */
    public void listen(boolean open) {
        signals.listen(open);
    }

    /** @return how many topics were new here; nothing is asked when there is nothing to say and nobody listens */
    public int exchange() {
        List<String> news = signals.take();
        if (news.isEmpty() && !signals.listening()) {
            return 0;
        }
        Set<String> fresh;
        try {
            fresh = signals.learn(sql.list(
                    """
                    with said as (
                        insert into core.live_signal (node, topic, version, said_at)
                        select ?, t.topic, ?, clock_timestamp() from unnest(?::text[]) as t (topic)
                        on conflict (node, topic)
                            do update set version = excluded.version, said_at = excluded.said_at)
                    select node, topic, version from core.live_signal
                    where node <> ? and said_at > clock_timestamp() - interval '10 seconds'""",
                    row -> new Signals.Heard(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)),
                    signals.node(),
                    signals.version(),
                    news.toArray(String[]::new),
                    signals.node()));
        } catch (RuntimeException e) {
            signals.keep(news);
            throw e;
        }
        SignalsHeard event = new SignalsHeard(
                named(fresh, Signals.UNIT),
                named(fresh, Signals.SESSION),
                named(fresh, Signals.PERSON),
                named(fresh, Signals.SEATS));
        if (!event.isEmpty()) {
            heard.fire(event);
        }
        return fresh.size();
    }

    private static Set<UUID> named(Set<String> topics, String kind) {
        return topics.stream()
                .filter(topic -> topic.startsWith(kind))
                .map(topic -> UUID.fromString(topic.substring(kind.length())))
                .collect(Collectors.toSet());
    }

    /** Takes away what nobody has to hear any more. */
    public void forget() {
        sql.update("delete from core.live_signal where said_at < clock_timestamp() - interval '1 minute'");
    }
}
