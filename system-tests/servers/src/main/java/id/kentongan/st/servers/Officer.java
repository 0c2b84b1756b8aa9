package id.kentongan.st.servers;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The province's officer of the demonstration, with a browser: signs in, keeps the list of alerts open, reads it. */
final class Officer {

    private static final String USER = "jkt-pemprov";
    private static final String LIST = "/alert/list.xhtml";
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern UNIT = Pattern.compile("data-unit=\"([^\"]+)\"");

    private final URI address;
    private final AtomicInteger signals = new AtomicInteger();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Officer(URI address) {
        this.address = address;
    }

    /**
     * Signs in by the form, with all its hidden fields, and listens at the live socket.
     *
     * @param home where the demonstration's accounts are written
     */
    static Officer signIn(URI address, Path home) throws IOException {
        Officer officer = new Officer(address);
        Map<String, String> form = inputs(officer.get("/sign-in.xhtml"));
        form.put("signIn:userName", USER);
        form.put("signIn:password", password(home));
        String page = officer.body(HttpRequest.newBuilder(address.resolve("/sign-in.xhtml"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address.toString())
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")))));
        Matcher unit = UNIT.matcher(page);
        if (!unit.find()) {
            throw new CheckFailed("nobody was signed in: " + page);
        }
        officer.listen("unit:" + unit.group(1));
        return officer;
    }

    private void listen(String topic) throws IOException {
        String ticket = body(HttpRequest.newBuilder(address.resolve("/live/ticket"))
                .header("Origin", address.toString())
                .POST(BodyPublishers.noBody()));
        browser.newWebSocketBuilder()
                .header("Origin", address.toString())
                .buildAsync(URI.create("ws" + address.toString().substring(4) + "/live"), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        if (text.toString().contains(topic)) {
                            signals.incrementAndGet();
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .join()
                .sendText(ticket, true)
                .join();
    }

    /** Waits for the live signal that follows an alert, then finds its ticket in the list. */
    void awaitAlert(String ticket, Duration atMost) throws IOException {
        Patience.await(
                "live signal for " + ticket,
                atMost,
                () -> signals.get() > 0 ? Optional.of(signals.get()) : Optional.empty());
        String page = get(LIST);
        if (!page.contains("data-ticket=\"" + ticket + "\"")) {
            throw new CheckFailed(LIST + " does not show " + ticket + ": " + page);
        }
    }

    private static String password(Path home) throws IOException {
        return Files.readAllLines(home.resolve("demo-accounts.txt")).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length == 5 && cells[3].equals(USER))
                .map(cells -> cells[4])
                .findFirst()
                .orElseThrow(() -> new CheckFailed("demo-accounts.txt has no " + USER));
    }

    private static Map<String, String> inputs(String page) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            attribute(input.group(), "name")
                    .ifPresent(name ->
                            inputs.put(name, attribute(input.group(), "value").orElse("")));
        }
        return inputs;
    }

    private static Optional<String> attribute(String element, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
        return attribute.find() ? Optional.of(attribute.group(1)) : Optional.empty();
    }

    private String get(String path) throws IOException {
        return body(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    private String body(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = browser.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CheckFailed("%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckFailed("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
