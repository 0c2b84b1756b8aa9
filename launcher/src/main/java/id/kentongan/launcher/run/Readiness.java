package id.kentongan.launcher.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Asks the application's own health until it answers 200. */
public final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI health;
    // An offer of HTTP/2 that the server takes up makes one slow answer the fate of all later ones on the connection.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private String last = "";

    Readiness(String host, int port) {
        this.health = URI.create("http://" + reachable(host) + ":" + port + "/api/health");
    }

    /** The address under which a server that listens on {@code host} is reached from this machine, as URLs write it. */
    public static String reachable(String host) {
        String reachable = Set.of("0.0.0.0", "::").contains(host) ? "127.0.0.1" : host;
        return reachable.contains(":") ? "[" + reachable + "]" : reachable;
    }

    /** @return whether it became ready in time */
    boolean await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (answersWell()) {
                return true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return false;
    }

    String last() {
        return last;
    }

    private boolean answersWell() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            last = response.statusCode() + " "
                    + response.body().strip().lines().findFirst().orElse("");
            return response.statusCode() == 200;
        } catch (IOException e) {
            last = e.toString();
            return false;
        }
    }
}
