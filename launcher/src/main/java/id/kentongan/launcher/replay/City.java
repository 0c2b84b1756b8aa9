package id.kentongan.launcher.replay;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.parsson.JsonProviderImpl;
import org.jspecify.annotations.Nullable;

/** A city's Open311 endpoint, as any client sees it. */
final class City {

    /**
     * What is sent with every report.
     *
     * @param run names this replay; together with a report's number it is the idempotency key
     */
    record Account(URI url, String jurisdiction, String service, String key, String run, String language) {}

    private static final JsonProvider JSON = new JsonProviderImpl();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final Account account;
    private final Pause pause;
    private final Duration patience;
    private final Outage outage;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * @param patience how long one report is tried
     * @param outage is told when the server has not answered for a while, and at each answer
     */
    City(Account account, Pause pause, Duration patience, Outage outage) {
        this.account = account;
        this.pause = pause;
        this.patience = patience;
        this.outage = outage;
    }

    /** Notices the end of answers and their return. */
    interface Outage {
        void began(String reason);

        void ended();
    }

    /** One try, without patience: whoever mistyped the address should hear it at once. */
    HttpResponse<String> services() throws IOException, InterruptedException {
        return http.send(get("services.json"), HttpResponse.BodyHandlers.ofString());
    }

    static List<String> serviceCodes(String services) {
        return read(services).stream()
                .flatMap(entry -> text(entry, "service_code").stream())
                .toList();
    }

    /** Sends the report until it is answered. */
    Answer send(PastReport report) throws InterruptedException {
        Attempt posted = untilAnswered(post(report));
        HttpResponse<String> response = posted.response();
        if (response == null) {
            return new Answer.None(posted.reason());
        }
        if (response.statusCode() / 100 != 2) {
            return refused(response);
        }
        List<JsonObject> requests = read(response.body());
        Optional<String> ticket = requests.stream()
                .flatMap(entry -> text(entry, "service_request_id").stream())
                .findFirst();
        if (ticket.isEmpty()) {
            return new Answer.None(response.statusCode() + " without service_request_id");
        }
        return accepted(ticket.get());
    }

    /** Asks where the report went. That it was accepted does not depend on this answer. */
    private Answer accepted(String ticket) throws InterruptedException {
        HttpResponse<String> response = untilAnswered(
                        get("requests/" + URLEncoder.encode(ticket, StandardCharsets.UTF_8) + ".json"))
                .response();
        if (response == null || response.statusCode() != 200) {
            return new Answer.Accepted(ticket, "", "");
        }
        return read(response.body()).stream()
                .findFirst()
                .map(entry -> new Answer.Accepted(
                        ticket,
                        entry.get("extended_attributes") instanceof JsonObject more
                                ? text(more, "area_code").orElse("")
                                : "",
                        text(entry, "agency_responsible").orElse("")))
                .orElseGet(() -> new Answer.Accepted(ticket, "", ""));
    }

    private static Answer refused(HttpResponse<String> response) {
        Optional<JsonObject> error = read(response.body()).stream().findFirst();
        int code = error.map(entry -> entry.get("code")).flatMap(City::number).orElse(response.statusCode());
        String description = error.flatMap(entry -> text(entry, "description")).orElse("");
        return new Answer.Refused(response.statusCode(), code, description);
    }

    private record Attempt(@Nullable HttpResponse<String> response, String reason) {}

    /**
     * The one rule of repetition: when the connection fails, or the answer is 429, of the 500s or not Open311's, wait and
     * send the same again, each time longer. A server that is just starting answers 404 for everything.
     */
    private Attempt untilAnswered(HttpRequest request) throws InterruptedException {
        Instant end = pause.clock().instant().plus(patience);
        Duration delay = FIRST_DELAY;
        while (true) {
            String reason;
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 429 && response.statusCode() < 500 && open311(response)) {
                    outage.ended();
                    return new Attempt(response, "");
                }
                reason = "HTTP " + response.statusCode();
                asked = retryAfter(response);
            } catch (IOException e) {
                String message = e.getMessage();
                reason = e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
            }
            if (delay.compareTo(WORTH_SAYING) >= 0) {
                outage.began(reason);
            }
            Duration wait = asked.compareTo(delay) > 0 ? asked : delay;
            if (pause.clock().instant().plus(wait).isAfter(end)) {
                return new Attempt(null, reason);
            }
            pause.of(wait);
            delay = delay.multipliedBy(2);
            if (delay.compareTo(LONGEST_DELAY) > 0) {
                delay = LONGEST_DELAY;
            }
        }
    }

    /** A list of objects, and for a refusal one with a description: nobody else's page looks like that. */
    static boolean open311(HttpResponse<String> response) {
        List<JsonObject> entries = read(response.body());
        return !entries.isEmpty()
                && (response.statusCode() / 100 == 2
                        || entries.stream()
                                .allMatch(entry -> text(entry, "description").isPresent()));
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    /** With the key, though reading needs none: a partner may read more than a stranger. */
    private HttpRequest get(String path) {
        return to(path + "?extensions=true&jurisdiction_id="
                        + URLEncoder.encode(account.jurisdiction(), StandardCharsets.UTF_8))
                .header("X-Api-Key", account.key())
                .GET()
                .build();
    }

    private HttpRequest post(PastReport report) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", account.key());
        form.put("jurisdiction_id", account.jurisdiction());
        form.put("service_code", account.service());
        form.put("lat", BigDecimal.valueOf(report.lat()).toPlainString());
        form.put("long", BigDecimal.valueOf(report.lon()).toPlainString());
        if (!report.text().isEmpty()) {
            form.put("description", report.text());
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return to("requests.json")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("Idempotency-Key", account.run() + "-" + report.number())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder to(String path) {
        String base = account.url().toString();
        return HttpRequest.newBuilder(URI.create((base.endsWith("/") ? base : base + "/") + path))
                .timeout(ANSWER)
                .header("Accept-Language", account.language());
    }

    /** The objects of a JSON array, or of one object; nothing when the text is something else. */
    private static List<JsonObject> read(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonArray array) {
                return array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList();
            }
            return value instanceof JsonObject object ? List.of(object) : List.of();
        } catch (JsonException | IllegalStateException e) {
            // a proxy's page, for example: the status alone speaks
            return List.of();
        }
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    private static Optional<Integer> number(JsonValue value) {
        try {
            return Optional.of(
                    Integer.valueOf(value instanceof JsonString string ? string.getString() : value.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
