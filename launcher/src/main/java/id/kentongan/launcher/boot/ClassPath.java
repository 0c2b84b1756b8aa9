package id.kentongan.launcher.boot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Jars in their order, and which of them has something in which folder. Kept in a file, since making it costs. */
final class ClassPath {
    private static final String VERSIONS = "META-INF/versions/";
    private static final int[] NONE = {};

    private final List<Path> jars;
    private final Map<String, int[]> jarsOfFolder;

    private ClassPath(List<Path> jars, Map<String, int[]> jarsOfFolder) {
        this.jars = jars;
        this.jarsOfFolder = jarsOfFolder;
    }

    /** Of these jars and those that their manifests name, depth first, as the JDK searches them. */
    static ClassPath of(List<Path> jars) throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        for (Path jar : jars) {
            add(jar.toAbsolutePath().normalize(), all);
        }
        List<Path> ordered = List.copyOf(all);
        Map<String, int[]> index = new HashMap<>();
        for (int number = 0; number < ordered.size(); number++) {
            try (JarFile file = new JarFile(ordered.get(number).toFile(), false)) {
                Enumeration<JarEntry> entries = file.entries();
                while (entries.hasMoreElements()) {
                    add(index, folderOf(withoutVersion(entries.nextElement().getName())), number);
                }
            }
        }
        return new ClassPath(ordered, index);
    }

    private static void add(Path jar, Set<Path> all) throws IOException {
        if (!Files.isRegularFile(jar) || !all.add(jar)) {
            return;
        }
        for (String relative : namedBy(jar)) {
            add(Path.of(jar.toUri().resolve(relative)).normalize(), all);
        }
    }

    private static List<String> namedBy(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            @Nullable Manifest manifest = file.getManifest();
            @Nullable
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null || names.isBlank()
                    ? List.of()
                    : List.of(names.strip().split("\\s+"));
        }
    }

    private static void add(Map<String, int[]> index, String folder, int number) {
        int[] known = index.getOrDefault(folder, NONE);
        if (known.length == 0 || known[known.length - 1] != number) {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = number;
            index.put(folder, more);
        }
    }

    /** Jars for several Java versions keep classes of newer ones elsewhere, but are asked for them by their usual name. */
    private static String withoutVersion(String name) {
        return name.startsWith(VERSIONS) ? name.substring(name.indexOf('/', VERSIONS.length()) + 1) : name;
    }

    /** Where an entry lies; of a folder, which ends in a slash, the one above. */
    private static String folderOf(String name) {
        int slash = name.lastIndexOf('/', name.length() - 2);
        return slash < 0 ? "" : name.substring(0, slash);
    }

    List<Path> jars() {
        return jars;
    }

    /** @return the numbers of the jars that may have this class file, resource or folder, in their order */
    int[] candidates(String name) {
        return jarsOfFolder.getOrDefault(folderOf(name), NONE);
    }

    /** @param base what the jars' paths are written relative to, so that the folder may move */
    void write(Path file, Path base) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(jars.size());
            for (Path jar : jars) {
                out.writeUTF(base.toAbsolutePath().relativize(jar).toString());
            }
            out.writeInt(jarsOfFolder.size());
            for (Map.Entry<String, int[]> entry : jarsOfFolder.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeShort(entry.getValue().length);
                for (int number : entry.getValue()) {
                    out.writeShort(number);
                }
            }
        }
    }

    static ClassPath read(Path file, Path base) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            int count = in.readInt();
            List<Path> jars = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                jars.add(base.resolve(in.readUTF()));
            }
            int folders = in.readInt();
            Map<String, int[]> index = new HashMap<>(2 * folders);
            for (int i = 0; i < folders; i++) {
                String folder = in.readUTF();
                int[] numbers = new int[in.readUnsignedShort()];
                for (int n = 0; n < numbers.length; n++) {
                    numbers[n] = in.readUnsignedShort();
                }
                index.put(folder, numbers);
            }
            return new ClassPath(jars, index);
        }
    }
}
