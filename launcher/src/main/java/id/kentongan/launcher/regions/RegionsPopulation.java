package id.kentongan.launcher.regions;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code regions population FILE}: loads how many people live where, from a CSV with the columns {@code code} and
 * {@code residents}. All of it or nothing.
 */
public final class RegionsPopulation implements Command {

    private static final String COUNTED = "--counted";
    private static final String SOURCE = "--source";
    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_RESIDENTS = 500_000_000;

    @Override
    public Verb verb() {
        return Verb.REGIONS_POPULATION;
    }

    @Override
    public Set<String> flags() {
        return Set.of(COUNTED, SOURCE);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                RegionsPopulation.class, invocation.settings().messages().locale());
        Path file = file(invocation.arguments(), messages);
        LocalDate counted = counted(invocation.flag(COUNTED), messages);
        String source = invocation
                .flag(SOURCE)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_SOURCE)
                .orElseThrow(() -> messages.refusal("which-source", LONGEST_SOURCE));
        Map<AreaCode, Integer> residents = read(file, messages);
        try (Connection owner = invocation.databases().asOwner()) {
            owner.setAutoCommit(false);
            for (AreaCode code : residents.keySet()) {
                if (!listed(owner, code)) {
                    throw messages.refusal("population-unknown", code);
                }
            }
            write(owner, residents, counted, source);
            audit(owner, residents.size(), counted, source);
            owner.commit();
        }
        invocation.console().print(messages.text("population-loaded", residents.size(), counted, source));
        return 0;
    }

    private static Path file(List<String> arguments, Messages messages) {
        if (arguments.size() != 1) {
            throw messages.refusal("which-csv");
        }
        Path file = Path.of(arguments.get(0));
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw messages.refusal("unreadable-file", file.toAbsolutePath());
        }
        return file;
    }

    private static LocalDate counted(Optional<String> text, Messages messages) {
        try {
            return LocalDate.parse(text.orElse(""));
        } catch (DateTimeException e) {
            throw messages.refusal("which-day");
        }
    }

    static Map<AreaCode, Integer> read(Path file, Messages messages) throws IOException {
        Map<AreaCode, Integer> residents = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String code = row.findField("code").orElse("").strip();
                String number = row.findField("residents").orElse("").strip();
                boolean right = AreaCode.isAreaCode(code)
                        && code.length() <= 13
                        && number.matches("[1-9][0-9]{0,8}")
                        && Integer.parseInt(number) <= MOST_RESIDENTS;
                if (!right || residents.put(new AreaCode(code), Integer.parseInt(number)) != null) {
                    throw messages.refusal("population-row", row.getStartingLineNumber(), code, number);
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw messages.refusal(e, "population-broken", file);
        }
        if (residents.isEmpty()) {
            throw messages.refusal("population-row", 1, "", "");
        }
        return residents;
    }

    private static boolean listed(Connection owner, AreaCode code) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("select from core.area where code = ?")) {
            query.setString(1, code.value());
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void write(Connection owner, Map<AreaCode, Integer> residents, LocalDate counted, String source)
            throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("""
                insert into core.area_population (area_code, residents, counted, source) values (?, ?, ?, ?)
                on conflict (area_code) do update
                set residents = excluded.residents, counted = excluded.counted, source = excluded.source""")) {
            for (Map.Entry<AreaCode, Integer> area : residents.entrySet()) {
                insert.setString(1, area.getKey().value());
                insert.setInt(2, area.getValue());
                insert.setObject(3, counted);
                insert.setString(4, source);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** In the same transaction, so that figures never change without a trace of who changed them. */
    private static void audit(Connection owner, int areas, LocalDate counted, String source) throws SQLException {
        try (PreparedStatement clock = owner.prepareStatement("select now()");
                ResultSet now = clock.executeQuery();
                PreparedStatement insert = owner.prepareStatement("""
                insert into core.audit_entry (tenant_id, id, actor, action, object, detail)
                values (0, ?, ?, 'REGIONS_POPULATION', ?, ?)""")) {
            now.next();
            insert.setObject(1, UuidV7.at(now.getObject(1, OffsetDateTime.class).toInstant()));
            insert.setString(2, "operator:" + System.getProperty("user.name"));
            insert.setString(3, "area_population:" + areas);
            insert.setString(4, counted + " " + source);
            insert.executeUpdate();
        }
    }
}
