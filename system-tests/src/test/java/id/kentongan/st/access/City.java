package id.kentongan.st.access;

import id.kentongan.core.access.entity.Role;
import id.kentongan.core.identity.control.Secrets;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.st.blackbox.Kentongan;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The objects of the matrix in the running program, by the names that they have there: Kota Bima is the city, Kabupaten
 * Bima the other city of the province, Jakarta the one that nobody here oversees. And somebody for each role and tier.
 */
final class City implements AutoCloseable {

    static final String INSTALLATION = "ADMINISTRATOR";

    private static final String KELURAHAN = "52.72.01.1001";

    static final int CITY = 6;
    static final int BOARDS = 6;

    /** The governments whose area is that of one of the boards. */
    static final Map<String, String> GOVERNMENTS = Map.of("board of PEMKOT", "6", "board of PEMPROV", "11");

    /** A report that can be looked for. */
    record Filed(int tenant, String ticket) {}

    final Map<String, Filed> reports = new LinkedHashMap<>();
    final Map<String, UUID> boards = new LinkedHashMap<>();

    /** By the board of the unit that has it. */
    final Map<String, String> instructions = new LinkedHashMap<>();

    /** Tokens of sessions by {@code ROLE of TIER}, and the installation's administrator. */
    final Map<String, String> people = new LinkedHashMap<>();

    private final Kentongan kentongan;
    private final Connection superuser;

