package id.kentongan.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lists of parts that lie beside the jar name what is in it. */
class PartsListIT {

    private static final Path JAR = Path.of("target/kentongan.jar");
    private static final List<Path> LISTS =
            List.of(Path.of("target/kentongan-parts.json"), Path.of("../dashboard-web/target/web-parts.json"));

    /** What the server brings is one part, with one version. */
    private static final Pattern LIBRARY = Pattern.compile("dist/(?:broker|common|tools)/(.+)\\.jar");

    private static final Pattern PLATFORM = Pattern.compile("-(?:linux|osx)-[a-z0-9_]+$|-jakarta$");

    @Test
    void every_library_of_the_jar_stands_on_a_list_with_its_version_and_hash() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path list : LISTS) {
            for (JsonObject part : parts(list)) {
                String name = part.getString("name");
                assertThat(part.getString("version")).as(name).isNotBlank();
                assertThat(part.getString("purl")).as(name).startsWith("pkg:maven/");
                assertThat(part.getJsonArray("hashes")).as(name).isNotEmpty();
                names.add(name);
                names.add(name + "-" + part.getString("version"));
            }
        }
        Set<String> libraries = libraries();

        assertThat(libraries).hasSizeGreaterThan(60);
        assertThat(libraries).allMatch(names::contains);
        assertThat(names).contains("payara-micro", "primefaces", "postgresql", "artemis-server", "nimbus-jose-jwt");
        assertThat(names).as("what only tests need").doesNotContain("junit-jupiter", "assertj-core", "playwright");
    }

    private static List<JsonObject> parts(Path list) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(list))) {
            JsonObject whole = reader.readObject();
            assertThat(whole.getString("bomFormat")).isEqualTo("CycloneDX");
            return whole.getJsonArray("components").getValuesAs(JsonObject.class);
        }
    }

    private static Set<String> libraries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .map(entry -> LIBRARY.matcher(entry.getName()))
                    .filter(name -> name.matches())
                    .map(name -> PLATFORM.matcher(name.group(1)).replaceFirst(""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
