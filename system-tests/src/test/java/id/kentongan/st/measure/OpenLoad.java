package id.kentongan.st.measure;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client that costs little: threads with one connection each that speak just enough HTTP. In the open model requests
 * leave by the clock, and their time counts from when they should have left.
 */
final class OpenLoad {

    private static final int THREADS = 1_500;
    private static final int ANSWER_MILLIS = 30_000;
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
     * @param status 0 when there was no answer
     * @param seconds from when it should have left to the end of the answer
     * @param late by how many seconds it left later
     */
    record Outcome(Kind kind, int status, boolean retryAfter, double seconds, double late) {

        boolean served() {
            return status == 200 || status == 201;
        }

        boolean refused() {
            return (status == 429 || status == 503) && retryAfter;
        }
    }

    private final int port;
    private final byte[] report;
    private final byte[] list;
    private final byte[] page;
    private final AtomicLong filed = new AtomicLong();
    private volatile long filedBefore;

    OpenLoad(Kentongan kentongan) {
        port = kentongan.port();
        String body = "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.17639,\"lon\":106.82666,"
                + "\"description\":\"Air setinggi lutut di depan pasar, warga mengungsi ke masjid.\"}";
        report = bytes(
                "POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Api-Key: "
                        + kentongan.open311Key() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        list = bytes(
                "GET /api/v1/reports?jurisdiction=jakarta.go.id&limit=20 HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: "
                        + kentongan.open311Key() + "\r\n\r\n");
        String cookie = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"))
                .cookie();
        page = bytes(
                "GET /alert/list.xhtml?automatic=true HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @return answered requests per second of so many clients that wait for each answer */
    double closed(int clients, Duration duration) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        AtomicLong served = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        run(clients, connection -> {
            while (System.nanoTime() < end) {
                long now = System.nanoTime();
                if (ask(connection, Kind.of(next.getAndIncrement()), now).served()) {
                    served.incrementAndGet();
                }
            }
        });
        return served.get() / ((System.nanoTime() - begin) / NANOS);
    }

    /** Requests at a steady rate, whatever is answered. */
    List<Outcome> open(double perSecond, Duration duration) throws InterruptedException {
        if (duration.compareTo(Duration.ofMinutes(1)) > 0) {
            filedBefore = filed.get();
        }
        long count = Math.round(perSecond * duration.toSeconds());
        AtomicLong next = new AtomicLong();
        long begin = System.nanoTime() + 100_000_000L;
        List<Outcome> all = new ArrayList<>();
        run(THREADS, connection -> {
            List<Outcome> own = new ArrayList<>();
            for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                long planned = begin + (long) (number / perSecond * NANOS);
                long wait = planned - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                own.add(ask(connection, Kind.of(number), planned));
            }
            synchronized (all) {
                all.addAll(own);
            }
        });
        return all;
    }

    /** Reports that were answered with 201 since the flood began. */
    long filedSince() {
        return filed.get() - filedBefore;
    }

    @FunctionalInterface
    private interface Work {
        void with(Connection connection);
    }

    private void run(int threads, Work work) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(
                    null,
                    () -> {
                        try (Connection connection = new Connection(port)) {
                            work.with(connection);
                        }
                    },
                    "client",
                    256 * 1024);
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private Outcome ask(Connection connection, Kind kind, long planned) {
        double late = Math.max(0, (System.nanoTime() - planned) / NANOS);
        byte[] request = switch (kind) {
            case REPORT -> report;
            case LIST -> list;
            case PAGE -> page;
        };
        Connection.Answer answer = connection.ask(request);
        if (answer.status() == 201) {
            filed.incrementAndGet();
        }
        return new Outcome(kind, answer.status(), answer.retryAfter(), (System.nanoTime() - planned) / NANOS, late);
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

    /** One connection that is opened again when the server closed it. */
    private static final class Connection implements AutoCloseable {

        private record Answer(int status, boolean retryAfter) {}

        private static final Answer NONE = new Answer(0, false);

        private final int port;
        private @Nullable Socket socket;
        private @Nullable InputStream in;

        Connection(int port) {
            this.port = port;
        }

        Answer ask(byte[] request) {
            boolean fresh = socket == null;
            try {
                return exchange(request);
            } catch (IOException e) {
                close();
                if (fresh) {
                    return NONE;
                }
            }
            // The server may close an idle connection at any time; only a fresh one that fails counts. A report is not
            // filed twice by this: a connection that was closed before has taken nothing.
            try {
                return exchange(request);
            } catch (IOException e) {
                close();
                return NONE;
            }
        }

        private Answer exchange(byte[] request) throws IOException {
            Socket open = socket;
            InputStream from = in;
            if (open == null || from == null) {
                open = new Socket();
                open.setTcpNoDelay(true);
                open.setSoTimeout(ANSWER_MILLIS);
                open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
                from = new BufferedInputStream(open.getInputStream());
                socket = open;
                in = from;
            }
            open.getOutputStream().write(request);
            String head = line(from);
            if (head.length() < 12) {
                throw new IOException("closed");
            }
            int status = Integer.parseInt(head.substring(9, 12));
            long length = -1;
            boolean retryAfter = false;
            boolean chunked = false;
            boolean close = false;
            for (String line = line(from); !line.isEmpty(); line = line(from)) {
                String small = line.toLowerCase(java.util.Locale.ROOT);
                if (small.startsWith("content-length:")) {
                    length = Long.parseLong(small.substring(15).strip());
                }
                retryAfter |= small.startsWith("retry-after:");
                chunked |= small.startsWith("transfer-encoding:") && small.contains("chunked");
                close |= small.startsWith("connection:") && small.contains("close");
            }
            if (chunked) {
                for (int size = Integer.parseInt(line(from), 16); size > 0; size = Integer.parseInt(line(from), 16)) {
                    from.skipNBytes(size);
                    line(from);
                }
                line(from);
            } else if (length >= 0) {
                from.skipNBytes(length);
            } else {
                from.transferTo(java.io.OutputStream.nullOutputStream());
                close = true;
            }
            if (close) {
                close();
            }
            return new Answer(status, retryAfter);
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(80);
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("closed");
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            Socket open = socket;
            socket = null;
            in = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    // it was closed anyway
                }
            }
        }
    }
}
