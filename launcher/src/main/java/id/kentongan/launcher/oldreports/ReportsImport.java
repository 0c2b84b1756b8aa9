package id.kentongan.launcher.oldreports;

import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Progress;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.bulk.Ladder;
import id.kentongan.launcher.bulk.RegionsInMemory;
import id.kentongan.launcher.bulk.ReportTables;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.MigratedSchemas;
import id.kentongan.launcher.tenant.ChosenTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * {@code reports import FILE}: brings in the old reports of another system, from CSV or GeoJSON. Rows are understood here
 * while the batch before is written. A batch and how far it went commit together, and a report of a source is brought in
 * once: so an import that was killed goes on where it was, or from the start, with the same result.
 */
public final class ReportsImport implements Command {

    private static final int BATCH = 5_000;

    @Override
    public Verb verb() {
        return Verb.REPORTS_IMPORT;
    }

    @Override
    public Set<String> flags() {
        return Options.FLAGS;
    }

    @Override
    public Set<String> switches() {
        return Options.SWITCHES;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                ReportsImport.class, invocation.settings().messages().locale());
        Options options = Options.of(invocation, messages);
        RegionsInMemory regions = new RegionsInMemory(invocation.databases()::asOwner);
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        // the writer of messages looks its JSON up through the thread
        current.setContextClassLoader(ReportsImport.class.getClassLoader());
        // COPY is refused where a wall stands; the owner has none before him.
        try (Connection connection = invocation.databases().asOwner()) {
            MigratedSchemas.require(connection, messages.locale());
            Tally tally = run(connection, regions, options, BATCH, invocation.console(), messages);
            if (!options.dryRun() && tally.imported() > 0) {
                try (Connection owner = invocation.databases().asOwner()) {
                    ReportTables.analyze(owner, tally.filled());
                }
            }
            return tally.refused() == 0 ? 0 : 1;
        } finally {
            current.setContextClassLoader(before);
        }
    }

    static Tally run(
            Connection connection,
            RegionsInMemory regions,
            Options options,
            int batch,
            Console console,
            Messages messages)
            throws Exception {
        ChosenTenant tenant = ChosenTenant.of(connection, options.tenant(), messages);
        try (SourceFile file = open(options, messages)) {
            return new Work(connection, regions, options, batch, tenant, file, console, messages).run();
        } catch (BrokenFile e) {
            throw messages.refusal(e, "broken-file", options.file(), String.valueOf(e.getMessage()));
        }
    }

    private static SourceFile open(Options options, Messages messages) throws IOException {
        String name = options.file().getFileName().toString().toLowerCase(Locale.ROOT);
        SourceFile file = name.endsWith(".json") || name.endsWith(".geojson")
                ? new GeoJsonSource(options.file(), options.names())
                : new CsvSource(options.file(), options.charset(), options.names());
        for (Field needed : List.of(Field.ID, Field.TIME, Field.LAT, Field.LON)) {
            if (!file.has(needed)) {
                file.close();
                throw messages.refusal("missing-column", needed.word());
            }
        }
        return file;
    }

    /** One run over one file. */
    private static final class Work {
        private final Connection connection;
        private final RegionsInMemory regions;
        private final Options options;
        private final int batch;
        private final ChosenTenant tenant;
        private final SourceFile file;
        private final Console console;
        private final Messages messages;
        private final Tally tally = new Tally();
        private @Nullable ErrorFile errors;
        private @Nullable Future<?> writing;

        Work(
                Connection connection,
                RegionsInMemory regions,
                Options options,
                int batch,
                ChosenTenant tenant,
                SourceFile file,
                Console console,
                Messages messages) {
            this.connection = connection;
            this.regions = regions;
            this.options = options;
            this.batch = batch;
            this.tenant = tenant;
            this.file = file;
            this.console = console;
            this.messages = messages;
        }

        Tally run() throws Exception {
            lock();
            Tenant located = regions.tenant(tenant.id());
            Instant now = now();
            Interpretation interpretation = new Interpretation(
                    regions,
                    located,
                    categories(),
                    new Interpretation.Wishes(
                            options.zone().orElse(tenant.zone()),
                            options.categories(),
                            options.statuses(),
                            options.openCases(),
                            options.undated()),
                    now);
            Ladder ladder = Ladder.read(connection, options.preset().orElse(tenant.preset()), tenant.zone());
            @Nullable ImportRun run = begin();
            ImportWriter writer = new ImportWriter(
                    connection, tenant, options.source(), options.verified(), ladder, regions, now, run, tally);
            errors = options.errors().isEmpty()
                    ? null
                    : file.errors(options.errors().get(), run == null ? 0 : run.errorBytes());
            console.say(messages.text(
                    options.dryRun() ? "start-dry" : "start", options.file(), tenant.name(), options.source()));
            try {
                read(interpretation, writer, run == null ? 0 : run.rowsRead());
            } finally {
                if (errors != null) {
                    errors.close();
                }
            }
            if (run != null) {
                ReportTables.foldAll(connection);
            }
            summary();
            return tally;
        }

        /** Two imports of the same source would bring in the same report twice at the same time. */
        private void lock() throws SQLException {
            connection.setAutoCommit(true);
            try (PreparedStatement lock = connection.prepareStatement(
                    "select pg_try_advisory_lock(hashtext('report.import'), hashtext(?))")) {
                lock.setString(1, tenant.id() + "/" + options.source());
                try (ResultSet row = lock.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        throw messages.refusal("running-already", options.source());
                    }
                }
            }
        }

        private @Nullable ImportRun begin() throws SQLException, IOException {
            if (options.dryRun()) {
                return null;
            }
            String name = options.file().getFileName().toString();
            long bytes = Files.size(options.file());
            if (options.resume()) {
                Optional<ImportRun> unfinished =
                        ImportRun.unfinished(connection, tenant.id(), options.source(), name, bytes);
                if (unfinished.isEmpty()) {
                    throw messages.refusal("nothing-to-resume", options.file(), options.source());
                }
                console.say(messages.text("resuming", unfinished.get().rowsRead()));
                return unfinished.get();
            }
            ReportTables.audit(
                    connection,
                    tenant.id(),
                    "REPORTS_IMPORT",
                    "source:" + options.source(),
                    "file=%s bytes=%d open-cases=%s verified=%s"
                            .formatted(name, bytes, options.openCases(), options.verified()));
            return ImportRun.begin(connection, tenant.id(), options.source(), name, bytes);
        }

        private void read(Interpretation interpretation, ImportWriter writer, long skip) throws Exception {
            Progress progress = console.progress(messages.text("progress"), Files.size(options.file()));
            ExecutorService background = Executors.newSingleThreadExecutor(this::thread);
            try {
                List<OldReport> reports = new ArrayList<>();
                long refused = 0;
                for (Optional<SourceRow> row = file.next(); row.isPresent(); row = file.next()) {
                    long number = row.get().number();
                    if (number <= skip) {
                        continue;
                    }
                    tally.read(number);
                    Interpretation.Result result = interpretation.of(row.get());
                    if (result.report() != null) {
                        reports.add(result.report());
                    } else if (result.fault() != null) {
                        refuse(row.get(), result.fault());
                        refused++;
                    }
                    if (reports.size() + refused >= batch) {
                        hand(background, writer, new Batch(reports, number, refused, errorBytes(), false));
                        reports = new ArrayList<>();
                        refused = 0;
                        progress.at(file.bytesRead());
                    }
                }
                hand(background, writer, new Batch(reports, Math.max(tally.read(), skip), refused, errorBytes(), true));
                await();
                progress.at(Files.size(options.file()));
            } catch (ExecutionException e) {
                throw failed(e.getCause());
            } finally {
                background.shutdownNow();
            }
        }

        private Thread thread(Runnable work) {
            Thread thread = new Thread(work, "import-writer");
            thread.setContextClassLoader(ReportsImport.class.getClassLoader());
            return thread;
        }

        /** The writer is one batch behind the reader, never more. */
        private void hand(ExecutorService background, ImportWriter writer, Batch full)
                throws InterruptedException, ExecutionException {
            await();
            writing = background.submit(() -> {
                writer.write(full);
                return null;
            });
        }

        private void await() throws InterruptedException, ExecutionException {
            if (writing != null) {
                writing.get();
            }
        }

        private Exception failed(Throwable cause) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
            if (cause instanceof SQLException) {
                return messages.refusal(cause, "stopped", tally.imported(), String.valueOf(cause.getMessage()));
            }
            return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
        }

        private void refuse(SourceRow row, Fault fault) throws IOException {
            tally.refused(fault.reason());
            if (errors != null) {
                Object[] details = fault.details().toArray();
                errors.refuse(
                        row,
                        messages.text("fault." + fault.reason(), details),
                        messages.text("fault." + fault.reason() + ".cure", details));
            }
        }

        private long errorBytes() throws IOException {
            return errors == null ? 0 : errors.flush();
        }

        private void summary() {
            console.print(messages.text(
                    options.dryRun() ? "summary-dry" : "summary",
                    tally.read(),
                    tally.imported(),
                    tally.known(),
                    tally.refused()));
            tally.byReason()
                    .forEach((reason, count) ->
                            console.print("  " + messages.text("refused", count, messages.text("kind." + reason))));
            Path path = options.errors().orElse(null);
            if (tally.refused() > 0) {
                console.print(path == null ? messages.text("want-errors") : messages.text("see-errors", path));
            }
        }

        private Instant now() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select now()")) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }

        private Map<String, String> categories() throws SQLException {
            Map<String, String> names = new HashMap<>();
            Set<String> codes = new java.util.HashSet<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "select code, name_id, name_en from report.category where tenant_id = ?")) {
                query.setInt(1, tenant.id());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        String code = row.getString(1);
                        codes.add(code);
                        names.putIfAbsent(row.getString(2), code);
                        names.putIfAbsent(row.getString(3), code);
                    }
                }
            }
            codes.forEach(code -> names.put(code, code));
            for (String wanted : options.categories().values()) {
                if (!codes.contains(wanted)) {
                    throw messages.refusal(
                            "unknown-category", wanted, String.join(", ", new java.util.TreeSet<>(codes)));
                }
            }
            return names;
        }
    }
}
