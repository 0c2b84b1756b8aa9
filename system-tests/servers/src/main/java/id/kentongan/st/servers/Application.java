package id.kentongan.st.servers;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The deployed application, as its clients see it. */
final class Application {

    /** Gambir, in front of the national monument. */
    private static final Map<String, String> PLACE = Map.of("lat", "-6.1754", "long", "106.8272");

    private static final String JURISDICTION = "jakarta.go.id";
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Application(URI address) {
        this.address = address;
    }

    /** Waits for the application's own word; what the server's commands say comes too early. */
    void awaitHealth(Duration atMost) {
        Patience.await(
                "200 from /api/health", atMost, () -> get("/api/health").filter(answer -> answer.statusCode() == 200));
    }

    /** Files a report through Open311, with its author, and returns its ticket. */
    String report(String key, String text) {
        JsonArray services = array(get("/open311/v2/services.json?jurisdiction_id=" + JURISDICTION)
                .orElseThrow(() -> new CheckFailed("no answer from Open311's services")));
        Map<String, String> form = Map.of(
                "api_key",
                key,
                "jurisdiction_id",
                JURISDICTION,
                "service_code",
                services.getJsonObject(0).getString("service_code"),
                "description",
                text,
                "first_name",
                "Warga",
                "email",
                "warga@contoh.id");
        HttpResponse<String> answer = post("/open311/v2/requests.json", encoded(form) + "&" + encoded(PLACE))
                .orElseThrow(() -> new CheckFailed("no answer from Open311's requests"));
        return array(answer).getJsonObject(0).getString("service_request_id");
    }

    private static JsonArray array(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readArray();
            } catch (JsonException e) {
                throw new CheckFailed("not JSON: " + answer.body(), e);
            }
        }
        throw new CheckFailed("%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }

    private Optional<HttpResponse<String>> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    private Optional<HttpResponse<String>> post(String path, String form) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(form)));
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(client.send(request.timeout(ANSWER).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckFailed("interrupted", e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
