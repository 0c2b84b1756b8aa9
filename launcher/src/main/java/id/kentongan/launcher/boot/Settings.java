package id.kentongan.launcher.boot;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that hold for this start: flag before environment variable before default. */
public final class Settings {
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
                .filter(value -> !value.isEmpty());
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
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // answered below, with the same sentence as a number out of range
        }
        throw messages.refusal("bad-port", text);
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
        return given(Setting.PUBLIC_URL)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse("http://localhost:" + port());
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
