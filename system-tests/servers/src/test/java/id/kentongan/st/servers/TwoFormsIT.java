package id.kentongan.st.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One application in two forms: what the EAR and the one jar's WAR have in common is the same to the byte. */
class TwoFormsIT {

    private static final Path ROOT = Path.of(System.getProperty("kentongan.root"));
    private static final Path EAR = ROOT.resolve("ear/target/kentongan.ear");
    private static final Path WAR = ROOT.resolve("launcher/target/dist/app/kentongan.war");
    private static final Path LIBRARIES = ROOT.resolve("launcher/target/dist/common");

    @ParameterizedTest
    @ValueSource(strings = {"core-ejb.jar", "report-ejb.jar", "chat-ejb.jar"})
    void ejb_jars_are_the_same(String jar) throws IOException {
        assertThat(bytes(EAR, jar)).as("%s in both", jar).isEqualTo(bytes(WAR, "WEB-INF/lib/" + jar));
    }

    /**
     * The WAR adds the EJB jars and descriptors for Payara Micro and takes nothing away or over; its libraries lie beside
     * the server.
     */
    @Test
    void web_application_is_the_same() throws IOException {
        Map<String, Long> inEar = checksums(bytes(EAR, "dashboard-web.war"));
        Map<String, Long> inOneJar = new TreeMap<>(checksums(WAR));
        for (String name : inEar.keySet()) {
            Path library = LIBRARIES.resolve(name.replace("WEB-INF/lib/", ""));
            if (name.startsWith("WEB-INF/lib/") && Files.isRegularFile(library)) {
                inOneJar.put(name, checksum(Files.readAllBytes(library)));
            }
        }
        assertThat(inOneJar).containsAllEntriesOf(inEar);
    }

    @Test
    void ear_has_no_descriptor_of_a_vendor() throws IOException {
        Map<String, Long> files = new TreeMap<>(checksums(EAR));
        for (String module : new String[] {"core-ejb.jar", "report-ejb.jar", "chat-ejb.jar", "dashboard-web.war"}) {
            files.putAll(checksums(bytes(EAR, module)));
        }
        assertThat(files.keySet())
                .noneMatch(name -> name.matches(".*/(glassfish|sun|payara|jboss|ibm|weblogic)-[a-z0-9-]*\\.xm[li]"));
    }

    /** core-ejb first: its listeners define the queues. */
    @Test
    void modules_come_in_order() throws IOException {
        String descriptor = new String(bytes(EAR, "META-INF/application.xml"), StandardCharsets.UTF_8);
        assertThat(descriptor)
                .containsSubsequence("core-ejb.jar", "report-ejb.jar", "chat-ejb.jar", "dashboard-web.war")
                .contains("<context-root>/</context-root>", "<library-directory>lib</library-directory>");
    }

    private static byte[] bytes(Path archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            assertThat(entry).as("%s in %s", name, archive).isNotNull();
            try (InputStream content = zip.getInputStream(entry)) {
                return content.readAllBytes();
            }
        }
    }

    private static Map<String, Long> checksums(Path archive) throws IOException {
        try (InputStream file = Files.newInputStream(archive)) {
            return checksums(file.readAllBytes());
        }
    }

    private static Map<String, Long> checksums(byte[] archive) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean ofTheBuild = entry.getName().startsWith("META-INF/maven/")
                        || entry.getName().equals("META-INF/MANIFEST.MF");
                if (!entry.isDirectory() && !ofTheBuild) {
                    sums.put(entry.getName(), checksum(zip.readAllBytes()));
                }
            }
        }
        return sums;
    }

    private static long checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
