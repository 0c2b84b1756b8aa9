package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an open page in the room of their kelurahan, as a well-behaved client is: it comes again when its line breaks, at
 * either node, and asks for what it has missed.
 */
final class Neighbour implements AutoCloseable {

    /** A message as this client knows it. */
    record Known(
            String id, long change, String state, @Nullable String words) {}

    private static final String ROOMS = "/api/v1/me/rooms";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PAGE = 200;

    private final HttpClient http;
    private final List<Kentongan> nodes;
    private final String cookie;
    private final boolean forgetful;
    private final Random random;
    private final Map<Long, Known> log = new HashMap<>();
    private final AtomicInteger returns = new AtomicInteger();
    private final Thread living = new Thread(this::live, "neighbour");
    private String room = "";
    private long upTo;
    private volatile boolean over;
    private volatile boolean calm;

    /** @param forgetful whether it never asks for what it has missed */
    Neighbour(HttpClient http, List<Kentongan> nodes, String cookie, boolean forgetful, long seed) {
        this.http = http;
        this.nodes = nodes;
        this.cookie = cookie;
        this.forgetful = forgetful;
        this.random = new Random(seed);
        living.setDaemon(true);
    }

    /** Says where it lives; its room is known then. */
    void moveIn(String kelurahan) throws IOException, InterruptedException {
        send(nodes.get(0), "/api/v1/me/home", "{\"area\":\"" + kelurahan + "\",\"age\":\"adult\"}");
        HttpResponse<String> rooms = send(nodes.get(0), ROOMS, null);
        room = object(rooms.body()).getJsonArray("items").getJsonObject(1).getString("id");
    }

    void begin() {
        living.start();
    }

    /** From now on it stays where it is. */
    void calmDown() {
        calm = true;
    }

    String room() {
        return room;
    }

    int returns() {
        return returns.get();
    }

    long upTo() {
        synchronized (log) {
            return upTo;
        }
    }

    Map<Long, Known> log() {
        synchronized (log) {
            return Map.copyOf(log);
        }
    }

    /** Answers with the number; tried at one node after the other until it is accepted. */
    long say(String id, String words, AtomicInteger attempts) {
        return until("/messages", "{\"id\":\"" + id + "\",\"words\":\"" + words + "\"}", attempts);
    }

    void edit(long number, String words, AtomicInteger attempts) {
        until("/messages/" + number + "/edit", "{\"words\":\"" + words + "\"}", attempts);
    }

    void remove(long number, AtomicInteger attempts) {
        until("/messages/" + number + "/removal", "", attempts);
    }

    private long until(String path, String body, AtomicInteger attempts) {
        int turn = random.nextInt(2);
        while (!over) {
            attempts.incrementAndGet();
            try {
                HttpResponse<String> answer = send(nodes.get(turn++ % nodes.size()), ROOMS + "/" + room + path, body);
                if (answer.statusCode() == 200) {
                    return object(answer.body()).getInt("number");
                }
            } catch (IOException e) {
                // Nobody knows whether it arrived: the same again, at the other node.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
            KillTheProgram.pause(Duration.ofMillis(200));
        }
        return -1;
    }

    private HttpResponse<String> send(Kentongan node, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(node.uri(path)).timeout(LIMIT).header("Cookie", cookie);
        if (body != null) {
            request.header("Origin", node.uri("").toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    // ------------------------------------------------------------ listening

    private void live() {
        while (!over) {
            Kentongan node = nodes.get(random.nextInt(nodes.size()));
            try {
                listen(node);
            } catch (IOException | CompletionException e) {
                // The node is away: another attempt, perhaps at the other one.
            } catch (InterruptedException e) {
                return;
            }
            KillTheProgram.pause(Duration.ofMillis(200 + random.nextInt(800)));
        }
    }

    private void listen(Kentongan node) throws IOException, InterruptedException {
        HttpResponse<String> ticket = send(node, "/live/ticket", "");
        if (ticket.statusCode() != 200) {
            return;
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        URI address = URI.create("ws://" + node.uri("").getAuthority() + "/live");
        WebSocket socket = http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", node.uri("").toString())
                .buildAsync(address, new Ears(ended))
                .join();
        returns.incrementAndGet();
        socket.sendText(ticket.body() + " rooms", true).join();
        try {
            // First the line, then the question: what happens in between comes over the line.
            catchUp(node);
            long stays = calm ? Long.MAX_VALUE / 2 : 5_000L + random.nextInt(10_000);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(stays, 600_000));
            while (!over && System.nanoTime() < end) {
                try {
                    ended.get(500, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    // still open
                } catch (ExecutionException e) {
                    return;
                }
            }
        } finally {
            socket.abort();
        }
    }

    private void catchUp(Kentongan node) throws IOException, InterruptedException {
        boolean more = !forgetful;
        while (more) {
            HttpResponse<String> answer =
                    send(node, ROOMS + "/" + room + "/changes?limit=" + PAGE + "&after=" + upTo(), null);
            if (answer.statusCode() != 200) {
                throw new IOException("changes: " + answer.statusCode());
            }
            JsonObject changes = object(answer.body());
            learn(changes, changes.getJsonNumber("upTo").longValue());
            more = changes.getBoolean("more");
        }
    }

    private void learn(JsonObject frame, long last) {
        synchronized (log) {
            for (JsonValue value : frame.getJsonArray("items")) {
                JsonObject item = value.asJsonObject();
                Known known = new Known(
                        item.getString("id"),
                        item.getJsonNumber("change").longValue(),
                        item.getString("state"),
                        item.isNull("words") ? null : item.getString("words"));
                log.merge(
                        item.getJsonNumber("number").longValue(),
                        known,
                        (old, fresh) -> old.change() > fresh.change() ? old : fresh);
            }
            upTo = Math.max(upTo, last);
        }
    }

    private final class Ears implements WebSocket.Listener {

        private final CompletableFuture<Void> ended;
        private final StringBuilder text = new StringBuilder();

        Ears(CompletableFuture<Void> ended) {
            this.ended = ended;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String words) {
            JsonObject frame = object(words);
            if (!frame.getString("topic", "").equals("room")
                    || !frame.getString("room").equals(room)) {
                return;
            }
            long after = frame.getJsonNumber("after").longValue();
            if (after > upTo() && !forgetful) {
                // Something between is missing: whoever has a gap comes anew and asks.
                ended.complete(null);
                return;
            }
            learn(frame, frame.getJsonNumber("upTo").longValue());
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended.complete(null);
        }
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        over = true;
        living.interrupt();
    }
}
