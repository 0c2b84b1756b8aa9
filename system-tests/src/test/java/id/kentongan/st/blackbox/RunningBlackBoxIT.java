package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;

/** The running jar of the demonstration, as its users meet it. */
@ExtendWith(SharedKentongan.class)
class RunningBlackBoxIT {

    private static final double BEKASI_LAT = -6.2349;
    private static final double BEKASI_LON = 107.0;
    private static final Duration LADDER = Duration.ofSeconds(150);

    @Test
    void one_line_says_that_it_is_ready_and_where(Kentongan kentongan) {
        assertThat(kentongan.lines())
                .filteredOn(line -> line.startsWith("Kentongan is ready"))
                .singleElement()
                .asString()
                .contains(
                        kentongan.uri("/").toString(),
                        kentongan.uri("/open311/v2").toString());
    }

    @Test
    void what_is_secret_is_its_owners_alone(Kentongan kentongan) throws IOException {
        assertThat(permissions(kentongan.home())).isEqualTo("rwx------");
        for (String file :
                List.of("demo-accounts.txt", "open311-key.txt", "activation-link.txt", "secrets.properties")) {
            assertThat(permissions(kentongan.home().resolve(file))).as(file).isEqualTo("rw-------");
        }
        assertThat(Files.readAllLines(kentongan.home().resolve("demo-accounts.txt")))
                .first()
                .isEqualTo("tenant\tunit\trole\tuser\tpassword");
        for (String user : List.of("jkt-kelurahan", "jkt-kecamatan", "jkt-pemkot", "jkt-pemprov", "kpg-kelurahan")) {
            assertThat(kentongan.password(user)).as(user).hasSizeGreaterThan(20);
        }
        String secret = kentongan.secrets().getProperty("database.application");
        assertThat(kentongan.lines()).noneMatch(line -> line.contains(secret));
    }

    @Test
    void open311_speaks_json(Kentongan kentongan) {
        Open311Client client = new Open311Client(kentongan);

        assertThat(Open311Client.list(client.get("services.json")).getValuesAs(JsonObject.class))
                .extracting(service -> service.getString("service_code"))
                .contains("banjir", "sampah");
        HttpResponse<String> filed = client.post("json", -6.17639, 106.82666, "Air setinggi lutut");

        assertThat(filed.statusCode()).isEqualTo(200);
        assertThat(filed.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonObject receipt = Open311Client.first(filed);
        assertThat(receipt.getString("service_request_id"))
                .matches("JKT-\\d{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(receipt.getString("service_notice")).contains("Gambir");
    }

    @Test
    void open311_speaks_xml(Kentongan kentongan) throws Exception {
        Open311Client client = new Open311Client(kentongan);

        assertThat(xml(client.get("services.xml"))
                        .getElementsByTagName("service_code")
                        .getLength())
                .isGreaterThan(5);
        HttpResponse<String> filed = client.post("xml", -6.17639, 106.82666, "Air <setinggi> lutut & naik");
        Document receipt = xml(filed);

        assertThat(filed.statusCode()).isEqualTo(200);
        assertThat(receipt.getDocumentElement().getTagName()).isEqualTo("service_requests");
        String ticket =
                receipt.getElementsByTagName("service_request_id").item(0).getTextContent();
        Document shown = xml(client.get("requests/" + ticket + ".xml"));
        assertThat(shown.getElementsByTagName("service_request_id").item(0).getTextContent())
                .isEqualTo(ticket);
        assertThat(shown.getElementsByTagName("status").item(0).getTextContent())
                .isEqualTo("open");
    }

    @Test
    void nothing_unverified_is_public(Kentongan kentongan) {
        Open311Client client = new Open311Client(kentongan);
        String ticket = client.file("Rahasia tetangga saya");

        HttpResponse<String> shown = client.get("requests/" + ticket + ".json?extensions=true");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .doesNotContain("Rahasia", "6.17639", "106.82666")
                .contains("31.71.01.1001");
        JsonObject report = Open311Client.first(shown);
        for (String field : List.of("description", "lat", "long", "address")) {
            assertThat(report.containsKey(field)
                            && !report.isNull(field)
                            && !report.get(field).toString().equals("\"\""))
                    .as(field)
                    .isFalse();
        }
    }

    @Test
    void a_place_outside_and_a_wrong_key_are_refused(Kentongan kentongan) {
        Open311Client client = new Open311Client(kentongan);

        HttpResponse<String> outside = client.post("json", BEKASI_LAT, BEKASI_LON, "di Bekasi");
        HttpResponse<String> stranger = client.post("json", -6.17639, 106.82666, "tanpa kunci", "salah");

        assertThat(outside.statusCode()).isEqualTo(400);
        assertThat(outside.body()).contains("40010");
        assertThat(stranger.statusCode()).isEqualTo(403);
    }

    @Test
    void what_nobody_accepts_climbs_and_what_somebody_accepts_does_not(Kentongan kentongan) {
        Open311Client client = new Open311Client(kentongan);
        String accepted = client.file("Diterima di kelurahan");
        String forgotten = client.file("Tidak diterima siapa pun");
        Officer officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));

        assertThat(officer.report(accepted).body()).contains(accepted, "Diterima di kelurahan");
        HttpResponse<String> after = officer.accept(accepted);

        assertThat(after.body()).doesNotContain("id=\"follow:accept\"");
        Eventually.within(
                LADDER,
                () -> assertThat(escalations(kentongan, forgotten))
                        .containsExactlyInAnyOrder(
                                List.of("KELURAHAN", "REMINDER", "0"),
                                List.of("KECAMATAN", "WARNING", "0"),
                                List.of("PEMKOT", "ESCALATION", "0"),
                                List.of("PEMPROV", "ESCALATION", "0")));
        assertThat(escalations(kentongan, accepted)).isEmpty();
        assertThat(kentongan.sql("select state, count(d.cancelled_at), count(d.fired_at) from core.case_file c"
                        + " join core.deadline d on d.tenant_id = c.tenant_id and d.case_id = c.id and d.phase = 'ACCEPT'"
                        + " where c.reference = '" + accepted + "' group by state"))
                .containsExactly(List.of("ACCEPTED", "1", "0"));
        Officer province = Officer.signIn(kentongan, "jkt-pemprov", kentongan.password("jkt-pemprov"));
        Eventually.within(
                LADDER,
                () -> assertThat(province.get("/alert/list.xhtml").body()).contains(forgotten));
        assertThat(province.get("/alert/list.xhtml").body()).doesNotContain(accepted);
    }

