package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clients that behave: each submission has an Idempotency-Key and is sent again until it is accepted. They come at a
 * fixed rate, whether the server keeps up or not.
 */
final class Load implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);
    private static final long PAUSE_NANOS = 400_000_000L;

    /** What became of one attempt. */
    record Attempt(long atNanos, long millis, int status, boolean retryAfter, boolean indiscreet) {

        long endNanos() {
            return atNanos + (millis + 1) * 1_000_000;
        }
    }

    private final List<Kentongan> nodes;
    private final Ledger ledger;
    private final String apiKey;
    private final Random random;
    /** As the reverse proxy comes: it offers no HTTP/2, whose streams the server keeps as long as the connection. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final ExecutorService clients = Executors.newFixedThreadPool(96, task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Attempt> attempts = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean coming;
    private volatile boolean givingUp;
    private @Nullable Thread clock;

    Load(Kentongan kentongan, Ledger ledger, long seed) {
        this(List.of(kentongan), ledger, seed);
    }

    /** @param nodes in turn; who gets no answer from one asks the next */
    Load(List<Kentongan> nodes, Ledger ledger, long seed) {
        this.nodes = List.copyOf(nodes);
        this.ledger = ledger;
        this.apiKey = nodes.get(0).open311Key();
        this.random = new Random(seed);
    }

    /** Lets submissions come until {@link #stop}. */
    void begin(double perSecond) {
        begin(perSecond, Integer.MAX_VALUE);
    }

    /** The same, but so many at the most: where a start takes long, what piles up meanwhile takes long afterwards. */
    void begin(double perSecond, int most) {
        coming = true;
        long step = (long) (1_000_000_000L / perSecond);
        Thread ticking = new Thread(
                () -> {
                    long next = System.nanoTime();
                    while (coming && begun.get() < most) {
                        submit();
                        next += step;
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                },
                "load");
        ticking.setDaemon(true);
        clock = ticking;
        ticking.start();
    }

    /** One submission more, in the background. */
    void submit() {
        begun.incrementAndGet();
        pending.incrementAndGet();
        double lat = -6.17639 + (random.nextDouble() - 0.5) * 0.02;
        double lon = 106.82666 + (random.nextDouble() - 0.5) * 0.02;
        clients.execute(() -> {
            try {
                untilAccepted(lat, lon);
            } finally {
                pending.decrementAndGet();
            }
        });
    }

    private void untilAccepted(double lat, double lon) {
        String key = UUID.randomUUID().toString();
        int turn = turns.getAndIncrement();
        long first = -1;
        for (int tries = 1; !givingUp; tries++) {
            HttpRequest request = request(nodes.get((turn + tries) % nodes.size()), key, lat, lon);
            long began = System.nanoTime();
            int status = 0;
            boolean retryAfter = false;
            boolean indiscreet = false;
            String ticket = "";
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                status = answer.statusCode();
                retryAfter = answer.headers().firstValue("Retry-After").isPresent();
                indiscreet =
                        answer.body().contains("Exception") || answer.body().contains("\tat ");
                ticket = status / 100 == 2 ? ticket(answer.body()) : "";
            } catch (IOException e) {
                status = -1;
            } catch (InterruptedException e) {
                return;
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            first = first < 0 ? millis : first;
            if (!ticket.isEmpty()) {
                ledger.accepted(new Ledger.Entry(key, ticket, first, tries));
            }
            synchronized (attempts) {
                attempts.add(new Attempt(began, millis, status, retryAfter, indiscreet));
            }
            if (!ticket.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static String ticket(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readArray().getJsonObject(0).getString("service_request_id");
        }
    }

    private HttpRequest request(Kentongan node, String key, double lat, double lon) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", apiKey);
        form.put("jurisdiction_id", "jakarta.go.id");
        form.put("service_code", "sampah");
        form.put("lat", String.valueOf(lat));
        form.put("long", String.valueOf(lon));
        form.put("description", "Air setinggi lutut");
        return HttpRequest.newBuilder(node.uri("/open311/v2/requests.json"))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("Idempotency-Key", key)
                .header("X-Request-Id", "fault-" + key)
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    /** No more submissions come; those on their way go on. */
    void stop() {
        coming = false;
        Thread ticking = clock;
        if (ticking != null) {
            try {
                ticking.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until every submission was accepted; answers with how many were not. */
    int settle(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (pending.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        givingUp = true;
        return pending.get();
    }

    int begun() {
        return begun.get();
    }

    /** A point in time for {@link #between}. */
    static long now() {
        return System.nanoTime();
    }

    List<Attempt> between(long from, long until) {
        synchronized (attempts) {
            return attempts.stream()
                    .filter(attempt -> attempt.atNanos() >= from && attempt.atNanos() < until)
                    .toList();
        }
    }

    /** Milliseconds that so many of a hundred attempts did not exceed. */
    static long percentile(List<Attempt> attempts, int percent) {
        long[] sorted = attempts.stream().mapToLong(Attempt::millis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** How often each status came; -1 where no answer came. */
    static Map<Integer, Long> statuses(List<Attempt> attempts) {
        return attempts.stream().collect(Collectors.groupingBy(Attempt::status, TreeMap::new, Collectors.counting()));
    }

    @Override
    public void close() {
        coming = false;
        givingUp = true;
        clients.shutdownNow();
        try {
            clients.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
