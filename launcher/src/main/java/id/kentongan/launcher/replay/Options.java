package id.kentongan.launcher.replay;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What was typed behind {@code reports replay}. */
record Options(ReportFile file, City.Account account, double speed, int limit, int parallel, Duration patience) {

    static final Set<String> FLAGS = Set.of(
            "--url",
            "--jurisdiction",
            "--service",
            "--key-file",
            "--speed",
            "--limit",
            "--zone",
            "--text",
            "--time",
            "--run",
            "--parallel",
            "--patience");

    private static final int LONGEST_RUN = 50;

    static Options of(List<String> arguments, Map<String, String> flags, Settings settings, Messages messages) {
        if (arguments.size() != 1) {
            throw messages.refusal("which-file");
        }
        return new Reader(Path.of(arguments.get(0)), flags, settings, messages).read();
    }

    private record Reader(Path path, Map<String, String> flags, Settings settings, Messages messages) {

        Options read() {
            ReportFile file =
                    new ReportFile(path, flag("--text", "text"), flag("--time", "created_at"), zone(), messages);
            if (!Files.isReadable(file.file())) {
                throw messages.refusal("unreadable-file", file.file());
            }
            City.Account account = new City.Account(
                    url(),
                    flag("--jurisdiction", "jakarta.go.id"),
                    flag("--service", "banjir"),
                    key(),
                    run(),
                    messages.locale().toLanguageTag());
            return new Options(
                    file,
                    account,
                    speed(),
                    number("--limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                    number("--parallel", 4, 1, 64),
                    Duration.ofSeconds(number("--patience", 900, 1, 86_400)));
        }

        private String flag(String name, String standard) {
            return Optional.ofNullable(flags.get(name))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .orElse(standard);
        }

        private URI url() {
            String text = flag("--url", "http://127.0.0.1:" + settings.port() + "/open311/v2");
            try {
                URI url = URI.create(text);
                if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // answered below
            }
            throw messages.refusal("bad-url", text);
        }

        private ZoneId zone() {
            String text = flag("--zone", "Asia/Jakarta");
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw messages.refusal(e, "bad-zone", text);
            }
        }

        private String key() {
            Path file = Optional.ofNullable(flags.get("--key-file"))
                    .map(Path::of)
                    .orElseGet(() -> settings.home().resolve("open311-key.txt"));
            try {
                return Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .orElseThrow(() -> messages.refusal("no-key", file));
            } catch (IOException e) {
                throw messages.refusal(e, "no-key", file);
            }
        }

        private String run() {
            String drawn =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            String run = flag("--run", drawn);
            if (run.length() > LONGEST_RUN || !run.matches("[A-Za-z0-9-]{6,}")) {
                throw messages.refusal("bad-run", run, LONGEST_RUN);
            }
            return run;
        }

        private double speed() {
            String text = flag("--speed", "1");
            if (text.equals("max")) {
                return Rhythm.UNBOUNDED;
            }
            try {
                double speed = Double.parseDouble(text);
                if (speed == 0) {
                    return Rhythm.UNBOUNDED;
                }
                if (speed > 0 && Double.isFinite(speed)) {
                    return speed;
                }
            } catch (NumberFormatException e) {
                // answered below
            }
            throw messages.refusal("bad-speed", text);
        }

        private int number(String name, int standard, int min, int max) {
            String text = flag(name, Integer.toString(standard));
            try {
                int number = Integer.parseInt(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // answered below
            }
            throw messages.refusal("bad-number", name, min, max, text);
        }
    }
}
