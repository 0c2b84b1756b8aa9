package id.kentongan.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The socket of an open page, as its script keeps it. */
final class Ear implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CountDownLatch admitted = new CountDownLatch(1);
    private final Consumer<String> heard;

    private Ear(Consumer<String> heard) {
        this.heard = heard;
    }

    /**
     * @param ticket from {@code /live/ticket}
     * @param heard gets each word that comes
     * @return open and let in
     */
    static WebSocket open(City city, String cookie, String ticket, Consumer<String> heard) throws Exception {
        Ear ear = new Ear(heard);
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", "http://localhost:" + city.port())
                .buildAsync(URI.create("ws://localhost:" + city.port() + "/live"), ear)
                .get(30, TimeUnit.SECONDS);
        socket.sendText(ticket, true).get(30, TimeUnit.SECONDS);
        if (!ear.admitted.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a page was not let in");
        }
        return socket;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
        admitted.countDown();
        heard.accept(data.toString());
        socket.request(1);
        return null;
    }
}
