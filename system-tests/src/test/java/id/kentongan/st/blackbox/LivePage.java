package id.kentongan.st.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A page that listens at the live socket, as {@code live.js} does: it asks for a ticket, then shows it. */
public final class LivePage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Queue<String> frames = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private LivePage(URI server, String cookie, String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Cookie", cookie);
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(URI.create("ws://" + server.getAuthority() + "/live"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        frames.add(data.toString());
                        return WebSocket.Listener.super.onText(from, data, last);
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket from, Throwable error) {
                        closed.completeExceptionally(error);
                    }
                })
                .join();
    }

    /** What is answered to who asks for a ticket. */
    public static HttpResponse<String> ask(Kentongan node, String cookie) {
        return ask(node.uri(""), cookie);
    }

    private static HttpResponse<String> ask(URI server, String cookie) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(server + "/live/ticket"))
                            .header("Cookie", cookie)
                            .header("Origin", server.toString())
                            .timeout(LIMIT)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens the socket without a word. */
    public static LivePage silent(Kentongan node, String cookie) {
        return silent(node, cookie, node.uri("").toString());
    }

    /** @param origin of the page, as its browser says; empty for none */
    public static LivePage silent(Kentongan node, String cookie, String origin) {
        return new LivePage(node.uri(""), cookie, origin);
    }

    /** Asks for a ticket, shows it and waits until it was good. */
    public static LivePage open(Kentongan node, String cookie) {
        return open(node.uri(""), cookie);
    }

    /** The same for a screen that watches its whole area. */
    public static LivePage watching(Kentongan node, String cookie) {
        return admitted(node.uri(""), cookie, " area");
    }

    /** The same for a page that hears what is said in its person's rooms. */
    public static LivePage talking(Kentongan node, String cookie) {
        return admitted(node.uri(""), cookie, " rooms");
    }

    /** @param server address of the installation, without a slash at its end */
    public static LivePage open(URI server, String cookie) {
        return admitted(server, cookie, "");
    }

    private static LivePage admitted(URI server, String cookie, String wish) {
        HttpResponse<String> ticket = ask(server, cookie);
        if (ticket.statusCode() != 200) {
            throw new AssertionError("no ticket: " + ticket.statusCode());
        }
        LivePage page = new LivePage(server, cookie, server.toString());
        page.say(ticket.body() + wish);
        page.awaitFrame("beat");
        return page;
    }

    /** Sends one message. */
    public void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Waits for a signal with these words. */
    public void awaitFrame(String words) {
        awaitFrames(words, 1);
    }

    /** Waits until there were so many. */
    public void awaitFrames(String words, int count) {
        long end = System.nanoTime() + LIMIT.toNanos() * count;
        while (frames.stream().filter(frame -> frame.contains(words)).count() < count) {
            if (closed.isDone() || System.nanoTime() > end) {
                throw new AssertionError("no " + words + " in " + frames + ", closed: " + closed);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    /** What was said so far. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Waits until the server closes; answers with its code. */
    public int closeCode(Duration atMost) {
        try {
            return closed.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("not closed", e);
        }
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            // The server may close at the same moment: nobody waits for it.
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }
}
