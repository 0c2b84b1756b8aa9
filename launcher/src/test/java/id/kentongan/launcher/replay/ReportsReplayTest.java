package id.kentongan.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.launcher.boot.CommandLine;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.boot.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsReplayTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final QuickTime time = new QuickTime();
    private PaperCity city;

    @BeforeEach
    void open() throws IOException {
        city = new PaperCity(0);
        Files.writeString(folder.resolve("open311-key.txt"), "kunci-peragaan\n");
    }

    @AfterEach
    void close() {
        city.stop();
    }

    @Test
    void every_report_is_sent_once_and_counted_by_kelurahan() throws Exception {
        int code = replay(file(
                feature(106.8, -6.1, "2017-02-20T02:36:00", "Banjir & \\u201cdalam\\u201d\\nsekali"),
                feature(106.8, -6.1, "2017-02-20T02:37:00", ""),
                feature(106.8, -6.1, "2017-02-20T02:37:00", ""),
                feature(106.9, -6.3, "2017-02-20T02:38:00", "di kelurahan lain"),
                feature(107.0, -6.3, "2017-02-20T02:39:00", "di Bekasi")));

        assertThat(code).isZero();
        assertThat(city.filed.values())
                .extracting(form -> form.get("description"))
                .containsExactlyInAnyOrder("Banjir & \u201cdalam\u201d\nsekali", null, null, "di kelurahan lain");
        assertThat(city.filed.values())
                .allSatisfy(form -> assertThat(form)
                        .containsEntry("api_key", "kunci-peragaan")
                        .containsEntry("jurisdiction_id", "jakarta.go.id")
                        .containsEntry("service_code", "banjir"));
        assertThat(text(out))
                .contains("Accepted: 4\n")
                .contains("Refused, outside the jurisdiction: 1 (for example: outside)")
                .contains("Other: 0")
                .contains("Kelurahan that received reports: 2")
                .contains("  3  Kelurahan Barat (31.73.01.1001)")
                .contains("  1  Kelurahan Timur (31.75.01.1001)");
        assertThat(text(err)).contains("100 %");
    }

    @Test
    void refusals_of_the_city_are_answers_and_are_counted_by_their_code() throws Exception {
        city.refuseAll = 403;

        assertThat(replay(file(features(3)))).isZero();
        assertThat(text(out)).contains("Accepted: 0").contains("Refused, code 403: 3 (for example: no)");
    }

    @Test
    void what_fails_is_sent_again_until_it_is_answered_and_nothing_is_filed_twice() throws Exception {
        city.troubleEvery = 3;

        assertThat(replay(file(features(60)), "--parallel", "4")).isZero();
        assertThat(city.filed).hasSize(60);
        assertThat(city.posts.get()).isGreaterThan(60);
        assertThat(text(out)).contains("Accepted: 60\n").contains("Other: 0");
    }

    @Test
    void a_server_that_is_killed_and_comes_back_gets_everything() throws Exception {
        PaperCity first = city;
        int port = first.port();
        first.stopAfter = 10;
        // time passes only while the client waits: after some waiting the city is back at the same port
        time.afterWaiting(Duration.ofSeconds(30), () -> {
            try {
                city = new PaperCity(port);
                city.filed.putAll(first.filed);
            } catch (IOException e) {
                throw new IllegalStateException("the port was taken meanwhile", e);
            }
        });

        assertThat(replay(file(features(40)), "--parallel", "2")).isZero();
        assertThat(city.filed).hasSize(40);
        assertThat(text(err)).contains("The server does not answer").contains("The server answers again.");
        assertThat(text(out)).contains("Accepted: 40\n");
    }

    @Test
    void patience_ends_and_the_exit_code_says_so() throws Exception {
        city.troubleEvery = 1;

        assertThat(replay(file(features(2)), "--patience", "60")).isEqualTo(1);
        assertThat(text(out)).contains("Accepted: 0").contains("Other: 2").contains("without an answer");
        assertThat(time.waited()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(130));
    }

    @Test
    void the_server_may_say_how_long_to_wait() throws Exception {
        city.busy = 2;

        assertThat(replay(file(features(1)))).isZero();
        assertThat(time.waits).contains(Duration.ofSeconds(7));
        assertThat(city.filed).hasSize(1);
    }

    @Test
    void what_is_not_open311_is_no_answer() throws Exception {
        city.starting = 4;

        assertThat(replay(file(features(1)), "--parallel", "1")).isZero();
        assertThat(city.posts.get()).isEqualTo(5);
        assertThat(text(out)).contains("Accepted: 1\n").contains("Other: 0");
    }

    @Test
    void a_repeated_run_of_the_same_name_files_nothing_new() throws Exception {
        replay(file(features(5)), "--run", "banjir-2017");
        replay(file(features(5)), "--run", "banjir-2017");
        assertThat(city.filed).hasSize(5);

        replay(file(features(5)));
        assertThat(city.filed).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "3600, 1", "1, 3600", "max, 0", "0, 0"})
    void the_rhythm_is_kept_n_times_faster(String speed, long seconds) throws Exception {
        Path file = file(
                feature(106.8, -6.1, "2017-02-20T02:00:00", "a"),
                feature(106.8, -6.1, "2017-02-20T02:30:00", "b"),
                feature(106.8, -6.1, "2017-02-20T01:00:00", "late in the file"),
                feature(106.8, -6.1, "2017-02-19T20:00:00Z", "with a zone"));

        assertThat(replay(file, "--speed", speed)).isZero();
        assertThat(time.waited()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(city.filed).hasSize(4);
    }

    @Test
    void what_cannot_be_sent_is_counted_not_dropped() throws Exception {
        int code = replay(file(
                feature(106.8, -6.1, "2017-02-20T02:00:00", "a"),
                feature(106.8, -6.1, "yesterday", "no time"),
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2]]]}}",
                "7"));

        assertThat(code).isEqualTo(1);
        assertThat(text(out)).contains("Accepted: 1\n").contains("Other: 4").contains("not sent, no point");
    }

    @Test
    void names_of_properties_can_be_given_and_the_file_may_be_limited() throws Exception {
        Path file = folder.resolve("other.geojson");
        Files.writeString(file, """
                {"crs": {"a": [1, {"features": 2}]}, "names": ["features"], "features": [
                  {"geometry": {"type": "Point", "coordinates": [106.8, -6.1, 5]},
                   "properties": {"isi": "Banjir", "waktu": "2017-02-20 02:00:00"}},
                  {"geometry": {"type": "Point", "coordinates": [106.8, -6.1]}, "properties": null}
                ], "more": true}
                """);

        assertThat(replay(file, "--text", "isi", "--time", "waktu", "--limit", "1"))
                .isZero();
        assertThat(city.filed.values())
                .extracting(form -> form.get("description"))
                .containsExactly("Banjir");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--url|nonsense|Not an Open311 address",
                "--speed|-1|Not a speed",
                "--speed|NaN|Not a speed",
                "--zone|Asia/Atlantis|Unknown time zone",
                "--limit|0|must be a whole number",
                "--parallel|65|must be a whole number",
                "--run|a b|Not a name",
                "--key-file|/nonexistent/key|There is no API key",
                "--service|macet|There is no service macet",
                "--jurisdiction|atlantis.go.id|is not served"
            })
    void what_was_mistyped_is_said_in_one_sentence_before_anything_is_sent(String flag, String value, String says)
            throws Exception {
        Path file = file(features(1));

        assertThatThrownBy(() -> replay(file, flag, value))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(says)
                .matches(refusal -> !((Refusal) refusal).cure().isBlank());
        assertThat(city.posts.get()).isZero();
    }

    @Test
    void a_file_that_is_not_whole_is_refused_before_anything_is_sent() throws Exception {
        Path cut = folder.resolve("cut.geojson");
        Files.writeString(cut, "{\"features\":[" + features(3)[0] + ",");
        Path other = folder.resolve("other.geojson");
        Files.writeString(other, "{\"type\":\"Feature\"}");

        assertThatThrownBy(() -> replay(cut)).isInstanceOf(Refusal.class).hasMessageContaining("not whole JSON");
        assertThatThrownBy(() -> replay(other)).isInstanceOf(Refusal.class).hasMessageContaining("FeatureCollection");
        assertThatThrownBy(() -> replay(folder.resolve("none")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be read");
        assertThat(city.posts.get()).isZero();
    }

    @Test
    void without_a_server_nobody_waits() throws Exception {
        Path file = file(features(1));
        city.stop();

        assertThatThrownBy(() -> replay(file)).isInstanceOf(Refusal.class).hasMessageContaining("no answer from");
        assertThat(time.waited()).isZero();
    }

    private int replay(Path file, String... flags) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("--url", "http://127.0.0.1:" + city.port() + "/open311/v2"));
        all.put("--speed", "max");
        for (int i = 0; i < flags.length; i += 2) {
            all.put(flags[i], flags[i + 1]);
        }
        Messages messages = Messages.beside(CommandLine.class, Locale.ENGLISH);
        Settings settings = new Settings(Map.of(), Map.of("KENTONGAN_HOME", folder.toString()), messages);
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new ReportsReplay(time).run(List.of(file.toString()), all, settings, console);
    }

    private Path file(String... features) throws IOException {
        return Files.writeString(
                folder.resolve("reports.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    }

    private static String[] features(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> feature(106.8, -6.1, "2017-02-20T02:36:00", "laporan " + i))
                .toArray(String[]::new);
    }

    private static String feature(double lon, double lat, String at, String text) {
        return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + lon + "," + lat
                + "]},\"properties\":{\"created_at\":\"" + at + "\",\"source\":\"qlue\",\"text\":\"" + text + "\"}}";
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** Time that passes only by waiting, and at once. */
    private static final class QuickTime implements Pause {
        private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        private Instant now = Instant.parse("2026-11-21T00:00:00Z");
        private Instant event = Instant.MAX;
        private Runnable happening = () -> {};

        synchronized void afterWaiting(Duration duration, Runnable what) {
            event = now.plus(duration);
            happening = what;
        }

        Duration waited() {
            synchronized (waits) {
                return waits.stream().reduce(Duration.ZERO, Duration::plus);
            }
        }

        @Override
        public InstantSource clock() {
            return () -> {
                synchronized (this) {
                    return now;
                }
            };
        }

        @Override
        public synchronized void of(Duration duration) {
            waits.add(duration);
            now = now.plus(duration);
            if (now.isAfter(event)) {
                event = Instant.MAX;
                happening.run();
            }
        }
    }

    /** A small city with the endpoints that matter here, and with the troubles of a real one. */
    private static final class PaperCity {
        private final HttpServer server;
        private final ExecutorService clerks = Executors.newFixedThreadPool(8);
        private final Map<String, Map<String, String>> filed = new ConcurrentHashMap<>();
        private final AtomicInteger posts = new AtomicInteger();
        private volatile int troubleEvery = Integer.MAX_VALUE;
        private volatile int busy;
        private volatile int starting;
        private volatile int refuseAll;
        private volatile int stopAfter = Integer.MAX_VALUE;

        PaperCity(int port) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            server.setExecutor(clerks);
            server.createContext("/open311/v2/services.json", this::services);
            server.createContext("/open311/v2/requests.json", this::file);
            server.createContext("/open311/v2/requests/", this::show);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        void stop() {
            server.stop(0);
            clerks.shutdownNow();
        }

        private void services(HttpExchange exchange) throws IOException {
            if (exchange.getRequestURI().getQuery().endsWith("jurisdiction_id=jakarta.go.id")) {
                answer(exchange, 200, "[{\"service_code\":\"banjir\"},{\"service_code\":\"sampah\"}]");
            } else {
                answer(exchange, 404, "[{\"code\":404,\"description\":\"unknown\"}]");
            }
        }

        private void file(HttpExchange exchange) throws IOException {
            int post = posts.incrementAndGet();
            Map<String, String> form = Arrays.stream(
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0],
                            pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                            (a, b) -> b,
                            TreeMap::new));
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (post > stopAfter) {
                exchange.close();
                // a server cannot stop itself from one of its own exchanges
                new Thread(this::stop).start();
            } else if (starting > 0) {
                starting--;
                answer(exchange, starting % 2 == 0 ? 404 : 200, "<html>not deployed yet</html>");
            } else if (busy > 0) {
                busy--;
                exchange.getResponseHeaders().add("Retry-After", "7");
                answer(exchange, 429, "slow down");
            } else if (refuseAll > 0) {
                answer(exchange, refuseAll, "[{\"code\":" + refuseAll + ",\"description\":\"no\"}]");
            } else if (Double.parseDouble(form.get("long")) > 106.95) {
                answer(exchange, 400, "[{\"code\":40010,\"description\":\"outside\"}]");
            } else if (post % troubleEvery == 0 && post % 2 == 0) {
                answer(exchange, 503, "<html>gateway</html>");
            } else if (post % troubleEvery == 0) {
                // the worst: the report is filed, and the answer gets lost
                if (troubleEvery > 1) {
                    filed.put(key, form);
                }
                exchange.close();
            } else {
                filed.put(key, form);
                String side = form.get("long").startsWith("106.8") ? "B" : "T";
                answer(exchange, 200, "[{\"service_request_id\":\"" + side + "-" + post + "\",\"account_id\":null}]");
            }
        }

        private void show(HttpExchange exchange) throws IOException {
            boolean west = exchange.getRequestURI().getPath().contains("/B-");
            answer(
                    exchange,
                    200,
                    "[{\"agency_responsible\":\"Kelurahan " + (west ? "Barat" : "Timur")
                            + "\",\"extended_attributes\":{\"area_code\":\""
                            + (west ? "31.73.01.1001" : "31.75.01.1001") + "\"}}]");
        }

        private static void answer(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}
