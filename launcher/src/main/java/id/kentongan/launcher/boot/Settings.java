package id.kentongan.launcher.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that hold for this start: flag before environment variable before default. */
public final class Settings {
    /** The application's gate has no more places by itself on more cores. */
    private static final int MOST_CORES = 8;

    private static final int LONGEST_SECRET = 4_096;

    /** For reports whose bodies are under way, and to refuse with. */
    private static final int THREADS = 48;

    /** The gate's places and waiting places. */
    private static final int THREADS_A_CORE = 16;

    private final Map<Setting, String> flags;
    private final Map<String, String> environment;
    private final Messages messages;

    public Settings(Map<Setting, String> flags, Map<String, String> environment, Messages messages) {
        this.flags = Map.copyOf(flags);
        this.environment = Map.copyOf(environment);
        this.messages = messages;
    }

    public String value(Setting setting) {
        return given(setting).orElse(setting.fallback());
    }

    public Optional<String> given(Setting setting) {
        return Optional.ofNullable(flags.get(setting))
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .or(() -> setting.fileVariable().flatMap(this::fromFile));
    }

    private Optional<String> fromFile(String variable) {
        String file = environment.getOrDefault(variable, "").strip();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            String value = new String(in.readNBytes(LONGEST_SECRET + 1), StandardCharsets.UTF_8).strip();
            if (!value.isEmpty()
                    && value.length() <= LONGEST_SECRET
                    && value.lines().count() == 1) {
                return Optional.of(value);
            }
        } catch (IOException | InvalidPathException e) {
            throw messages.refusal(e, "secret-file", variable, file, LONGEST_SECRET);
        }
        throw messages.refusal("secret-file", variable, file, LONGEST_SECRET);
    }

    public Messages messages() {
        return messages;
    }

    public Path home() {
        String home = value(Setting.HOME);
        if (home.equals("~") || home.startsWith("~/")) {
            home = System.getProperty("user.home") + home.substring(1);
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    public int port() {
        String text = value(Setting.HTTP_PORT);
        return number(text, 1, 65535).orElseThrow(() -> messages.refusal("bad-port", text));
    }

    /**
     * How many requests the server handles at once: those in the application's gate and its waiting rooms, and some more
     * to refuse with. Hundreds more would wake each other at the server's locks and refuse fewer.
     */
    public int httpThreads() {
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), MOST_CORES);
        return number(Setting.HTTP_THREADS, String.valueOf(THREADS + cores * THREADS_A_CORE), 16, 10_000);
    }

    /**
     * How many connections to the database the application has at most: more than it has places. The embedded database
     * has room for the default and some commands beside it.
     */
    public int databaseConnections() {
        String standard = Setting.DB_CONNECTIONS.fallback();
        return number(Setting.DB_CONNECTIONS, standard, 8, embeddedDatabase() ? Integer.parseInt(standard) : 10_000);
    }

    /** How many seconds a node that was told to stop goes on serving, so that a balancer leaves it first; 0 to 300. */
    public int stopAfter() {
        return number(Setting.STOP_AFTER, Setting.STOP_AFTER.fallback(), 0, 300);
    }

    private int number(Setting setting, String standard, int min, int max) {
        String text = given(setting).orElse(standard);
        return number(text, min, max)
                .orElseThrow(() -> messages.refusal(
                        "bad-number", setting.variable(), String.valueOf(min), String.valueOf(max), text));
    }

    private static Optional<Integer> number(String text, int min, int max) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(value -> value >= min && value <= max);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean production() {
        return switch (value(Setting.PROFILE)) {
            case "demo" -> false;
            case "production" -> true;
            default -> throw messages.refusal("bad-profile", value(Setting.PROFILE));
        };
    }

    /** Where the server listens. The demonstration profile never leaves the machine. */
    public String host() {
        String host = given(Setting.HTTP_HOST).orElse(production() ? "0.0.0.0" : "127.0.0.1");
        if (!production() && !Set.of("127.0.0.1", "localhost", "::1").contains(host)) {
            throw messages.refusal("demo-host", host);
        }
        return host;
    }

    public String publicUrl() {
        return address(Setting.PUBLIC_URL).orElse("http://localhost:" + port());
    }

    /**
     * A setting that is an address of this installation, without a slash at its end.
     *
     * @throws Refusal if it is no http or https address of a host alone
     */
    public Optional<String> address(Setting setting) {
        return given(setting).map(text -> {
            try {
                URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                boolean bare = url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
                if (web && bare && url.getHost() != null && url.getRawUserInfo() == null) {
                    return url.toString();
                }
            } catch (IllegalArgumentException e) {
                throw messages.refusal(e, "bad-address", setting.variable(), text);
            }
            throw messages.refusal("bad-address", setting.variable(), text);
        });
    }

    /** The addresses that browsers use, the public one first. */
    public List<String> addresses() {
        List<String> addresses = new ArrayList<>(List.of(publicUrl()));
        address(Setting.STAFF_URL).ifPresent(addresses::add);
        address(Setting.MEDIA_URL).ifPresent(addresses::add);
        return addresses;
    }

    public boolean embeddedDatabase() {
        return given(Setting.DB_URL).isEmpty();
    }

    public boolean embeddedBroker() {
        return given(Setting.BROKER_URL).isEmpty();
    }

    public boolean acceptsEmbedded(String part) {
        for (String accepted : value(Setting.ACCEPT_EMBEDDED).split(",")) {
            if (accepted.strip().equals(part)) {
                return true;
            }
        }
        return false;
    }
}
