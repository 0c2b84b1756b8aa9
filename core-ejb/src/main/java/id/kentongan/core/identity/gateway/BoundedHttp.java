package id.kentongan.core.identity.gateway;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to one host and no other, without following anybody elsewhere, and bounded in time, size and number: a provider
 * that hangs must not take the threads of everybody.
 */
final class BoundedHttp implements HTTPRequestSender {

    static final int MOST_BYTES = 256 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int AT_A_TIME = 4;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private record Received(int status, HttpHeaders headers, byte[] body) {}

    private final URI host;
    private final Duration answer;
    private final Semaphore turns = new Semaphore(AT_A_TIME);
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param host scheme, name and port are kept to */
    BoundedHttp(URI host) {
        this(host, ANSWER);
    }

    BoundedHttp(URI host, Duration answer) {
        this.host = host;
        this.answer = answer;
    }

    /** Whether the address is one of this host. */
    boolean reaches(URI address) {
        return host.getScheme().equalsIgnoreCase(address.getScheme())
                && host.getHost().equalsIgnoreCase(address.getHost())
                && port(host) == port(address)
                && address.getUserInfo() == null;
    }

    /** @return the body of an answer of 200 */
    String get(URI address) throws IOException {
        Received response = send(HttpRequest.newBuilder(address).header("Accept", "application/json"));
        if (response.status() != 200) {
            throw new IOException(address.getPath() + " answered " + response.status());
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        builder.POST(HttpRequest.BodyPublishers.ofString(request.getBody() == null ? "" : request.getBody()));
        Received received = send(builder);
        HTTPResponse response = new HTTPResponse(received.status());
        try {
            response.setContentType(
                    received.headers().firstValue("Content-Type").orElse("application/json"));
        } catch (ParseException e) {
            throw new IOException("an answer without a sound type", e);
        }
        response.setBody(new String(received.body(), StandardCharsets.UTF_8));
        return response;
    }

    private Received send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.timeout(answer).build();
        if (!reaches(request.uri())) {
            throw new IOException("not an address of the provider: " + request.uri());
        }
        if (!turns.tryAcquire()) {
            throw new IOException("too many calls are under way");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> take(bytes, body))));
        try {
            // The whole of it within the time: the request's own limit ends with the headers.
            int status = exchange.get(answer.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Received(status, exchange.join().headers(), body.toByteArray());
        } catch (ExecutionException | TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("no sound answer from " + host.getHost(), e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            turns.release();
        }
    }

    private static void take(byte[] bytes, ByteArrayOutputStream body) {
        if (body.size() + bytes.length > MOST_BYTES) {
            throw new IllegalStateException("an answer of more than " + MOST_BYTES + " bytes");
        }
        body.writeBytes(bytes);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
    }
}