    City(Kentongan kentongan) throws Exception {
        this.kentongan = kentongan;
        this.superuser = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                "postgres",
                kentongan.secrets().getProperty("database.superuser"));
        boards.put("board of KELURAHAN", unit("KELURAHAN", KELURAHAN));
        boards.put("board of KECAMATAN", unit("KECAMATAN", "52.72.01"));
        boards.put("board of PEMKOT", unit("PEMKOT", "52.72"));
        boards.put("board of PEMPROV", unit("PEMPROV", "52"));
        boards.put("board of AGENCY", unit("AGENCY", "52.72"));
        boards.put("board of kelurahan 1002", unit("KELURAHAN", "52.72.01.1002"));
        report("report in kelurahan 1001", CITY, KELURAHAN, KELURAHAN);
        report("report in kelurahan 1002", CITY, KELURAHAN, "52.72.01.1002");
        report("report in kecamatan 01", CITY, KELURAHAN, "52.72.01");
        report("report in kecamatan 02", CITY, KELURAHAN, "52.72.02");
        report("report in another city of the province", 7, "52.06.01.2005", "52.06.01.2005");
        report("report in a city that nobody here oversees", 1, "31.71.01.1001", "31.71.01.1001");
        for (String board : boards.keySet()) {
            instruction(board);
        }
        for (Role role : Role.values()) {
            for (Tier tier : Tier.values()) {
                person(role + " of " + tier, role.name(), boards.get("board of " + tier));
            }
        }
        person(INSTALLATION, "ADMINISTRATOR", null);
    }

    /** Filed where a sample point lies, then moved to the area that is wanted: not every area has points of its own. */
    private void report(String name, int tenant, String samples, String area) throws Exception {
        double[] point = one(
                        "select lat, lon from core.cell_sample where area_code = ? order by number limit 1",
                        row -> new double[] {row.getDouble(1), row.getDouble(2)},
                        samples)
                .orElseThrow();
        String domain = one("select domain from core.tenant where id = ?", row -> row.getString(1), tenant)
                .orElseThrow();
        String form = "api_key=" + encoded(kentongan.open311Key()) + "&jurisdiction_id=" + encoded(domain)
                + "&service_code=sampah&lat=" + point[0] + "&long=" + point[1] + "&description="
                + encoded("Matriks: " + name);
        String ticket = file(form);
        for (String table : new String[] {
            "report.report r set area_code = ? where r.ticket = ?",
            "core.case_file c set area_code = ? where c.reference = ?"
        }) {
            change("update " + table, area, ticket);
        }
        reports.put(name, new Filed(tenant, ticket));
    }

    private String file(String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/open311/v2/requests.json"))
                                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.createReader(new StringReader(answer.body()))
                .readArray()
                .getJsonObject(0)
                .getString("service_request_id");
    }

    /** One that a unit has given to itself and has read. */
    private void instruction(String board) throws SQLException {
        UUID id = UUID.randomUUID();
        UUID unit = boards.get(board);
        String number = "INS-MTX-2611-MATRX-" + id.toString().substring(0, 5).toUpperCase(Locale.ROOT);
        int tenant = one("select tenant_id from core.unit where id = ?", row -> row.getInt(1), unit)
                .orElseThrow();
        String code = one("select code from core.tenant where id = ?", row -> row.getString(1), tenant)
                .orElseThrow();
        number = number.replace("MTX", code);
        change(
                "insert into report.instruction (tenant_id, id, number, unit_id, issued_by, issued_at, subject, words, mode,"
                        + " route, urgency, acknowledge_by, finish_by) values (?, ?, ?, ?, ?, now(), 'Matriks', 'Matriks',"
                        + " 'ORDER', 'DIRECT', 'ORDINARY', now() + interval '1 day', now() + interval '2 days')",
                tenant,
                id,
                number,
                unit,
                id);
        change(
                "insert into report.instruction_hop (tenant_id, id, instruction_id, unit_id, state, sent_at, acknowledge_by,"
                        + " finish_by) values (?, ?, ?, ?, 'ACKNOWLEDGED', now(), now() + interval '1 day',"
                        + " now() + interval '2 days')",
                tenant,
                UUID.randomUUID(),
                id,
                unit);
        instructions.put(board, number);
    }

    String areaOf(UUID unit) throws SQLException {
        return one("select area_code from core.unit where id = ?", row -> row.getString(1), unit)
                .orElseThrow();
    }

    /** Nobody else has to count them. */
    private void forgetInstructions() throws SQLException {
        for (String number : instructions.values()) {
            change(
                    "delete from report.instruction_hop where instruction_id in (select id from report.instruction"
                            + " where number = ?)",
                    number);
            change("delete from report.instruction where number = ?", number);
        }
    }

    private void person(String name, String role, UUID unit) throws SQLException {
        UUID id = UUID.randomUUID();
        String user = "m-" + id.toString().substring(0, 18);
        change("insert into core.person (id) values (?)", id);
        change(
                "insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, ?, 'none')",
                id,
                user,
                name);
        change(
                "insert into core.membership (id, person_id, unit_id, role) values (?, ?, ?::uuid, ?)",
                UUID.randomUUID(),
                id,
                unit == null ? null : unit.toString(),
                role);
        // Signing in has its own tests; eighty slow hashes would only take their time here.
        String token = Secrets.draw();
        change(
                "insert into core.session (id, token_hash, person_id, stage, method, device, remembered, idle, ends_at)"
                        + " values (?, ?, ?, 'PASSED', 'PASSWORD', 'uji', false, '30 minutes', now() + interval '1 hour')",
                UUID.randomUUID(),
                Secrets.hash(token),
                id);
        people.put(name, token);
    }

    private UUID unit(String tier, String area) throws SQLException {
        return one(
                        "select id from core.unit where tier = ? and area_code = ? and closed_at is null order by name limit 1",
                        row -> row.getObject(1, UUID.class),
                        tier,
                        area)
                .orElseThrow();
    }

    /** Whether somebody has accepted it; afterwards nobody has. */
    boolean takeBackAcceptance(Filed report) throws SQLException {
        int accepted = change(
                "update core.case_file set state = 'OPEN', accepted_at = null, accepted_by = null, accepted_unit = null,"
                        + " version = version + 1 where tenant_id = ? and reference = ? and state = 'ACCEPTED'",
                report.tenant(),
                report.ticket());
        change(
                "update report.report set status = 'SUBMITTED', accepted_at = null, verified_at = null,"
                        + " version = version + 1"
                        + " where tenant_id = ? and ticket = ?",
                report.tenant(),
                report.ticket());
        change(
                "delete from report.handling h using report.report r where r.tenant_id = h.tenant_id and r.id = h.report_id"
                        + " and r.tenant_id = ? and r.ticket = ?",
                report.tenant(),
                report.ticket());
        return accepted > 0;
    }

    /** Where the government's reports wait that nobody has verified. */
    String queueOf(Filed report) {
        try {
            return "/api/v1/staff/verification?limit=100&jurisdiction="
                    + one("select domain from core.tenant where id = ?", row -> row.getString(1), report.tenant())
                            .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the audit says that somebody was refused. */
    List<String> denials(String who) {
        try {
            return one(
                            "select coalesce(array_agg(e.object), '{}') from core.audit_entry e join core.account a"
                                    + " on e.actor = 'person:' || a.person_id where e.action = 'DENIED' and e.tenant_id = ?"
                                    + " and a.display_name = ?",
                            row -> List.of((String[]) row.getArray(1).getArray()),
                            CITY,
                            who)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long members(UUID unit) throws SQLException {
        return one("select count(*) from core.membership where unit_id = ?", row -> row.getLong(1), unit)
                .orElseThrow();
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> one(String query, Reading<T> reading, Object... arguments) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            bind(statement, arguments);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
            }
        }
    }

    private int change(String text, Object... arguments) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(text)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException {
        forgetInstructions();
        superuser.close();
    }
}
