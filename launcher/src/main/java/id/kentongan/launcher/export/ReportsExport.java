package id.kentongan.launcher.export;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.bulk.DirectSql;
import id.kentongan.launcher.bulk.ReportTables;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.MigratedSchemas;
import id.kentongan.launcher.tenant.ChosenTenant;
import id.kentongan.report.export.boundary.OpenData;
import id.kentongan.report.export.control.Exports;
import id.kentongan.report.export.entity.ExportFile;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code reports export}: streams the reports of a tenant as CSV or GeoJSON to standard output or into a file. For staff
 * with everything but secrets; with {@code --public} as groups in which nobody stands out.
 */
public final class ReportsExport implements Command {

    private static final Scope COMMAND = Scope.system(Scope.Work.COMMAND);
    private static final String FORMAT = "--format";
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String K = "--k";
    private static final String OUT = "--out";
    private static final String PUBLIC = "--public";
    private static final String WORDS = "--with-words";
    private static final int LARGEST_K = 1_000;

    /**
     * What was typed.
     *
     * @param from a date, for a public export a month; empty for the beginning, or the last month that ended
     * @param to the last date or month, included
     */
    record Wanted(
            ExportFile.Format format,
            Optional<String> from,
            Optional<String> to,
            boolean forPublic,
            boolean words,
            int k) {}

    @Override
    public Verb verb() {
        return Verb.REPORTS_EXPORT;
    }

    @Override
    public Set<String> flags() {
        return Set.of(ChosenTenant.FLAG, FORMAT, FROM, TO, K, OUT);
    }

