package id.kentongan.core.mail.gateway;

import id.kentongan.core.mail.control.CarrierAway;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands something to another system: without following it elsewhere, without reading what it says, and within ten seconds.
 */
public final class OutgoingHttp {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @return the status of the answer
     * @throws CarrierAway if nobody is there
     * @throws IOException if nothing was answered in time
     */
    public int send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.discarding());
        try {
            return exchange.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException) {
                throw new CarrierAway("nobody is there");
            }
            throw new IOException(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("no answer in time");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
