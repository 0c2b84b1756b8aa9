package id.kentongan.st.scan;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands between a scanner and the program, as a browser would: it keeps somebody's session, says where forms come from,
 * and sends each form with a view that the server still has, so that attacks reach what lies behind. It keeps back what
 * would end the session, and counts the answers.
 */
final class Relay implements AutoCloseable {

    /** In the place of what is good for one view only; scanners would take each for another form. */
    static final String FRESH = "a-fresh-view";

    /** A cookie that begins so is the scanner's own matter and passed on. */
    static final String ATTACKED_COOKIE = "KENTONGAN-SESI=scan";

    /** Where scanners look whether the server has called somebody. */
    static final String ENDPOINT = "/endpoint-of-the-scanner/";

    private static final String VIEW = "jakarta.faces.ViewState";
    private static final Pattern VIEW_FIELD =
            Pattern.compile("(name=\"jakarta\\.faces\\.ViewState\"[^>]*? value=\")([^\"]*)");
    private static final Pattern NONCE_FIELD = Pattern.compile("(name=\"primefaces\\.nonce\" value=\")([^\"]*)");
    private static final Pattern ENDING = Pattern.compile(
            "<input [^>]*name=\"(?:session:signOut|leave:signOut|sessions:endAll|sessions:reset)\"[^>]*>");
    private static final List<String> ENDINGS =
            List.of("session:signOut=", "leave:signOut=", "sessions:endAll=", "sessions:reset=");
    private static final Set<String> OWN_HEADERS = Set.of(
            "host",
            "connection",
            "content-length",
            "cookie",
            "accept-encoding",
            "expect",
            "upgrade",
            "origin",
            "te",
            "transfer-encoding",
            "keep-alive",
            "http2-settings",
            "proxy-connection");
    private static final Set<String> OWN_ANSWERS =
            Set.of("connection", "content-length", "transfer-encoding", "keep-alive");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LONGEST_TALE = 400;

    private final String target;
    private final Set<String> protectedWords;
    private final ConcurrentMap<String, String> cookies = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final ConcurrentMap<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> failures = new ConcurrentHashMap<>();
    private final AtomicLong keptBack = new AtomicLong();
    private final AtomicLong sentToSignIn = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean cookiesShown = true;

    /**
     * @param target where the program listens, {@code localhost:8080}
     * @param cookie whose session, as a browser would send it; empty for nobody
     * @param protectedWords forms that hold one of these are kept back
     */
    Relay(String target, String cookie, Set<String> protectedWords) throws IOException {
        this.target = target;
        this.protectedWords = protectedWords;
        for (String pair : cookie.split("; ")) {
            if (pair.contains("=")) {
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** Whether scanners are shown the cookies that the server sets; some want to send them then. */
    void showCookies(boolean shown) {
        cookiesShown = shown;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            String text = new String(body, StandardCharsets.UTF_8);
            if (path != null && path.startsWith(ENDPOINT)) {
                if (!path.endsWith(".php")) {
                    calls.incrementAndGet();
                }
                answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
            } else if (body.length > 0 && ends(text)) {
                keptBack.incrementAndGet();
                answer(exchange, 403, "kept back".getBytes(StandardCharsets.UTF_8));
            } else {
                pass(exchange, text.contains(FRESH) ? refreshed(exchange, text) : body);
            }
        } catch (IOException | IllegalArgumentException e) {
            // The scanner has hung up, or asks what no client can send.
            statuses.computeIfAbsent(0, any -> new AtomicLong()).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ends(String body) {
        String plain;
        try {
            plain = URLDecoder.decode(body, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            plain = body;
        }
        String form = plain;
        return ENDINGS.stream().anyMatch(form::contains)
                || protectedWords.stream().anyMatch(form::contains);
    }

    private byte[] refreshed(HttpExchange exchange, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = send(request(exchange.getRequestURI()).GET());
        String html = new String(page.body(), StandardCharsets.UTF_8);
        Matcher view = VIEW_FIELD.matcher(html);
        Matcher nonce = NONCE_FIELD.matcher(html);
        String filled = view.find() ? body.replace(VIEW + "=" + FRESH, VIEW + "=" + encoded(view.group(2))) : body;
        return (nonce.find()
                        ? filled.replace("primefaces.nonce=" + FRESH, "primefaces.nonce=" + encoded(nonce.group(2)))
                        : filled)
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(URI asked) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + target + asked)).timeout(LIMIT);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookie());
        }
        return request;
    }

    String cookie() {
        return cookies.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("; "));
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(exchange.getRequestURI());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value.replace(authority(), target)));
            }
        });
        String sent = exchange.getRequestHeaders().getFirst("Cookie");
        if (sent != null && sent.startsWith(ATTACKED_COOKIE)) {
            request.setHeader("Cookie", sent);
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            request.header("Origin", "http://" + target);
        }
        HttpResponse<byte[]> answer = send(request.method(
                exchange.getRequestMethod(),
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body)));
        count(exchange, body, answer);
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!OWN_ANSWERS.contains(plain) && (cookiesShown || !plain.equals("set-cookie"))) {
                values.forEach(value -> headers.add(name, value.replace(target, authority())));
            }
        });
        answer(exchange, answer.statusCode(), rewritten(answer));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            String value = pair.substring(pair.indexOf('=') + 1);
            if (!cookies.isEmpty() && !value.isEmpty()) {
                cookies.put(pair.substring(0, pair.indexOf('=')), value);
            }
        }
        return answer;
    }

    private void count(HttpExchange exchange, byte[] body, HttpResponse<byte[]> answer) {
        statuses.computeIfAbsent(answer.statusCode(), any -> new AtomicLong()).incrementAndGet();
        String location = answer.headers().firstValue("Location").orElse("");
        if (location.contains("/sign-in.xhtml")) {
            sentToSignIn.incrementAndGet();
        } else if (location.contains("/error/expired.xhtml")) {
            expired.incrementAndGet();
        }
        if (answer.statusCode() >= 500) {
            String tale = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
            failures.putIfAbsent(
                    answer.statusCode() + " " + exchange.getRequestMethod() + " "
                            + exchange.getRequestURI().getPath(),
                    tale.substring(0, Math.min(tale.length(), LONGEST_TALE)) + " (event "
                            + answer.headers().firstValue("X-Request-Id").orElse("?") + ")");
        }
    }

    private byte[] rewritten(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.contains("html") && !type.contains("xml") && !type.contains("json")) {
            return answer.body();
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8).replace(target, authority());
        text = VIEW_FIELD.matcher(text).replaceAll("$1" + FRESH);
        text = NONCE_FIELD.matcher(text).replaceAll("$1" + FRESH);
        return ENDING.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A page with the session, as the scanner would see it. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://" + authority() + path))
                        .timeout(LIMIT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Answers by status; under 0 what could not be asked or was not waited for. */
    Map<Integer, Long> statuses() {
        return statuses.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().get(), Long::sum, java.util.TreeMap::new));
    }

    /** One request for each kind of failure. */
    Map<String, String> failures() {
        return new java.util.TreeMap<>(failures);
    }

    long keptBack() {
        return keptBack.get();
    }

    long sentToSignIn() {
        return sentToSignIn.get();
    }

    long expired() {
        return expired.get();
    }

    /** How often somebody has called the address that scanners give away. */
    long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
