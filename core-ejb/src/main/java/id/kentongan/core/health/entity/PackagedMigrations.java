package id.kentongan.core.health.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The migrations that this build carries, by schema. The build writes their list beside them ({@code
 * db/<schema>/migrations.txt}), because no class loader tells what lies in a folder. The paths are not below {@code
 * META-INF}: WildFly hides that between the modules of an EAR.
 */
public record PackagedMigrations(Map<String, SortedSet<String>> versions) {

    public static final List<String> SCHEMAS = List.of("core", "vault", "report", "chat");

    public PackagedMigrations {
        versions = Map.copyOf(versions);
    }

    /** @param application a class loader that sees all modules: the web application's */
    public static PackagedMigrations of(ClassLoader application) {
        Map<String, SortedSet<String>> found = new TreeMap<>();
        for (String schema : SCHEMAS) {
            found.put(schema, read(application, "db/" + schema + "/migrations.txt"));
        }
        return new PackagedMigrations(found);
    }

    private static SortedSet<String> read(ClassLoader application, String path) {
        try (InputStream list = application.getResourceAsStream(path)) {
            if (list == null) {
                throw new IllegalStateException("the build forgot " + path);
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> !name.isBlank())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
