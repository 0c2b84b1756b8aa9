package id.kentongan.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The random passwords of the embedded database and broker and the keys of the audit, of contacts and of
 * pseudonyms, made at the first start and kept in the data folder,
 * readable by its owner alone. Without this file the data can still be read by who owns the files, but not served.
 */
public final class Secrets {
    public static final String FILE = "secrets.properties";
    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "audit",
            "contact",
            "pseudonym",
            "identity",
            "database.superuser",
            "database.owner",
            "database.vault",
            "database.application",
            "database.reader",
            "broker",
            "broker.user"));

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    public String get(String name) {
        return values.getProperty(name);
    }

    /** Reads the file, adding what is missing. */
    public static Secrets in(Path home) throws IOException {
        Path file = home.resolve(FILE);
        Properties values = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                values.load(in);
            }
        }
        if (!values.keySet().containsAll(NAMES)) {
            SecureRandom random = new SecureRandom();
            for (String name : NAMES) {
                values.computeIfAbsent(name, missing -> password(random));
            }
            write(file, values);
        }
        return new Secrets(values);
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Written beside and moved into place, on disk before the database learns the passwords. */
    private static void write(Path file, Properties values) throws IOException {
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly(fresh));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            values.store(out, null);
            out.flush();
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            };
        }
        return new FileAttribute<?>[0];
    }
}
