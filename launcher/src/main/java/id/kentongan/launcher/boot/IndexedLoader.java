package id.kentongan.launcher.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A class loader that knows which jar to ask. The JDK's own asks jar after jar, also for each class that is in none, and
 * the server's class path has more than three hundred: that search was a third of a start.
 */
final class IndexedLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final ClassPath path;
    private final AtomicReferenceArray<@Nullable Jar> opened;

    IndexedLoader(ClassPath path, ClassLoader parent) {
        super(path.jars().stream().map(IndexedLoader::url).toArray(URL[]::new), parent);
        this.path = path;
        this.opened = new AtomicReferenceArray<>(path.jars().size());
    }

    private record Jar(JarFile file, URL root, CodeSource source) {
        @Nullable
        URL find(String name) {
            if (file.getJarEntry(name) == null) {
                return null;
            }
            try {
                String encoded =
                        new URI(null, null, "/" + name, null).getRawPath().substring(1);
                // As the JDK's loader says it: without the mark a connection would open the oldest version.
                return new URL(root, file.isMultiRelease() ? encoded + "#runtime" : encoded);
            } catch (MalformedURLException | URISyntaxException e) {
                return null;
            }
        }
    }

    private Jar jar(int number) {
        @Nullable Jar known = opened.get(number);
        return known == null ? open(number) : known;
    }

    private synchronized Jar open(int number) {
        @Nullable Jar known = opened.get(number);
        if (known != null) {
            return known;
        }
        Path place = path.jars().get(number);
        try {
            JarFile file = new JarFile(place.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
            Jar jar =
                    new Jar(file, new URL("jar:" + url(place) + "!/"), new CodeSource(url(place), (CodeSigner[]) null));
            opened.set(number, jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/').concat(".class");
        for (int number : path.candidates(file)) {
            Jar jar = jar(number);
            @Nullable JarEntry entry = jar.file().getJarEntry(file);
            if (entry != null) {
                try {
                    return define(name, jar, entry);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, Jar jar, JarEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream in = jar.file().getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
            definePackageOf(name.substring(0, dot), jar);
        }
        return defineClass(name, bytes, 0, bytes.length, jar.source());
    }

    private void definePackageOf(String name, Jar jar) throws IOException {
        @Nullable Manifest manifest = jar.file().getManifest();
        try {
            definePackage(
                    name,
                    manifest == null ? new Manifest() : manifest,
                    jar.source().getLocation());
        } catch (IllegalArgumentException e) {
            // Another thread was quicker.
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        for (int number : path.candidates(name)) {
            @Nullable URL found = jar(number).find(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public Enumeration<URL> findResources(String name) {
        List<URL> found = new ArrayList<>();
        for (int number : path.candidates(name)) {
            @Nullable URL one = jar(number).find(name);
            if (one != null) {
                found.add(one);
            }
        }
        return Collections.enumeration(found);
    }

    @Override
    public void close() throws IOException {
        super.close();
        for (int number = 0; number < opened.length(); number++) {
            @Nullable Jar jar = opened.get(number);
            if (jar != null) {
                jar.file().close();
            }
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