    @Test
    void who_is_not_signed_in_or_of_another_place_sees_nothing(Kentongan kentongan) {
        String ticket = new Open311Client(kentongan).file("Hanya untuk Gambir");
        Officer kupang = Officer.signIn(kentongan, "kpg-kelurahan", kentongan.password("kpg-kelurahan"));

        HttpResponse<String> foreign = kupang.report(ticket);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).doesNotContain("Hanya untuk Gambir");
        HttpResponse<String> missing = kupang.report("JKT-2611-00000-00000");
        assertThat(missing.statusCode()).isEqualTo(404);
    }

    @Test
    void sql_reads_what_it_may_and_writes_nothing(Kentongan kentongan) {
        String marker = "select count(*) as seen_by_a_test from core.tenant";

        assertThat(kentongan.number(marker)).isGreaterThan(7);

        assertThat(kentongan.number("select count(*) from core.audit_entry where action = 'SQL_READ' and detail = '"
                        + marker + "'"))
                .isOne();
        for (String refused : List.of(
                "delete from core.alert",
                "update core.deadline set due_at = now()",
                "create table core.mine (a int)",
                "select password_hash from core.account",
                "select * from core.api_key",
                "select * from core.activation",
                "select description, lat, lon from report.report",
                "select 1; delete from core.alert")) {
            Kentongan.Ended ended = kentongan.command("sql", refused);
            assertThat(ended.code()).as(refused).isEqualTo(1);
            assertThat(ended.out()).as(refused).isEmpty();
        }
    }

    @Test
    void what_the_audit_holds_is_sealed_while_it_runs(Kentongan kentongan) {
        kentongan.number("select count(*) from core.tenant");

        Eventually.isTrue(
                "an entry is sealed",
                () -> kentongan.number("select count(*) from core.audit_seal s join core.audit_entry e"
                                + " on e.id = s.entry_id where e.action = 'SQL_READ'")
                        > 0);

        Kentongan.Ended verified = kentongan.command("audit", "verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).first().asString().contains("wrong: 0");
    }

    @Test
    void neither_database_nor_broker_opens_without_its_password(Kentongan kentongan) throws Exception {
        Doors doors = new Doors(kentongan);

        doors.databaseRefusesStrangers();
        doors.brokerRefusesStrangers();
    }

    @Test
    void it_listens_on_this_machine_alone(Kentongan kentongan) throws IOException {
        List<Listening.Port> ports =
                Listening.of(kentongan.running().pid(), kentongan.postgres().pid());

        assertThat(ports).extracting(Listening.Port::number).contains(kentongan.port(), kentongan.postgresPort());
        assertThat(ports).allMatch(Listening.Port::loopback, "is on loopback");
    }

    @Test
    void a_second_run_on_the_same_folder_is_refused_with_one_sentence(Kentongan kentongan) {
        Kentongan.Ended second = kentongan.command("run");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .hasSize(2)
                .first()
                .asString()
                .contains("already running", kentongan.home().toString());
    }

    @Test
    void a_taken_port_is_refused_with_one_sentence(Kentongan kentongan) {
        try (Kentongan other = Kentongan.in(
                kentongan.home().resolveSibling("other"),
                Map.of("KENTONGAN_HTTP_PORT", String.valueOf(kentongan.port())))) {
            Kentongan.Ended ended = other.command("run");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .filteredOn(line -> line.contains("Port " + kentongan.port()))
                    .hasSize(1);
        }
    }

    private static List<List<String>> escalations(Kentongan kentongan, String ticket) {
        return kentongan.sql("select e.tier, e.kind, e.round from core.escalation e join core.case_file c"
                + " on c.tenant_id = e.tenant_id and c.id = e.case_id where e.phase = 'ACCEPT' and c.reference = '"
                + ticket
                + "'");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Document xml(HttpResponse<String> response) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
    }
}
