package id.kentongan.st.faults;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * A jar like the built one in which one class has lost its protection. The class's own source is taken, a piece of it
 * replaced and compiled anew: so a control follows the product, and when the piece is not there any more, it says so.
 */
public final class Sabotage {

    private static final String LISTENER = "int had = apply(text == null ? \"\" : text);";
    private static final String OTHERS = "matters.putAll(lockOthers(knock.tenantId(), queue));";
    private static final String UNAPPLIED = "outbox.unapplied(tenantId, matters.keySet())";
    private static final String ITSELF =
            "List.of(new Outbox.Waiting(knock.messageId(), knock.caseId(), knock.toJson()))";
    private static final String PUBLISH = "    public void publish(String queue, CaseAlertV1 message, Writes into) {\n";

    /**
     * Every knock has its effect, whether it had it before or not: neither the inbox is asked nor what was applied. The
     * keys that would refuse the second effect go with {@link #WITHOUT_KEYS}. The moment between an effect and its
     * acknowledgement lasts a quarter of a second, so that a kill does not have to be lucky.
     */
    static final Map<String, Map<String, String>> WITHOUT_INBOX = Map.of(
            "id.kentongan.core.escalation.boundary.CaseDesk",
            Map.of(
                    "Set<UUID> first = inbox.first(tenantId, ids, CONSUMER);",
                    "Set<UUID> first = Set.copyOf(ids);",
                    UNAPPLIED,
                    ITSELF,
                    "return outbox.isApplied(knock) ? 0 : apply(",
                    "return apply(",
                    "boolean applied = outbox.isApplied(knock);",
                    "boolean applied = false;",
                    OTHERS,
                    ""),
            "id.kentongan.core.escalation.boundary.TierListener",
            Map.of(LISTENER, LISTENER + " java.util.concurrent.locks.LockSupport.parkNanos(250_000_000L);"));

    /** For the same control: the keys that refuse a second effect. */
    static final String[] WITHOUT_KEYS = {
        "alter table core.alert drop constraint alert_pkey",
        "alter table core.notice drop constraint notice_pkey",
        "alter table chat.message drop constraint message_pkey"
    };

    /**
     * Whoever finds a deadline fires it, whether somebody else has or not; the keys that would refuse it go as well. Between
     * finding and firing lies half a second, so that two nodes do not have to be lucky to find the same.
     */
    static final Map<String, Map<String, String>> WITHOUT_CLAIMS = Map.of(
            "id.kentongan.core.deadline.control.Deadlines",
            Map.of(
                    "order by d.due_at limit ? for update of c skip locked\"",
                    "order by d.due_at limit ?\"",
                    "and d.round = k.round and d.fired_at is null and d.cancelled_at is null\"",
                    "and d.round = k.round\"",
                    "List<DeadlinePassed> all = List.copyOf(firsts.values());",
                    "List<DeadlinePassed> all = List.copyOf(firsts.values());"
                            + " java.util.concurrent.locks.LockSupport.parkNanos(500_000_000L);"));

    /** What is due is what the machine's clock says is due. */
    static final Map<String, Map<String, String>> BY_OWN_CLOCK = Map.of(
            "id.kentongan.core.deadline.control.Deadlines",
            Map.of(
                    "where d.due_at <= now() and",
                    "where d.due_at <= '\"\"\" + java.time.Instant.now() + \"\"\"\n                '::timestamptz and"));

    /** No failure is the surroundings', nothing is tried twice, and a message has its effect by its own knock alone. */
    static final Map<String, Map<String, String>> WITHOUT_PATIENCE = Map.of(
            "id.kentongan.core.escalation.boundary.TierListener",
            Map.of("if (DatabaseUnavailable.explains(e) || !failed", "if (!failed"),
            "id.kentongan.core.escalation.boundary.CaseDesk",
            Map.of("LAST_DELIVERY = 5;", "LAST_DELIVERY = 1;", OTHERS, "", UNAPPLIED, ITSELF));

    /** Whoever applies a message keeps something of it for ever. */
    static final Map<String, Map<String, String>> LEAKING = Map.of(
            "id.kentongan.core.escalation.boundary.TierListener",
            Map.of(
                    "    private final String queue;\n",
                    "    private static final java.util.List<byte[]> KEPT ="
                            + " new java.util.concurrent.CopyOnWriteArrayList<>();\n\n"
                            + "    private final String queue;\n",
                    LISTENER,
                    LISTENER + " KEPT.add(new byte[20_000]);"));

