package id.kentongan.launcher.run;

import id.kentongan.launcher.boot.JsonLines;
import id.kentongan.launcher.boot.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The server's working folder, made anew at every start: what an earlier start left in its configuration would make the
 * commands of this one fail. The runtime itself stays in the program's folder.
 */
final class ServerFolder {
    private ServerFolder() {}

    /** @param common the folder of the libraries that adapter and application find beside the server */
    static Path make(Path home, Path runtime, Path common) throws IOException {
        Path folder = home.resolve("server");
        Program.remove(folder);
        for (String part : List.of("config", "docroot", "lib", "META-INF")) {
            copy(runtime.resolve(part), folder.resolve(part));
        }
        copy(common, folder.resolve("lib"));
        leanConfiguration(folder.resolve("config"));
        Files.write(folder.resolve("config/logging.properties"), logging(home.resolve("log")));
        return folder;
    }

    /**
     * Three costs of every start that nobody needs: our own descriptors are checked against their schemas by the build;
     * the server's web.xml brings a thousand kinds of files, each compared with all before it, and a compiler of pages
     * that we do not have; and its store of authorities, a hundred of them years out of date, takes a key derivation for
     * each. Instead of that store it gets the one that this Java and its machine keep up to date.
     */
    private static void leanConfiguration(Path config) throws IOException {
        Path domain = config.resolve("domain.xml");
        String text = Files.readString(domain);
        Files.writeString(domain, text.replace("<das-config>", "<das-config deploy-xml-validation=\"none\">"));
        try (InputStream own = ServerFolder.class.getResourceAsStream("default-web.xml")) {
            Files.copy(
                    Objects.requireNonNull(own),
                    config.resolve("default-web.xml"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path authorities = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        if (Files.isReadable(authorities)) {
            Files.copy(authorities, config.resolve("cacerts.p12"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> logging(Path log) {
        return List.of(
                "handlers=java.util.logging.FileHandler",
                "java.util.logging.FileHandler.pattern=" + log.resolve("server.%g.jsonl"),
                "java.util.logging.FileHandler.limit=10000000",
                "java.util.logging.FileHandler.count=5",
                "java.util.logging.FileHandler.append=true",
                "java.util.logging.FileHandler.encoding=UTF-8",
                "java.util.logging.FileHandler.formatter=" + JsonLines.class.getName(),
                "# the server sets this one's formatter on every handler",
                "java.util.logging.ConsoleHandler.formatter=" + JsonLines.class.getName(),
                ".level=INFO",
                "com.hazelcast.level=WARNING",
                "fish.payara.nucleus.util.level=WARNING",
                "javax.enterprise.system.tools.deployment.common.level=WARNING",
                "javax.enterprise.system.tools.deployment.dol.level=WARNING",
                "org.glassfish.admin.mbeanserver.level=WARNING",
                "org.hibernate.validator.internal.util.Version.level=WARNING");
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
