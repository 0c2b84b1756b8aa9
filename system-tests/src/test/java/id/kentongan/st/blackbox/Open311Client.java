package id.kentongan.st.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A plain client of Open311 for Jakarta. */
public final class Open311Client {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Kentongan kentongan;
    private final HttpClient http = HttpClient.newHttpClient();

    public Open311Client(Kentongan kentongan) {
        this.kentongan = kentongan;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(kentongan.uri(
                        "/open311/v2/" + path + (path.contains("?") ? "&" : "?") + "jurisdiction_id=jakarta.go.id"))
                .GET());
    }

    public HttpResponse<String> post(String format, double lat, double lon, String words) {
        return post(format, lat, lon, words, kentongan.open311Key());
    }

    public HttpResponse<String> post(String format, double lat, double lon, String words, String key) {
        return post(format, lat, lon, "banjir", words, key);
    }

    private HttpResponse<String> post(String format, double lat, double lon, String service, String words, String key) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", key);
        form.put("jurisdiction_id", "jakarta.go.id");
        form.put("service_code", service);
        form.put("lat", String.valueOf(lat));
        form.put("long", String.valueOf(lon));
        form.put("description", words);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(kentongan.uri("/open311/v2/requests." + format))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Files a report in the kelurahan of the demonstration's officers and answers with its ticket. */
    public String file(String words) {
        // The first kelurahan of the first kota of Jakarta by code, where jkt-kelurahan works.
        HttpResponse<String> response = post("json", -6.17639, 106.82666, words);
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return first(response).getString("service_request_id");
    }

    /** The same about rubbish, which is the kelurahan's alone. */
    public String fileRubbish(String words) {
        HttpResponse<String> response = post("json", -6.17639, 106.82666, "sampah", words, kentongan.open311Key());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return first(response).getString("service_request_id");
    }

    static JsonObject first(HttpResponse<String> response) {
        return list(response).getJsonObject(0);
    }

    static JsonArray list(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readArray();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
