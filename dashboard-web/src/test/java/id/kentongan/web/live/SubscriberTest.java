package id.kentongan.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.entity.SessionStage;
import id.kentongan.core.identity.entity.SignInMethod;
import id.kentongan.core.identity.entity.Visit;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private final List<String> sent = new ArrayList<>();
    private final Deque<SendHandler> inFlight = new ArrayDeque<>();
    private final List<Integer> closed = new ArrayList<>();
    private final Visit visit = new Visit(
            UUID.randomUUID(),
            SessionStage.PASSED,
            SignInMethod.PASSWORD,
            false,
            true,
            new Actor(UUID.randomUUID(), "Petugas", Set.of(), false));
    private final Subscriber subscriber = new Subscriber(session(), visit, false);

    @Test
    void one_message_is_in_flight_and_the_order_is_kept() {
        subscriber.send("a");
        subscriber.send("b");
        subscriber.send("c");
        assertThat(sent).containsExactly("a");
        arrive();
        assertThat(sent).containsExactly("a", "b");
        arrive();
        arrive();
        subscriber.send("d");
        assertThat(sent).containsExactly("a", "b", "c", "d");
        assertThat(closed).isEmpty();
    }

    @Test
    void a_page_that_cannot_keep_up_is_asked_to_come_back_later() {
        for (int i = 0; i <= Subscriber.LONGEST_QUEUE; i++) {
            subscriber.send("x" + i);
        }
        assertThat(closed).isEmpty();
        subscriber.send("one too many");
        subscriber.send("and another");
        assertThat(closed).containsExactly(1013);
        assertThat(sent).containsExactly("x0");
    }

    @Test
    void where_writing_does_not_wait_a_few_are_on_their_way_and_the_last_of_them_says_when_they_have_gone() {
        Subscriber writing = new Subscriber(session(), visit, true);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < Subscriber.MOST_UNCONFIRMED + 5; i++) {
            writing.send("x" + i);
            expected.add("x" + i);
        }
        assertThat(sent).containsExactlyElementsOf(expected.subList(0, Subscriber.MOST_UNCONFIRMED));
        assertThat(inFlight).hasSize(1);
        arrive();
        assertThat(sent).containsExactlyElementsOf(expected);
        assertThat(inFlight).isEmpty();
    }

    @Test
    void whoever_reads_nothing_is_sent_away_where_writing_does_not_wait_as_well() {
        Subscriber writing = new Subscriber(session(), visit, true);
        for (int i = 0; i < Subscriber.MOST_UNCONFIRMED + Subscriber.LONGEST_QUEUE; i++) {
            writing.send("x" + i);
        }
        assertThat(closed).isEmpty();
        writing.send("one too many");
        assertThat(closed).containsExactly(1013);
        assertThat(sent).hasSize(Subscriber.MOST_UNCONFIRMED);
    }

    @Test
    void a_failed_send_closes() {
        subscriber.send("a");
        inFlight.remove().onResult(new SendResult(new IllegalStateException("gone")));
        assertThat(closed).hasSize(1);
    }

    private void arrive() {
        inFlight.remove().onResult(new SendResult());
    }

    private Session session() {
        RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (method, arguments) -> {
            sent.add((String) arguments[0]);
            inFlight.add((SendHandler) arguments[1]);
            return null;
        });
        RemoteEndpoint.Basic basic = fake(RemoteEndpoint.Basic.class, (method, arguments) -> new StringWriter() {
            @Override
            public void close() {
                sent.add(toString());
            }
        });
        return fake(Session.class, (method, arguments) -> {
            if (method.equals("getAsyncRemote")) {
                return remote;
            }
            if (method.equals("getBasicRemote")) {
                return basic;
            }
            closed.add(((CloseReason) arguments[0]).getCloseCode().getCode());
            return null;
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
