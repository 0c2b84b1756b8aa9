package id.kentongan.launcher.run;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.seed.AccountSeed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must hold before anything is started. */
final class Rules {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int SHORTEST_TOKEN = 16;
    private static final int FEWEST_DIFFERENT = 6;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> EXAMPLES =
            List.of("changeme", "change-me", "change_me", "password", "kentongan", "example", "12345678");

    private final Settings settings;
    private final Messages messages;

    Rules(Settings settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
    }

    void check() {
        if (settings.production()) {
            checkProduction();
        }
        if (settings.given(Setting.METRICS_TOKEN)
                .filter(token -> token.length() < SHORTEST_TOKEN)
                .isPresent()) {
            throw messages.refusal("weak-password", Setting.METRICS_TOKEN.variable(), SHORTEST_TOKEN);
        }
        checkPort();
    }

    private void checkProduction() {
        List<Path> demo = AccountSeed.demoFiles(settings.home());
        if (!demo.isEmpty()) {
            throw messages.refusal("demo-files", demo.get(0));
        }
        if (settings.embeddedDatabase() && !settings.acceptsEmbedded("database")) {
            throw messages.refusal("embedded-database");
        }
        if (settings.embeddedBroker() && !settings.acceptsEmbedded("broker")) {
            throw messages.refusal("embedded-broker");
        }
        for (String address : settings.addresses()) {
            URI url = URI.create(address);
            boolean plain = "http".equals(url.getScheme()) && !LOOPBACK.contains(url.getHost());
            if (plain && !"true".equals(settings.value(Setting.ACCEPT_PLAIN_HTTP))) {
                throw messages.refusal("plain-http", address);
            }
        }
        requireNoExample(Setting.AUDIT_KEY);
        requireNoExample(Setting.CONTACT_KEY);
        requireNoExample(Setting.PSEUDONYM_KEY);
        requireNoExample(Setting.METRICS_TOKEN);
        if (!settings.embeddedDatabase()) {
            requireStrong(Setting.DB_USER, Setting.DB_PASSWORD);
            requireStrong(Setting.DB_OWNER, Setting.DB_OWNER_PASSWORD);
            requireStrong(Setting.DB_VAULT, Setting.DB_VAULT_PASSWORD);
        }
        if (!settings.embeddedBroker()) {
            requireStrong(Setting.BROKER_USER, Setting.BROKER_PASSWORD);
        }
    }

    private void requireStrong(Setting user, Setting password) {
        String secret = settings.value(password);
        if (secret.length() < SHORTEST_PASSWORD || secret.equalsIgnoreCase(settings.value(user))) {
            throw messages.refusal("weak-password", password.variable(), SHORTEST_PASSWORD);
        }
        requireNoExample(password);
    }

    /** What stands in examples and lists of passwords is no secret, however long it was made. */
    private void requireNoExample(Setting secret) {
        String value = settings.value(secret).toLowerCase(Locale.ROOT);
        boolean repeated = !value.isEmpty() && value.chars().distinct().count() < FEWEST_DIFFERENT;
        if (repeated || EXAMPLES.stream().anyMatch(value::contains)) {
            throw messages.refusal("example-secret", secret.variable());
        }
    }

    private void checkPort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw messages.refusal(e, "port-taken", settings.port(), settings.host());
        }
    }
}