    @Override
    public Set<String> switches() {
        return Set.of(PUBLIC, WORDS);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                ReportsExport.class, invocation.settings().messages().locale());
        if (!invocation.arguments().isEmpty()) {
            throw messages.refusal("no-words", invocation.arguments().get(0));
        }
        Wanted wanted = new Wanted(
                format(invocation, messages),
                invocation.flag(FROM).map(String::strip),
                invocation.flag(TO).map(String::strip),
                invocation.has(PUBLIC),
                invocation.has(WORDS),
                k(invocation, messages));
        Optional<Path> out = invocation.flag(OUT).map(Path::of);
        DirectSql sql = new DirectSql(() -> invocation.databases().asApplication(COMMAND));
        try (Connection connection = invocation.databases().asApplication(COMMAND)) {
            MigratedSchemas.require(connection, messages.locale());
            ChosenTenant tenant = ChosenTenant.of(connection, invocation.flag(ChosenTenant.FLAG), messages);
            if (out.isEmpty()) {
                export(connection, sql, tenant, wanted, standardOutput(), invocation.console(), messages);
            } else {
                toFile(connection, sql, tenant, wanted, out.get(), invocation.console(), messages);
            }
        }
        return 0;
    }

    private static ExportFile.Format format(Invocation invocation, Messages messages) {
        String typed = invocation.flag(FORMAT).map(String::strip).orElse("csv");
        return ExportFile.Format.of(typed).orElseThrow(() -> messages.refusal("bad-format", typed));
    }

    private static int k(Invocation invocation, Messages messages) {
        String typed = invocation.flag(K).map(String::strip).orElse(Integer.toString(OpenData.STANDARD_K));
        if (typed.matches("[0-9]{1,4}")) {
            int k = Integer.parseInt(typed);
            if (k >= OpenData.STANDARD_K && k <= LARGEST_K) {
                return k;
            }
        }
        throw messages.refusal("bad-k", OpenData.STANDARD_K, LARGEST_K, typed);
    }

    private static Writer standardOutput() {
        return new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), 1 << 16);
    }

    /** Into a file that only its owner can read, and that is there only when it is whole. */
    private static void toFile(
            Connection connection,
            DirectSql sql,
            ChosenTenant tenant,
            Wanted wanted,
            Path out,
            Console console,
            Messages messages)
            throws Exception {
        Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElseThrow();
        if (!Files.isDirectory(folder)) {
            throw messages.refusal("no-folder", folder);
        }
        Path half = Files.createTempFile(
                folder,
                out.getFileName().toString(),
                ".half",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (OutputStream bytes = Files.newOutputStream(half);
                    Writer writer =
                            new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16)) {
                export(connection, sql, tenant, wanted, writer, console, messages);
            }
            Files.move(half, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    static long export(
            Connection connection,
            DirectSql sql,
            ChosenTenant tenant,
            Wanted wanted,
            Writer out,
            Console console,
            Messages messages)
            throws Exception {
        Exports exports = new Exports(sql);
        long rows = wanted.forPublic()
                ? forPublic(connection, exports, tenant, wanted, out, messages)
                : forStaff(connection, exports, tenant, wanted, out, messages);
        out.flush();
        console.say(messages.text("done", rows, tenant.name()));
        return rows;
    }

    private static long forPublic(
            Connection connection, Exports exports, ChosenTenant tenant, Wanted wanted, Writer out, Messages messages)
            throws Exception {
        YearMonth ended = YearMonth.from(Instant.now().atZone(tenant.zone())).minusMonths(1);
        YearMonth from = month(wanted.from(), ended, messages);
        YearMonth to = month(wanted.to(), wanted.from().isPresent() ? from : ended, messages);
        if (to.isAfter(ended) || from.isAfter(to)) {
            throw messages.refusal("bad-months", from, to, ended);
        }
        audit(connection, tenant, wanted, "public k=" + wanted.k(), from + ".." + to);
        List<String> columns = new ArrayList<>(Exports.PUBLIC_COLUMNS);
        if (wanted.words()) {
            columns.add(Exports.WORDS);
        }
        ExportFile file = new ExportFile(wanted.format(), columns, out);
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            exports.publicMonth(tenant.id(), tenant.zone(), month, wanted.k(), wanted.words(), file::row);
        }
        file.end();
        return file.rows();
    }

    private static YearMonth month(Optional<String> typed, YearMonth standard, Messages messages) {
        try {
            return typed.map(YearMonth::parse).orElse(standard);
        } catch (DateTimeException e) {
            throw messages.refusal(e, "bad-month", typed.orElse(""));
        }
    }

    private static long forStaff(
            Connection connection, Exports exports, ChosenTenant tenant, Wanted wanted, Writer out, Messages messages)
            throws Exception {
        LocalDate from = date(wanted.from(), LocalDate.EPOCH, messages);
        LocalDate to = date(wanted.to(), LocalDate.now(tenant.zone()), messages);
        if (from.isAfter(to)) {
            throw messages.refusal("bad-dates", from, to);
        }
        audit(connection, tenant, wanted, "staff", from + ".." + to);
        ExportFile file = new ExportFile(wanted.format(), Exports.STAFF_COLUMNS, out);
        exports.staff(
                tenant.id(),
                tenant.zone(),
                from.atStartOfDay(tenant.zone()).toInstant(),
                to.plusDays(1).atStartOfDay(tenant.zone()).toInstant(),
                file::row);
        file.end();
        return file.rows();
    }

    private static LocalDate date(Optional<String> typed, LocalDate standard, Messages messages) {
        try {
            LocalDate date = typed.map(LocalDate::parse).orElse(standard);
            if (date.getYear() >= 1970 && date.getYear() < 3000) {
                return date;
            }
        } catch (DateTimeException e) {
            throw messages.refusal(e, "bad-date", typed.orElse(""));
        }
        throw messages.refusal("bad-date", typed.orElse(""));
    }

    private static void audit(Connection connection, ChosenTenant tenant, Wanted wanted, String whom, String span)
            throws Exception {
        ReportTables.audit(
                connection,
                tenant.id(),
                "REPORTS_EXPORT",
                "tenant:" + tenant.code(),
                "%s %s %s words=%s".formatted(whom, wanted.format(), span, !wanted.forPublic() || wanted.words()));
    }
}
