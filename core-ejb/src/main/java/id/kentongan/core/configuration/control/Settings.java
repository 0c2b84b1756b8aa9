package id.kentongan.core.configuration.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * One thin look-up for every setting: MicroProfile Config where the server has it, else the system property, else the
 * environment variable. Names are written {@code kentongan.some.name}; the variable is {@code KENTONGAN_SOME_NAME}.
 */
@ApplicationScoped
public class Settings {

    private static final int LONGEST_SECRET = 4_096;
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Fewer bytes than SHA-256 has would be the weakest link. */
    public static final int SHORTEST_SECRET = 32;

    private static final int FEWEST_CHARACTERS = 8;

    private record Kept(boolean value, long since) {}

    private volatile @Nullable Kept demo;

    /** Profile of a demonstration: deadlines in seconds, loopback only. */
    public static final String DEMO = "demo";

    /**
     * @param name a setting's name, such as {@code kentongan.profile}
     * @return its value, blank counted as absent
     */
    public Optional<String> find(String name) {
        return microProfile(name)
                .or(() -> Optional.ofNullable(System.getProperty(name)))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * A secret, from the setting itself or from the file that the setting with {@code .file} at its end names.
     *
     * @throws IllegalStateException if that file cannot be read; the text says so
     */
    public Optional<String> secret(String name) {
        return find(name)
                .or(() -> find(name + ".file")
                        .map(file -> {
                            try (InputStream in = Files.newInputStream(Path.of(file))) {
                                return new String(in.readNBytes(LONGEST_SECRET), StandardCharsets.UTF_8).strip();
                            } catch (IOException e) {
                                throw new IllegalStateException(name + ".file: cannot be read: " + file, e);
                            }
                        })
                        .filter(secret -> !secret.isEmpty()));
    }

    /**
     * A secret that is a key.
     *
     * @param name a setting's name, such as {@code kentongan.contact.key}
     * @throws IllegalStateException if its file cannot be read, or it is too short or one that everybody knows; the text
     *     says so without saying it
     */
    public Optional<String> key(String name) {
        Optional<String> key = secret(name);
        key.filter(Settings::weak).ifPresent(weak -> {
            throw new IllegalStateException(
                    "%s needs at least %d random characters; draw them with openssl rand -base64 48"
                            .formatted(variable(name), SHORTEST_SECRET));
        });
        return key;
    }

    /** Too short for a key, or left as an example had it. */
    public static boolean weak(String secret) {
        return secret.length() < SHORTEST_SECRET
                || secret.toLowerCase(Locale.ROOT).contains("changeme")
                || secret.chars().distinct().count() < FEWEST_CHARACTERS;
    }

    /**
     * @param name a setting's name
     * @param standard the value when it is not set
     * @return a whole number
     * @throws IllegalStateException if the value is set and not a whole number from min to max; the text says so
     */
    public int number(String name, int standard, int min, int max) {
        return find(name).map(text -> parse(name, text, min, max)).orElse(standard);
    }

    /** Whether the profile is that of a demonstration; asked for with every report, so looked up every five seconds. */
    public boolean demo() {
        Kept known = demo;
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            known = new Kept(find("kentongan.profile").map(DEMO::equals).orElse(false), System.nanoTime());
            demo = known;
        }
        return known.value();
    }

    private static int parse(String name, String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one sentence below
        }
        throw new IllegalStateException(
                "%s must be a whole number from %d to %d, not '%s'".formatted(name, min, max, text));
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static Optional<String> microProfile(String name) {
        try {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (LinkageError | IllegalStateException e) {
            // no MicroProfile Config on this server: the next source answers
            return Optional.empty();
        }
    }
}
