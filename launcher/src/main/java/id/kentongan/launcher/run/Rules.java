package id.kentongan.launcher.run;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.seed.AccountSeed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** What must hold before anything is started. */
final class Rules {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int SHORTEST_TOKEN = 16;

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
        if (!settings.embeddedDatabase()) {
            requireStrong(Setting.DB_USER, Setting.DB_PASSWORD);
            requireStrong(Setting.DB_OWNER, Setting.DB_OWNER_PASSWORD);
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
    }

    private void checkPort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw messages.refusal(e, "port-taken", settings.port(), settings.host());
        }
    }
}
