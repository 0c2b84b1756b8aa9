package id.kentongan.st.measure;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that costs little: one thread with many connections. In the open model requests leave by the clock, whatever
 * was answered, and their time counts from when they should have left; how much later they left is told too. Nothing is
 * tried a second time: a connection that the server closes instead of answering is a request without an answer.
 */
final class OpenLoad {

    private static final int MOST_CONNECTIONS = 3_000;
    private static final long ANSWER_NANOS = 30_000_000_000L;

    /** Well below the time after which the server closes what is idle. */
    private static final long IDLE_NANOS = 5_000_000_000L;

    private static final long LOOK_NANOS = 500_000_000L;
    private static final int BUFFER = 64 * 1024;
    private static final double NANOS = 1e9;

    /** What is asked, ten in turn: five reports, four lists, one page. */
    enum Kind {
        REPORT,
        LIST,
        PAGE;

        static Kind of(long number) {
            int turn = (int) (number % 10);
            return turn == 9 ? PAGE : turn % 2 == 0 ? REPORT : LIST;
        }
    }

    /**
     * What became of a request.
     *
     * @param planned when it should have left, in nanoseconds
     * @param status 0 when there was no answer
     * @param seconds from when it should have left to the end of the answer
     * @param late by how many seconds it left later
     */
    record Outcome(Kind kind, long planned, int status, boolean retryAfter, double seconds, double late) {

        boolean served() {
            return status == 200 || status == 201;
        }

        boolean refused() {
            return (status == 429 || status == 503) && retryAfter;
        }
    }

    private record Asked(Kind kind, long planned, long left) {}

    private record Idle(LoadConnection connection, long since) {}

    private final int port;
    private final Map<Kind, byte[]> requests;
    private long filed;
    private int mostOpen;

    OpenLoad(Kentongan kentongan) {
        port = kentongan.port();
        String body = "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.17639,\"lon\":106.82666,"
                + "\"description\":\"Air setinggi lutut di depan pasar, warga mengungsi ke masjid.\"}";
        String cookie = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"))
                .cookie();
        requests = Map.of(
                Kind.REPORT,
                LoadConnection.bytes(
                        "POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Api-Key: "
                                + kentongan.open311Key() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body),
                Kind.LIST,
                LoadConnection.bytes(
                        "GET /api/v1/reports?jurisdiction=jakarta.go.id&limit=20 HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: "
                                + kentongan.open311Key() + "\r\n\r\n"),
                Kind.PAGE,
                LoadConnection.bytes("GET /alert/list.xhtml?automatic=true HTTP/1.1\r\nHost: localhost\r\nCookie: "
                        + cookie + "\r\n\r\n"));
    }

    /** @return served requests per second of so many clients that wait for each answer */
    double closed(int clients, Duration duration) {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Outcome> outcomes = new Run(clients, () -> {
                    long now = System.nanoTime();
                    return now < end ? now : Long.MAX_VALUE;
                })
                .toTheEnd();
        return served(outcomes).size() / ((System.nanoTime() - begin) / NANOS);
    }

    /** Requests at a steady rate, whatever is answered. */
    List<Outcome> open(double perSecond, Duration duration) {
        long count = Math.round(perSecond * duration.toSeconds());
        long begin = System.nanoTime() + 100_000_000L;
        long[] next = {0};
        return new Run(
                        MOST_CONNECTIONS,
                        () -> next[0] < count ? begin + (long) (next[0]++ / perSecond * NANOS) : Long.MAX_VALUE)
                .toTheEnd();
    }

    /** Reports that were answered with 201 so far. */
    long filed() {
        return filed;
    }

    /** The most requests that were under way at once so far. */
    int mostUnderWay() {
        return mostOpen;
    }

    /** When the next request should leave, in nanoseconds; {@link Long#MAX_VALUE} when there is none. */
    @FunctionalInterface
    private interface Schedule {
        long next();
    }

    /** One stretch of load. */
    private final class Run {

        private final int most;
        private final Schedule schedule;
        private final Deque<Idle> idle = new ArrayDeque<>();
        private final Map<LoadConnection, Asked> underWay = new LinkedHashMap<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        private long number;
        private long looked = System.nanoTime();

        Run(int most, Schedule schedule) {
            this.most = most;
            this.schedule = schedule;
        }

