package id.kentongan.st.open311;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.blackbox.Officer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A started server as a client knows it.
 *
 * @param url of Open311, with a slash at its end
 * @param password of the officer of Kelurahan Gambir
 */
record City(String url, String key, String password) {

    static final String JURISDICTION = "jurisdiction_id=jakarta.go.id";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Posts a form; the key comes first unless the form brings its own. */
    Answer post(String path, String form, String... headers) {
        return body(path, form, "application/x-www-form-urlencoded; charset=utf-8", headers);
    }

    /** A good report with what is added to it. */
    Answer file(String format, String more, String... headers) {
        return post("requests." + format, good() + more, headers);
    }

    /** Files a report and answers with its number. */
    String number(String more) {
        return file("json", more).first().getString("service_request_id");
    }

    /** Its office takes a report on, and it counts as verified from then on. */
    void accept(String number) {
        officer().accept(number);
    }

    Officer officer() {
        return Officer.signIn(path -> url.replaceAll("/open311/v2/$", "") + path, "jkt-kelurahan", password);
    }

    String good() {
        return "api_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&" + JURISDICTION
                + "&service_code=banjir&lat=-6.1754&long=106.8272";
    }

    Answer body(String path, String body, String type, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
    }

    Answer method(String method, String path, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonArray array() {
            return (JsonArray) json();
        }

        JsonObject first() {
            return array().getJsonObject(0);
        }

        JsonStructure json() {
            assertThat(header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("application/json;charset=utf-8");
            try (JsonReader reader = Json.createReader(new StringReader(text()))) {
                return reader.read();
            }
        }

        Element xml() {
            assertThat(header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/xml;charset=utf-8");
            assertThat(text()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><");
            try {
                return DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(response.body()))
                        .getDocumentElement();
            } catch (IOException | ParserConfigurationException | SAXException e) {
                throw new AssertionError("not XML: " + text(), e);
            }
        }

        /** All texts of an element, joined. */
        String xmlText(String name) {
            Element root = xml();
            return IntStream.range(0, root.getElementsByTagName(name).getLength())
                    .mapToObj(i -> root.getElementsByTagName(name).item(i).getTextContent())
                    .collect(Collectors.joining(","));
        }
    }
}
