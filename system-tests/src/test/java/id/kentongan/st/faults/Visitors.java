package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Officer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
 * People and programs at the address of the whole installation: pages, both interfaces and reports, at a fixed rate whether
 * they are answered or not. Nobody tries anything twice: what fails, fails.
 */
final class Visitors implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int BROWSERS = 8;

    /** What a node says whose places are all taken; its database's absence has another number. */
    private static final String BUSY_RETRY_SECONDS = "2";

    /** Of ten requests, in turn. */
    private enum Kind {
        FILING,
        PUBLIC_PAGE,
        STAFF_PAGE,
        READING,
        FILING_AGAIN,
        TICKET,
        STAFF_LIST,
        SERVICES,
        FILING_MORE,
        STAFF_READING
    }

    private final Balancer balancer;
    private final Ledger ledger;
    private final String apiKey;
    private final Random random;
    private final List<Officer> officers;
    private final List<HttpClient> browsers = new ArrayList<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(200, task -> {
        Thread thread = new Thread(task, "visitor");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final List<Long> millis = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private volatile boolean coming;
    private @Nullable Thread clock;

    /** @param officers signed in through the balancer */
    Visitors(Balancer balancer, Ledger ledger, String apiKey, List<Officer> officers, long seed) {
        this.balancer = balancer;
        this.ledger = ledger;
        this.apiKey = apiKey;
        this.officers = List.copyOf(officers);
        this.random = new Random(seed);
        for (int i = 0; i < BROWSERS; i++) {
            browsers.add(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .connectTimeout(Duration.ofSeconds(10))
                    .build());
        }
    }

    /** Lets them come until {@link #stop}. */
    void begin(double perSecond) {
        coming = true;
        long step = (long) (1_000_000_000L / perSecond);
        Thread ticking = new Thread(
                () -> {
                    long next = System.nanoTime();
                    while (coming) {
                        come(begun.getAndIncrement());
                        next += step;
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                },
                "visitors");
        ticking.setDaemon(true);
        clock = ticking;
        ticking.start();
    }

    private void come(int number) {
        pending.incrementAndGet();
        double lat = -6.17639 + (random.nextDouble() - 0.5) * 0.02;
        double lon = 106.82666 + (random.nextDouble() - 0.5) * 0.02;
        Kind kind = Kind.values()[number % Kind.values().length];
        clients.execute(() -> {
            long came = System.nanoTime();
            try {
                answered(kind, visit(kind, number, lat, lon));
            } catch (IOException | AssertionError e) {
                failed(kind, e.getCause() == null ? e.toString() : e.getCause().toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                synchronized (millis) {
                    millis.add((System.nanoTime() - came) / 1_000_000);
                }
                pending.decrementAndGet();
            }
        });
    }

    private void answered(Kind kind, HttpResponse<String> answer) {
        if (answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").orElse("").equals(BUSY_RETRY_SECONDS)) {
            busy.incrementAndGet();
            return;
        }
        boolean sentAway = answer.uri().getPath().equals("/sign-in.xhtml");
        if (answer.statusCode() != 200 || sentAway) {
            failed(kind, sentAway ? "sign in again" : String.valueOf(answer.statusCode()));
        }
    }

    private void failed(Kind kind, String how) {
        synchronized (failures) {
            failures.merge(kind + ": " + how, 1, Integer::sum);
        }
    }

    private HttpResponse<String> visit(Kind kind, int number, double lat, double lon)
            throws IOException, InterruptedException {
        Officer officer = officers.get(number / Kind.values().length % officers.size());
        HttpClient browser = browsers.get(number / Kind.values().length % browsers.size());
        return switch (kind) {
            case FILING, FILING_AGAIN, FILING_MORE -> file(browser, lat, lon);
            case PUBLIC_PAGE -> get(browser, number % 20 < 10 ? "/lapor" : "/kabar");
            case STAFF_PAGE -> officer.get("/today/list.xhtml");
            case STAFF_LIST -> officer.get("/alert/list.xhtml");
            case READING -> get(browser, "/api/v1/categories?jurisdiction=jakarta.go.id");
            case SERVICES -> get(browser, "/open311/v2/services.json?jurisdiction_id=jakarta.go.id");
            case STAFF_READING -> officer.get("/api/v1/me/notices");
            // It may not be sent twice: the balancer leaves it to who asks.
            case TICKET ->
                send(
                        browser,
                        HttpRequest.newBuilder(balancer.uri("/live/ticket"))
                                .header("Cookie", officer.cookie())
                                .header("Origin", balancer.address())
                                .POST(HttpRequest.BodyPublishers.noBody()));
        };
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return send(browser, HttpRequest.newBuilder(balancer.uri(path)));
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.timeout(ANSWER_LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> file(HttpClient browser, double lat, double lon)
            throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        Map<String, String> form = Map.of(
                "api_key",
                apiKey,
                "jurisdiction_id",
                "jakarta.go.id",
                "service_code",
                "sampah",
                "lat",
                String.valueOf(lat),
                "long",
                String.valueOf(lon),
                "description",
                "Sampah di tepi kali");
        long began = System.nanoTime();
        HttpResponse<String> answer = send(
                browser,
                HttpRequest.newBuilder(URI.create(balancer.address() + "/open311/v2/requests.json"))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")))));
        if (answer.statusCode() == 200) {
            try (var reader = Json.createReader(new StringReader(answer.body()))) {
                String ticket = reader.readArray().getJsonObject(0).getString("service_request_id");
                ledger.accepted(new Ledger.Entry(key, ticket, (System.nanoTime() - began) / 1_000_000, 1));
            }
        }
        return answer;
    }

    /** No more come; answers with how many were never answered. */
    int stop(Duration limit) throws InterruptedException {
        coming = false;
        Thread ticking = clock;
        if (ticking != null) {
            ticking.join();
        }
        long end = System.nanoTime() + limit.toNanos();
        while (pending.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        return pending.get();
    }

    int begun() {
        return begun.get();
    }

    /** How often what failed how. */
    Map<String, Integer> failures() {
        synchronized (failures) {
            return new TreeMap<>(failures);
        }
    }

    /** How many were asked to come again because all places of a node were taken; they are no failures. */
    int busy() {
        return busy.get();
    }

    int failed() {
        return failures().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Milliseconds that so many of a hundred answers did not exceed. */
    long percentile(int percent) {
        long[] sorted;
        synchronized (millis) {
            sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        }
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    @Override
    public void close() {
        coming = false;
        clients.shutdownNow();
        try {
            clients.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