        List<Outcome> toTheEnd() {
            try (Selector selector = Selector.open()) {
                long planned = schedule.next();
                while (planned != Long.MAX_VALUE || !underWay.isEmpty()) {
                    while (planned != Long.MAX_VALUE && planned <= System.nanoTime() && underWay.size() < most) {
                        send(selector, planned);
                        planned = schedule.next();
                    }
                    long wait = underWay.size() >= most || planned == Long.MAX_VALUE
                            ? LOOK_NANOS
                            : planned - System.nanoTime();
                    select(selector, Math.min(wait, LOOK_NANOS));
                    lookForLost();
                }
                idle.forEach(each -> each.connection().close());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return outcomes;
        }

        private void send(Selector selector, long planned) {
            Kind kind = Kind.of(number++);
            long now = System.nanoTime();
            Asked asked = new Asked(kind, planned, now);
            try {
                LoadConnection connection = connection(selector, now);
                underWay.put(connection, asked);
                mostOpen = Math.max(mostOpen, underWay.size());
                try {
                    connection.send(requests.get(kind));
                } catch (IOException e) {
                    lost(connection);
                }
            } catch (IOException e) {
                end(asked, new LoadConnection.Answer(0, false));
            }
        }

        private LoadConnection connection(Selector selector, long now) throws IOException {
            Idle last = idle.pollLast();
            if (last == null) {
                return new LoadConnection(selector, port);
            }
            if (now - last.since() < IDLE_NANOS) {
                return last.connection();
            }
            // Those before it have been idle for longer.
            last.connection().close();
            idle.forEach(each -> each.connection().close());
            idle.clear();
            return new LoadConnection(selector, port);
        }

        /** To the millisecond is near enough; what is due sooner is waited for without sleeping. */
        private void select(Selector selector, long nanos) throws IOException {
            if (nanos >= 1_000_000L) {
                selector.select(nanos / 1_000_000L);
            } else {
                selector.selectNow();
                if (selector.selectedKeys().isEmpty() && nanos > 50_000L) {
                    LockSupport.parkNanos(nanos);
                    selector.selectNow();
                }
            }
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isValid() && key.attachment() instanceof LoadConnection connection) {
                    goOn(connection);
                }
            }
        }

        private void goOn(LoadConnection connection) {
            if (!underWay.containsKey(connection)) {
                // The server closed what was idle.
                connection.close();
                idle.removeIf(each -> each.connection() == connection);
                return;
            }
            try {
                if (connection.goOn(buffer)) {
                    Asked asked = underWay.remove(connection);
                    if (connection.reusable()) {
                        idle.addLast(new Idle(connection, System.nanoTime()));
                    } else {
                        connection.close();
                    }
                    end(asked, connection.answer());
                }
            } catch (IOException e) {
                lost(connection);
            }
        }

        private void lost(LoadConnection connection) {
            connection.close();
            end(underWay.remove(connection), new LoadConnection.Answer(0, false));
        }

        private void end(Asked asked, LoadConnection.Answer answer) {
            if (answer.status() == 201) {
                filed++;
            }
            outcomes.add(new Outcome(
                    asked.kind(),
                    asked.planned(),
                    answer.status(),
                    answer.retryAfter(),
                    (System.nanoTime() - asked.planned()) / NANOS,
                    Math.max(0, asked.left() - asked.planned()) / NANOS));
        }

        /** Those that have waited for half a minute will not be answered. */
        private void lookForLost() {
            long now = System.nanoTime();
            if (now - looked < LOOK_NANOS) {
                return;
            }
            looked = now;
            underWay.entrySet().stream()
                    .filter(each -> now - each.getValue().left() > ANSWER_NANOS)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(this::lost);
        }
    }

    static List<Double> served(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::served).map(Outcome::seconds).toList();
    }

    /** Statuses of what was neither served nor refused politely. */
    static Map<Integer, Integer> others(List<Outcome> outcomes) {
        Map<Integer, Integer> counts = new TreeMap<>();
        outcomes.stream()
                .filter(each -> !each.served() && !each.refused())
                .forEach(each -> counts.merge(each.status(), 1, Integer::sum));
        return counts;
    }

    static double percentile(List<Double> values, double percent) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }
}