    /** The message is sent in the transaction that accepts the report, and not from the outbox afterwards. */
    static final Map<String, Map<String, String>> WITHOUT_OUTBOX =
            Map.of("id.kentongan.core.outbox.control.Outbox", Map.of(PUBLISH, PUBLISH + """
                                        jakarta.enterprise.inject.spi.CDI.current()
                                                .select(id.kentongan.core.outbox.boundary.QueueSender.class)
                                                .get()
                                                .send(List.of(new OutboxMessage(
                                                        message.tenantId(),
                                                        message.messageId(),
                                                        queue,
                                                        message.toJson())));
                                """));

    private static final String WAR = "dist/app/kentongan.war";
    private static final String MODULE = "WEB-INF/lib/core-ejb.jar";

    private Sabotage() {}

    /**
     * @param folder where the jar is made
     * @param changes by the name of a class of core-ejb: pieces of its source, each there exactly once, and what stands
     *     there instead
     */
    public static Path jar(Path folder, Map<String, Map<String, String>> changes) throws IOException {
        Path jar = folder.resolve("kentongan-sabotaged.jar");
        rewrite(Kentongan.JAR, jar, classes(folder, changes));
        return jar;
    }

    /** What such a program has in the place of the real one's classes, by their names in a jar. */
    static Map<String, byte[]> classes(Path folder, Map<String, Map<String, String>> changes) throws IOException {
        Path sources = folder.resolve("sabotage");
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> change : changes.entrySet()) {
            String name = change.getKey().replace('.', '/') + ".java";
            String text = Files.readString(
                    Checkout.ROOT.resolve("core-ejb/src/main/java").resolve(name));
            for (Map.Entry<String, String> replacement : change.getValue().entrySet()) {
                String piece = replacement.getKey();
                if (text.indexOf(piece) < 0 || text.indexOf(piece) != text.lastIndexOf(piece)) {
                    throw new IllegalStateException("not exactly once in " + change.getKey() + ": " + piece);
                }
                text = text.replace(piece, replacement.getValue());
            }
            Path source = sources.resolve(name);
            Files.createDirectories(source.getParent());
            Files.writeString(source, text);
            files.add(source.toString());
        }
        return compile(folder.resolve("sabotage-classes"), files);
    }

    private static Map<String, byte[]> compile(Path classes, List<String> sources) throws IOException {
        Files.createDirectories(classes);
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-nowarn",
                "-proc:none",
                "-parameters",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        arguments.addAll(sources);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the sabotage does not compile: " + sources);
        }
        Map<String, byte[]> compiled = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(classes, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path file : files) {
            compiled.put(classes.relativize(file).toString(), Files.readAllBytes(file));
        }
        return compiled;
    }

    /** The jar's manifest names its build: another build, so that nobody runs what an earlier start has unpacked. */
    private static void rewrite(Path original, Path jar, Map<String, byte[]> classes) throws IOException {
        try (JarFile from = new JarFile(original.toFile());
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            Manifest manifest = from.getManifest();
            String build = manifest.getMainAttributes().getValue("Kentongan-Build");
            manifest.getMainAttributes().putValue("Kentongan-Build", "bad" + build.substring(3));
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            out.closeEntry();
            for (ZipEntry entry : java.util.Collections.list(from.entries())) {
                if (entry.getName().equals(JarFile.MANIFEST_NAME) || entry.isDirectory()) {
                    continue;
                }
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    store(
                            out,
                            entry.getName(),
                            entry.getName().equals(WAR)
                                    ? replace(bytes, Map.of(MODULE, module -> replaceClasses(module, classes)))
                                    : bytes);
                }
            }
        }
    }

    private interface Change {
        byte[] of(byte[] bytes) throws IOException;
    }

    private static byte[] replaceClasses(byte[] module, Map<String, byte[]> classes) throws IOException {
        Map<String, Change> changes = new TreeMap<>();
        classes.forEach((name, bytes) -> changes.put(name, old -> bytes));
        return replace(module, changes);
    }

    private static byte[] replace(byte[] archive, Map<String, Change> changes) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream(archive.length);
        int changed = 0;
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = in.readAllBytes();
                Change change = changes.get(entry.getName());
                changed += change == null ? 0 : 1;
                store(out, entry.getName(), change == null ? content : change.of(content));
            }
        }
        if (changed == 0) {
            throw new IllegalStateException("nothing to replace of " + changes.keySet());
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
