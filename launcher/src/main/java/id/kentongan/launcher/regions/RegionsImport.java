package id.kentongan.launcher.regions;

import id.kentongan.core.organisation.control.BoundaryImport;
import id.kentongan.core.organisation.control.ReferenceData;
import id.kentongan.core.organisation.entity.BoundaryFinding;
import id.kentongan.core.organisation.entity.BoundaryReport;
import id.kentongan.core.organisation.entity.UnreadableBoundaries;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Progress;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Databases;
import id.kentongan.launcher.command.Invocation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code regions import FILE}: loads borders, says what became of each feature that was not loaded as it was, and how
 * far each tenant is still placed by sample points.
 */
public final class RegionsImport implements Command {

    private static final String CODE_PROPERTY = "--code-property";
    private static final String NAME_PROPERTY = "--name-property";
    /** More than this nobody reads on a terminal; all of them are in the database. */
    private static final int MOST_FINDINGS = 50;

    @Override
    public Verb verb() {
        return Verb.REGIONS_IMPORT;
    }

    @Override
    public Set<String> flags() {
        return Set.of(CODE_PROPERTY, NAME_PROPERTY);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                RegionsImport.class, invocation.settings().messages().locale());
        Path file = file(invocation.arguments(), messages);
        BoundaryImport.Options options =
                new BoundaryImport.Options(invocation.flag(CODE_PROPERTY), invocation.flag(NAME_PROPERTY));
        try (Connection owner = invocation.databases().asOwner()) {
            if (!prepared(owner)) {
                prepare(invocation.databases(), invocation.console(), messages);
            }
            BoundaryReport report = load(owner, file, options, invocation.console(), messages);
            print(report, file, invocation.console(), messages);
            return report.usable() ? 0 : 1;
        }
    }

    private static Path file(List<String> arguments, Messages messages) {
        if (arguments.size() != 1) {
            throw messages.refusal("which-file");
        }
        Path file = Path.of(arguments.get(0));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw messages.refusal("unreadable-file", file.toAbsolutePath());
        }
        return file;
    }

    private static boolean prepared(Connection owner) throws SQLException {
        try (Statement query = owner.createStatement()) {
            try (ResultSet table = query.executeQuery("select to_regclass('core.reference_release') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet release = query.executeQuery("select from core.reference_release")) {
                return release.next();
            }
        }
    }

    /** An import may come before the first {@code run}. */
    private static void prepare(Databases databases, Console console, Messages messages) throws Exception {
        databases.migrate();
        console.say(messages.text("loading-areas"));
        try (Connection owner = databases.asOwner()) {
            new ReferenceData().load(owner);
        }
    }

    private static BoundaryReport load(
            Connection owner, Path file, BoundaryImport.Options options, Console console, Messages messages)
            throws SQLException, IOException {
        Progress progress = console.progress(messages.text("progress"), Files.size(file));
        try (Counted in = new Counted(Files.newInputStream(file))) {
            BoundaryReport report = BoundaryImport.run(
                    owner,
                    in,
                    file.getFileName().toString(),
                    options,
                    "operator:" + System.getProperty("user.name"),
                    feature -> progress.at(in.bytes));
            progress.at(Files.size(file));
            return report;
        } catch (UnreadableBoundaries e) {
            throw messages.refusal(e, "problem." + e.problem(), file, e.detail());
        }
    }

    private static void print(BoundaryReport report, Path file, Console console, Messages messages) {
        console.print(messages.text("features", file.getFileName(), report.features()));
        console.print(messages.text(
                "counts", report.loaded(), report.repaired(), report.refused(), report.unknown(), report.replaced()));
        report.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> console.print("  " + sentence(finding, messages)));
        int more = report.findings().size() - MOST_FINDINGS;
        if (report.release().isEmpty()) {
            console.print(messages.text("nothing-usable"));
            return;
        }
        int release = report.release().getAsInt();
        if (more > 0) {
            console.print("  " + messages.text("more-findings", more, release));
        }
        console.print(messages.text("in-force", release));
        for (BoundaryReport.Coverage tenant : report.tenants()) {
            console.print("  "
                    + messages.text(
                            tenant.approximate() + tenant.neither() == 0 ? "tenant-whole" : "tenant-partly",
                            tenant.tenant(),
                            tenant.bordered(),
                            tenant.approximate(),
                            tenant.neither()));
        }
    }

    static String sentence(BoundaryFinding finding, Messages messages) {
        String which = Optional.ofNullable(finding.code()).orElse("-")
                + Optional.ofNullable(finding.name()).map(name -> " " + name).orElse("");
        String detail = Optional.ofNullable(finding.detail())
                .map(text -> " (" + text + ")")
                .orElse("");
        return messages.text(
                        "finding",
                        finding.feature(),
                        which,
                        messages.text("outcome." + finding.outcome()),
                        messages.text("reason." + finding.reason()))
                + detail;
    }

    /** Knows how far the file was read. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes += Math.max(read, 0);
            return read;
        }
    }
}
