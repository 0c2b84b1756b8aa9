package id.kentongan.bench;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * ejabberd as Debian packages it, with a room for many: it keeps nothing, does not tell who is there, and is talked to over
 * WebSocket (RFC 7395), so that the same client listens as to ours.
 */
final class Ejabberd implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("/usr/lib/x86_64-linux-gnu");
    private static final String ROOM = "gambir@conference.localhost";
    private static final long SECONDS = 60;
    private static final String CONFIGURATION = """
            hosts: [localhost]
            loglevel: warning
            listen:
              -
                port: %d
                ip: "127.0.0.1"
                module: ejabberd_http
                request_handlers:
                  /ws: ejabberd_http_ws
            auth_method: [anonymous]
            anonymous_protocol: sasl_anon
            allow_multiple_connections: true
            access_rules:
              everybody:
                allow: all
            modules:
              mod_muc:
                access: everybody
                access_create: everybody
                history_size: 0
                max_users: 6000
                min_message_interval: 0
                default_room_options:
                  presence_broadcast: []
                  max_users: 6000
            """;

    private final Process process;
    private final int port;
    private final List<Channel> members = new ArrayList<>();

    private Ejabberd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @throws IllegalStateException that says how to install it, if it is not there */
    static Ejabberd start(Path folder) throws IOException, InterruptedException {
        try (var found = Files.list(LIBRARIES)) {
            if (found.noneMatch(path -> path.getFileName().toString().startsWith("ejabberd-"))) {
                throw new IllegalStateException("there is no ejabberd: apt-get install ejabberd");
            }
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path own = Files.createDirectories(folder.resolve("ejabberd"));
        Path configuration = own.resolve("ejabberd.yml");
        Files.writeString(configuration, CONFIGURATION.formatted(port));
        ProcessBuilder builder = new ProcessBuilder(
                "erl",
                "-noinput",
                "+K",
                "true",
                "-mnesia",
                "dir",
                "\"" + own.resolve("spool") + "\"",
                "-s",
                "ejabberd");
        builder.environment().put("HOME", own.toString());
        builder.environment().put("ERL_LIBS", LIBRARIES.toString());
        builder.environment().put("EJABBERD_CONFIG_PATH", configuration.toString());
        builder.environment()
                .put("EJABBERD_LOG_PATH", own.resolve("ejabberd.log").toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(own.resolve("output.txt").toFile())
                .start();
        Ejabberd server = new Ejabberd(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!server.answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                server.close();
                throw new IllegalStateException("ejabberd does not start: " + own.resolve("output.txt"));
            }
            Thread.sleep(200);
        }
        return server;
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Somebody comes into the room. */
    void join(Listeners listeners, String nick, Consumer<String> heard) throws Exception {
        Dialogue dialogue = new Dialogue(nick, heard);
        Channel channel =
                listeners.open(URI.create("ws://127.0.0.1:" + port + "/ws"), "xmpp", Map.of(), dialogue::heard);
        dialogue.begin(channel);
        dialogue.inside.get(SECONDS, TimeUnit.SECONDS);
        members.add(channel);
    }

    /** One of the members says something. */
    void say(int number) {
        Listeners.say(
                members.get(number % members.size()),
                "<message xmlns='jabber:client' type='groupchat' to='" + ROOM + "' id='" + number + "'><body>"
                        + Citizens.sentence(number) + "</body></message>");
    }

    /** From the open stream to the room. */
    private static final class Dialogue {
        private static final String OPEN =
                "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";

        private final String nick;
        private final Consumer<String> heard;
        private final CompletableFuture<Void> inside = new CompletableFuture<>();
        private volatile Channel channel;
        private boolean known;

        Dialogue(String nick, Consumer<String> heard) {
            this.nick = nick;
            this.heard = heard;
        }

        void begin(Channel opened) {
            channel = opened;
            Listeners.say(opened, OPEN);
        }

        void heard(String words) {
            if (inside.isDone()) {
                heard.accept(words);
            } else if (words.contains("<failure") || words.contains("type='error'")) {
                inside.completeExceptionally(new IllegalStateException(words));
            } else if (words.contains("<success")) {
                known = true;
                Listeners.say(channel, OPEN);
            } else if (words.contains("features")) {
                Listeners.say(
                        channel,
                        known
                                ? "<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"
                                : "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
            } else if (words.contains("id='bind'")) {
                Listeners.say(
                        channel,
                        "<presence xmlns='jabber:client' to='" + ROOM + "/" + nick
                                + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
            } else if (words.contains("<subject")) {
                // The last that a room tells whoever comes in (XEP-0045, 7.2.1).
                inside.complete(null);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
