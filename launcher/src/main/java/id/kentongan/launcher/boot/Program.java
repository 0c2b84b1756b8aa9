package id.kentongan.launcher.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The unpacked program: {@code <data folder>/program/<build>/}. Each part has its own class loader below the boot
 * classes, so that the web application sees neither the broker nor the tools. A shared lock per build keeps a newer
 * launcher from removing a build that is still running.
 */
public final class Program {
    static final String BUILD = "Kentongan-Build";
    private static final String PREFIX = "dist/";
    private static final List<String> PARTS = List.of("tools", "broker", "server");
    private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

    private final Path folder;

    Program(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    public String build() {
        return folder.getFileName().toString();
    }

    /** The class loader of a part: the jars of its folder, and the launcher's own classes. */
    public URLClassLoader loader(String part) {
        try {
            return new IndexedLoader(ClassPath.read(index(folder, part), folder), Program.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path index(Path folder, String part) {
        return folder.resolve(part + ".index");
    }

    private static void writeIndexes(Path folder) throws IOException {
        for (String part : PARTS) {
            if (Files.isDirectory(folder.resolve(part))) {
                List<Path> jars = new ArrayList<>();
                jars.add(folder.resolve("launcher-parts.jar"));
                jars.addAll(jarsIn(folder.resolve(part)));
                ClassPath.of(jars).write(index(folder, part), folder);
            }
        }
    }

    /** Makes the part's main class; it must implement {@code type}, which is one of this package. */
    public <T> T part(ClassLoader loader, String className, Class<T> type) throws ReflectiveOperationException {
        return type.cast(
                Class.forName(className, true, loader).getDeclaredConstructor().newInstance());
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** Unpacks {@code jar} into the data folder unless this build is there already, and removes older builds. */
    static Program unpack(Path jar, Path home, Messages messages, Console console) throws IOException {
        Path programs = home.resolve("program");
        Files.createDirectories(programs);
        try (JarFile file = new JarFile(jar.toFile())) {
            @Nullable String build = file.getManifest().getMainAttributes().getValue(BUILD);
            if (build == null) {
                throw messages.refusal("incomplete-jar", jar);
            }
            build = build.substring(0, Math.min(16, build.length()));
            Path folder = programs.resolve(build);
            try (FileChannel channel = open(programs.resolve("unpack.lock"))) {
                channel.lock();
                holdWhileRunning(programs.resolve(build + ".lock"));
                if (!Files.isDirectory(folder)) {
                    unpackAll(file, programs, folder, messages, console);
                }
                removeOthers(programs, build);
            }
            return new Program(folder);
        }
    }

    private static void unpackAll(JarFile file, Path programs, Path folder, Messages messages, Console console)
            throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        file.stream()
                .filter(e -> e.getName().startsWith(PREFIX) && !e.isDirectory())
                .forEach(entries::add);
        long total = entries.stream().mapToLong(ZipEntry::getSize).sum();
        requireSpace(programs, total, messages);
        Path half = Files.createTempDirectory(programs, "half-");
        Progress progress = console.progress(messages.text("unpacking"), total);
        long done = 0;
        for (ZipEntry entry : entries) {
            Path target =
                    half.resolve(entry.getName().substring(PREFIX.length())).normalize();
            if (!target.startsWith(half)) {
                throw new IOException("entry leaves the folder: " + entry.getName());
            }
            Files.createDirectories(target.getParent());
            try (InputStream in = file.getInputStream(entry)) {
                Files.copy(in, target);
            }
            done += entry.getSize();
            progress.at(done);
        }
        writeIndexes(half);
        try {
            Files.move(half, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(half, folder);
        }
    }

    /** Half as much again as the program needs, for the database that is made next. */
    private static void requireSpace(Path folder, long bytes, Messages messages) throws IOException {
        long needed = bytes + bytes / 2;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw messages.refusal("disk-full", folder, free >> 20, needed >> 20);
        }
    }

    private static void removeOthers(Path programs, String build) throws IOException {
        List<Path> others;
        try (Stream<Path> all = Files.list(programs)) {
            others = all.filter(Files::isDirectory)
                    .filter(p -> !p.getFileName().toString().equals(build))
                    .toList();
        }
        for (Path other : others) {
            Path lockFile = programs.resolve(other.getFileName() + ".lock");
            try (FileChannel channel = open(lockFile)) {
                @Nullable FileLock lock = channel.tryLock();
                if (lock != null) {
                    remove(other);
                    Files.deleteIfExists(lockFile);
                }
            }
        }
    }

    /** Never closed on purpose: the system frees it when the process ends, however it ends. */
    private static void holdWhileRunning(Path lockFile) throws IOException {
        if (!HELD.containsKey(lockFile)) {
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.lock(0, Long.MAX_VALUE, true);
            HELD.put(lockFile, channel);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Removes a folder with all it holds; links are removed, not followed. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException problem) throws IOException {
                Files.deleteIfExists(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
