package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.report.intake.inbound.entity.InboundSignature;
import id.kentongan.st.Eventually;
import id.kentongan.st.api.Contract.Operation;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The JSON interface of the started jar, each answer held against its own description. */
@ExtendWith(SharedKentongan.class)
class JsonApiIT {

    private static final String REPORTS = "/api/v1/reports";
    private static final String GOOD =
            "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.17639,\"lon\":106.82666,"
                    + "\"description\":\"Air setinggi lutut\",\"address\":\"Depan pasar\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String EXPORTS = "/api/v1/exports/reports";
    private static final String SIMILAR = "/api/v1/reports/similar";
    private static final String NEAR = "?jurisdiction=jakarta.go.id&lat=-6.17639&lon=106.82666&category=";
    private static final YearMonth LAST_MONTH =
            YearMonth.now(ZoneId.of("Asia/Jakarta")).minusMonths(1);

    private static final String INBOUND = "/api/v1/inbound/sms";
    private static final String FEED = "/api/v1/feed";
    private static final String HOME = "/api/v1/me/home";
    private static final String ROOMS = "/api/v1/me/rooms";
    private static final String STAFF_ROOMS = "/api/v1/staff/rooms";
    private static final String COMMUNITIES = "/api/v1/me/communities";
    private static final String STAFF_COMMUNITIES = "/api/v1/staff/communities";
    private static final String FLAG = "{\"policy\":\"spam\"}";
    private static final String NOTICES = "/api/v1/me/notices";
    private static final String STAFF = "/api/v1/staff/reports";
    private static final String ROUTING = "/api/v1/staff/routing";
    private static final String TEMPLATES = "/api/v1/staff/templates";
    private static final String INSTRUCTIONS = "/api/v1/staff/instructions";
    private static final String MAP = "/api/v1/staff/map";
    private static final String DISASTERS = "/api/v1/staff/disasters";
    private static final String SITUATION = "/api/v1/staff/situation";
    private static final String SHAPES = "/api/v1/areas/shapes";
    private static final String DRAWN = "shape=106.81,-6.19;106.84,-6.19;106.84,-6.16;106.81,-6.16";
    private static final String VERIFICATION = "/api/v1/staff/verification";

    private Kentongan kentongan;
    private Contract contract;
    private String session = "";
    private String code = "";

    @BeforeEach
    void read(Kentongan running) throws Exception {
        kentongan = running;
        contract = new Contract(get("/api/v1/openapi.json").body());
    }

    @Test
    void does_what_its_description_says_and_says_all_that_it_does() throws Exception {
        HttpResponse<String> filed = file(
                GOOD.replace("}", ",\"reporter\":{\"firstName\":\"Budi\",\"phone\":\"0812 3456 7890\"}}"),
                UUID.randomUUID().toString());
        contract.check(operation("POST", REPORTS), filed);
        assertThat(filed.body()).doesNotContain("Budi").doesNotContain("3456");
        String ticket = Contract.object(filed.body()).getString("ticket");
        String similar = SIMILAR + NEAR + "banjir&text=Air+setinggi+lutut";
        assertThat(get(similar).body()).as("nobody has verified it").doesNotContain(ticket);
        Officer officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        officer.accept(ticket);
        assertThat(get(similar).body()).contains(ticket);
        session = officer.cookie();
        officer.submit(
                officer.get("/reveal/request.xhtml?tenant=1&ticket=" + ticket),
                "request",
                Map.of(
                        "request:basis", "PUBLIC_TASK",
                        "request:reason", "Perlu bertanya di mana airnya.",
                        "request:bar", "",
                        "request:ask", ""));
        HttpResponse<String> shown = get(REPORTS + "/" + ticket);
        contract.check(operation("GET", REPORTS + "/{ticket}"), shown);
        assertThat(Contract.object(shown.body()).getBoolean("verified")).isTrue();

        try (Office office = new Office(kentongan)) {
            office.change(
                    "update report.report set border_distance_m = 1, neighbour_code = '31.71.01.1002' where ticket = ?",
                    ticket);
        }

        for (Operation operation : contract.operations()) {
            String path = operation
                    .path()
                    .replace("{ticket}", ticket)
                    .replace("{task}", UUID.randomUUID().toString())
                    .replace("{unit}", UUID.randomUUID().toString())
                    .replace("{proposal}", UUID.randomUUID().toString())
                    .replace("{disaster}", UUID.randomUUID().toString())
                    .replace("{template}", UUID.randomUUID().toString())
                    .replace("{photo}", UUID.randomUUID().toString())
                    .replace("{community}", UUID.randomUUID().toString())
                    .replace("{bulk}", UUID.randomUUID().toString())
                    .replace("{number}", "INS-JKT-2611-00000-00000")
                    .replace("{step}", "1")
                    .replace("{hop}", UUID.randomUUID().toString())
                    .replace("{room}", UUID.randomUUID().toString())
                    .replace("{notice}", UUID.randomUUID().toString())
                    .replace("{comment}", UUID.randomUUID().toString());
            String query = switch (operation.path()) {
                case REPORTS,
                        "/api/v1/categories",
                        "/api/v1/reveals",
                        "/api/v1/ratings",
                        FEED,
                        ROUTING,
                        ROUTING + "/simulation",
                        VERIFICATION,
                        VERIFICATION + "/votes",
                        VERIFICATION + "/rules",
                        TEMPLATES,
                        DISASTERS,
                        DISASTERS + "/{disaster}/prolongation",
                        DISASTERS + "/{disaster}/end",
                        TEMPLATES + "/{template}" -> "?jurisdiction=jakarta.go.id";
                case MAP, SHAPES -> "?bbox=106.81,-6.19,106.84,-6.16";
                case MAP + "/reports" -> "?" + DRAWN;
                case "/api/v1/places" -> "?lat=-6.17639&lon=106.82666";
                case SIMILAR -> NEAR + "banjir&text=Air+masuk+rumah";
                case EXPORTS -> "?jurisdiction=jakarta.go.id&month=" + LAST_MONTH;
                default -> "";
            };
            boolean reading = operation.method().equals("GET");
            if (reading) {
                contract.check(operation, get(path + query));
                contract.check(
                        operation,
                        send(request(path + query).header("Content-Type", "abc").GET()));
            }
            contract.check(operation, send(request(path).method("DELETE", HttpRequest.BodyPublishers.noBody())));
            contract.check(operation, with(operation, path + query, "Accept", "text/html"));
            contract.check(operation, with(operation, path + "?x=" + "y".repeat(5_000), "X-Some", "1"));
            contract.check(operation, manyHeaders(operation, path));
            contract.check(operation, with(operation, path, "Host", "somebody.test"));
        }
        refusals(ticket);
        messages();
        try (Office office = new Office(kentongan)) {
            aftercare(office);
            comments(office);
            notices(office);
            rooms(office);
            clusters(office);
        }
        staff(ticket);
        photos(ticket, Contract.object(filed.body()).getString("trackingCode"));
        routing();
        verification();
        contract.check(operation("GET", "/api/health"), get("/api/health"));

        assertThat(contract.missing()).isEmpty();
    }

    private void staff(String ticket) throws Exception {
        Operation show = operation("GET", STAFF + "/{ticket}");
        Operation move = operation("POST", STAFF + "/{ticket}/moves");
        String moves = STAFF + "/" + ticket + "/moves";
        String nobody = STAFF + "/JKT-2611-00000-00000";
        contract.check(show, get(nobody));
        HttpResponse<String> shown = get(STAFF + "/" + ticket);
        int version = Contract.object(shown.body()).getInt("version");
        contract.check(move, json(moves, "{"));
        contract.check(move, json(moves, "{}"));
        contract.check(move, json(nobody + "/moves", "{\"move\":\"start\",\"version\":1}"));
        contract.check(move, json(moves, "{\"move\":\"start\",\"version\":0}"));
        contract.check(move, json(moves, "{\"move\":\"take_on\",\"version\":" + version + "}"));
        contract.check(move, json(moves, "{\"words\":\"" + "x".repeat(300_000) + "\"}"));
        contract.check(
                move, send(request(moves).header("Content-Type", "text/plain").POST(body("{}"))));
        contract.check(
                move,
                send(request(moves)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))));
        contract.check(
                move,
                send(request(moves)
                        .setHeader("Origin", "https://evil.test")
                        .header("Content-Type", "application/json")
                        .POST(body("{}"))));
        contract.check(move, json(moves, "{\"move\":\"start\",\"version\":" + version + "}"));
        tasks(ticket);
        proposals(ticket);
        load();
        situation();
        map();
        figures(ticket);
        templates(ticket);
        disasters();
        instructions(ticket);
        try (Office office = new Office(kentongan)) {
            version = Contract.object(get(STAFF + "/" + ticket).body()).getInt("version");
            contract.check(
                    move,
                    json(
                            moves,
                            "{\"move\":\"hand_over\",\"words\":\"Bukan wilayah kami\",\"unit\":\""
                                    + office.unit("KELURAHAN", "31.71.01.1002") + "\",\"version\":" + version + "}"));
        }
        String before = session;
        session = "";
        contract.check(show, get(STAFF + "/" + ticket));
        contract.check(move, json(moves, "{}"));
        String tasks = STAFF + "/" + ticket + "/tasks";
        contract.check(operation("GET", STAFF + "/{ticket}/tasks"), get(tasks));
        contract.check(operation("POST", STAFF + "/{ticket}/tasks"), json(tasks, "{}"));
        contract.check(
                operation("POST", STAFF + "/{ticket}/tasks/{task}"), json(tasks + "/" + UUID.randomUUID(), "{}"));
        String proposals = STAFF + "/" + ticket + "/proposals";
        contract.check(operation("GET", STAFF + "/{ticket}/proposals"), get(proposals));
        contract.check(operation("POST", STAFF + "/{ticket}/proposals"), json(proposals, "{}"));
        contract.check(
                operation("POST", STAFF + "/{ticket}/proposals/{proposal}"),
                json(proposals + "/" + UUID.randomUUID(), "{}"));
        contract.check(operation("GET", "/api/v1/staff/proposals"), get("/api/v1/staff/proposals"));
        session = before;
    }

    private void tasks(String ticket) throws Exception {
        Operation list = operation("GET", STAFF + "/{ticket}/tasks");
        Operation ask = operation("POST", STAFF + "/{ticket}/tasks");
        Operation answer = operation("POST", STAFF + "/{ticket}/tasks/{task}");
        String tasks = STAFF + "/" + ticket + "/tasks";
        try (Office office = new Office(kentongan)) {
            UUID neighbour = office.unit("KELURAHAN", "31.71.01.1002");
            Office.Clerk helper = office.hire("OFFICER", neighbour);
            String wish =
                    "{\"unit\":\"" + neighbour + "\",\"words\":\"Pinjam pompa\",\"dueAt\":\"2099-01-01T00:00:00Z\"}";
            contract.check(ask, json(tasks, wish));
            HttpResponse<String> asked = json(tasks, wish.replace("2099", "2020"));
            assertThat(asked.statusCode()).isEqualTo(422);
            String good = "{\"unit\":\"" + neighbour + "\",\"words\":\"Pinjam pompa\"}";
            contract.check(ask, json(tasks, good));
            asked = json(tasks, good);
            contract.check(ask, asked);
            String second = Contract.object(asked.body())
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id");
            String first = Contract.object(asked.body())
                    .getJsonArray("items")
                    .getJsonObject(1)
                    .getString("id");
            contract.check(ask, office.post(helper, tasks, wish));
            contract.check(answer, json(tasks + "/" + second, "{\"state\":\"withdrawn\",\"words\":\"Sudah ada\"}"));
            contract.check(answer, office.post(helper, tasks + "/" + first, "{\"state\":\"taken\"}"));
            contract.check(
                    answer, office.post(helper, tasks + "/" + first, "{\"state\":\"done\",\"words\":\"Beres\"}"));
            contract.check(answer, json(tasks + "/" + first, "{\"state\":\"done\"}"));
        }
        String nobody = STAFF + "/JKT-2611-00000-00000/tasks";
        contract.check(list, get(nobody));
        contract.check(ask, json(nobody, "{\"unit\":\"" + UUID.randomUUID() + "\",\"words\":\"x\"}"));
        bodies(ask, answer, tasks);
    }

    private void load() throws Exception {
        Operation units = operation("GET", "/api/v1/staff/load");
        Operation officers = operation("GET", "/api/v1/staff/load/{unit}");
        try (Office office = new Office(kentongan)) {
            Office.Clerk head = office.hire("HEAD", office.unit("KELURAHAN", Office.GAMBIR));
            contract.check(units, office.get(head, "/api/v1/staff/load"));
            contract.check(officers, office.get(head, "/api/v1/staff/load/" + head.unit()));
            contract.check(officers, office.get(head, "/api/v1/staff/load/" + UUID.randomUUID()));
        }
        String before = session;
        session = "";
        contract.check(units, get("/api/v1/staff/load"));
        contract.check(officers, get("/api/v1/staff/load/" + UUID.randomUUID()));
        session = before;
    }

    private void figures(String ticket) throws Exception {
        try (Office office = new Office(kentongan)) {
            Office.Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
            FrozenMonth month = FrozenMonth.of(office, YearMonth.of(2021, 6), ticket);
            try {
                for (String path : List.of("/api/v1/staff/figures?area=", "/api/v1/staff/ranking?month=")) {
                    Operation operation = operation("GET", path.substring(0, path.indexOf('?')));
                    String own = path + (path.endsWith("area=") ? "31.71" : month);
                    HttpResponse<String> read = office.get(mayor, own);
                    contract.check(operation, read);
                    Eventually.passes(() -> {
                        String tag = office.get(mayor, own)
                                .headers()
                                .firstValue("ETag")
                                .orElseThrow();
                        HttpResponse<String> again = office.send(
                                mayor,
                                HttpRequest.newBuilder(kentongan.uri(own))
                                        .header("If-None-Match", tag)
                                        .GET());
                        assertThat(again.statusCode()).isEqualTo(304);
                        contract.check(operation, again);
                    });
                    contract.check(operation, office.get(mayor, path + (path.endsWith("area=") ? "51" : "2001-01")));
                    contract.check(operation, office.get(mayor, path + "&x=1"));
                    contract.check(operation, office.get(null, own));
                }
            } finally {
                month.melt();
            }
        }
    }

    private void situation() throws Exception {
        Operation now = operation("GET", SITUATION);
        try (Office office = new Office(kentongan)) {
            Office.Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
            String ticket = office.file("kebakaran");
            Eventually.passes(
                    () -> assertThat(office.get(mayor, SITUATION).body()).contains("\"reference\":\"" + ticket));
            String before = session;
            session = mayor.cookie();
            HttpResponse<String> answer = get(SITUATION);
            contract.check(now, answer);
            contract.check(
                    now,
                    send(request(SITUATION)
                            .header(
                                    "If-None-Match",
                                    answer.headers().firstValue("ETag").orElseThrow())
                            .GET()));
            session = "";
            contract.check(now, get(SITUATION));
            session = before;
        }
    }

    private void map() throws Exception {
        Operation picture = operation("GET", MAP);
        Operation within = operation("GET", MAP + "/reports");
        try (Office office = new Office(kentongan)) {
            Office.Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
            office.file("sampah");
            String view = MAP + "?bbox=106.81,-6.19,106.84,-6.16&zoom=16";
            contract.check(picture, office.get(mayor, view));
            // Deadlines of the demonstration pass while one looks.
            Eventually.passes(() -> {
                HttpResponse<String> again = office.send(
                        mayor,
                        HttpRequest.newBuilder(kentongan.uri(view))
                                .header(
                                        "If-None-Match",
                                        office.get(mayor, view)
                                                .headers()
                                                .firstValue("ETag")
                                                .orElseThrow())
                                .GET());
                assertThat(again.statusCode()).isEqualTo(304);
                contract.check(picture, again);
            });
            contract.check(within, office.get(mayor, MAP + "/reports?" + DRAWN));
        }
        String before = session;
        session = "";
        contract.check(picture, get(MAP + "?bbox=106.81,-6.19,106.84,-6.16"));
        contract.check(within, get(MAP + "/reports?" + DRAWN));
        session = before;
        HttpResponse<String> shapes = get(SHAPES + "?bbox=106.81,-6.19,106.84,-6.16");
        contract.check(operation("GET", SHAPES), shapes);
        contract.check(
                operation("GET", SHAPES),
                send(request(SHAPES + "?bbox=106.81,-6.19,106.84,-6.16")
                        .header(
                                "If-None-Match",
                                shapes.headers().firstValue("ETag").orElseThrow())
                        .GET()));
    }

    private void instructions(String ticket) throws Exception {
        Operation list = operation("GET", INSTRUCTIONS);
        Operation issue = operation("POST", INSTRUCTIONS);
        Operation show = operation("GET", INSTRUCTIONS + "/{number}");
        Operation withdraw = operation("POST", INSTRUCTIONS + "/{number}/withdrawal");
        Operation move = operation("POST", INSTRUCTIONS + "/{number}/hops/{hop}");
        Operation forward = operation("POST", INSTRUCTIONS + "/{number}/hops/{hop}/forwarding");
        Operation units = operation("GET", "/api/v1/staff/instruction-units");
        Operation about = operation("GET", STAFF + "/{ticket}/instructions");
        String nobody = INSTRUCTIONS + "/INS-JKT-2611-00000-00000";
        String hop = nobody + "/hops/" + UUID.randomUUID();
        String words = "{\"words\":\"Perlu.\"}";
        String before = session;
        try (Office office = new Office(kentongan)) {
            Office.Clerk governor = office.hire("HEAD", office.unit("PEMPROV", "31"));
            Office.Clerk officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
            OffsetDateTime now = OffsetDateTime.now();
            String wish = "{\"subject\":\"Bersihkan\",\"words\":\"Segera.\",\"roomArea\":\"" + Office.GAMBIR
                    + "\",\"roomKind\":\"kelurahan\",\"acknowledgeBy\":\"" + now.plusDays(1) + "\",\"finishBy\":\""
                    + now.plusDays(2) + "\",\"units\":[\"" + officer.unit() + "\"],\"reports\":[\"" + ticket + "\"]}";
            session = officer.cookie();
            contract.check(issue, json(INSTRUCTIONS, wish));
            session = governor.cookie();
            contract.check(issue, json(INSTRUCTIONS, wish.replace(ticket, "JKT-2611-00000-00000")));
            HttpResponse<String> given = json(INSTRUCTIONS, wish);
            contract.check(issue, given);
            JsonObject instruction = Contract.object(given.body());
            String one = INSTRUCTIONS + "/" + instruction.getString("number");
            String at = one + "/hops/"
                    + instruction.getJsonArray("hops").getJsonObject(0).getString("id");
            contract.check(list, get(INSTRUCTIONS + "?box=sent"));
            contract.check(show, get(one));
            contract.check(units, get("/api/v1/staff/instruction-units?text=gambir"));
            contract.check(about, get(STAFF + "/" + ticket + "/instructions"));
            contract.check(about, get(STAFF + "/JKT-2611-00000-00000/instructions"));
            contract.check(move, json(at, "{\"move\":\"acknowledge\"}"));
            contract.check(forward, json(at + "/forwarding", "{}"));
            session = officer.cookie();
            contract.check(forward, json(at + "/forwarding", "{}"));
            contract.check(withdraw, json(one + "/withdrawal", words));
            contract.check(move, json(at, "{\"move\":\"acknowledge\"}"));
            contract.check(move, json(at, "{\"move\":\"acknowledge\"}"));
            contract.check(forward, json(at + "/forwarding", "{\"units\":[\"" + office.unit("PEMPROV", "31") + "\"]}"));
            UUID agency = UUID.fromString(
                    office.text("select id::text from core.unit where tenant_id = 1 and tier = 'AGENCY' limit 1"));
            contract.check(forward, json(at + "/forwarding", "{\"units\":[\"" + agency + "\"]}"));
            session = governor.cookie();
            photosOf(instruction);
            contract.check(withdraw, json(one + "/withdrawal", words));
            contract.check(withdraw, json(one + "/withdrawal", words));
            session = before;
            contract.check(show, get(nobody));
            contract.check(withdraw, json(nobody + "/withdrawal", words));
            contract.check(move, json(hop, "{\"move\":\"acknowledge\"}"));
            contract.check(forward, json(hop + "/forwarding", "{}"));
        }
        bodies(issue, INSTRUCTIONS);
        bodies(withdraw, nobody + "/withdrawal");
        bodies(move, hop);
        bodies(forward, hop + "/forwarding");
        session = "";
        contract.check(list, get(INSTRUCTIONS));
        contract.check(show, get(nobody));
        contract.check(units, get("/api/v1/staff/instruction-units"));
        contract.check(about, get(STAFF + "/" + ticket + "/instructions"));
        contract.check(issue, json(INSTRUCTIONS, "{}"));
        contract.check(withdraw, json(nobody + "/withdrawal", "{}"));
        contract.check(move, json(hop, "{}"));
        contract.check(forward, json(hop + "/forwarding", "{}"));
        session = before;
    }

    private void photosOf(JsonObject instruction) throws Exception {
        Operation add = operation("POST", INSTRUCTIONS + "/{number}/steps/{step}/photos");
        String one = INSTRUCTIONS + "/" + instruction.getString("number");
        String step = instruction.getJsonArray("history").getJsonObject(0).get("step") + "/photos";
        byte[] picture = picture(1);
        HttpResponse<String> kept = image(one + "/steps/" + step, "image/jpeg", picture);
        contract.check(add, kept);
        assertThat(Contract.object(image(one + "/steps/" + step, "image/jpeg", picture)
                                .body())
                        .getInt("photos"))
                .as("the same picture is kept once")
                .isOne();
        image(one + "/steps/" + step, "image/jpeg", picture(2));
        image(one + "/steps/" + step, "image/jpeg", picture(3));
        HttpResponse<String> fourth = image(one + "/steps/" + step, "image/jpeg", picture(4));
        contract.check(add, fourth);
        assertThat(fourth.statusCode()).isEqualTo(422);
        JsonObject shown = Contract.object(get(one).body());
        JsonObject first = shown.getJsonArray("history").getJsonObject(0);
        assertThat(first.getJsonArray("photos")).hasSize(3);
        HttpResponse<String> jpeg = send(HttpRequest.newBuilder(kentongan.uri("/instruction/photo?number="
                        + instruction.getString("number") + "&photo="
                        + first.getJsonArray("photos").getString(0)))
                .header("Cookie", session));
        assertThat(jpeg.headers().firstValue("Content-Type").orElse("")).startsWith("image/jpeg");
        contract.check(add, image(one + "/steps/0/photos", "image/jpeg", picture));
        contract.check(add, image(one + "/steps/" + step, "text/plain", picture));
        contract.check(
                add,
                send(request(one + "/steps/" + step)
                        .header("Content-Type", "image/jpeg")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))));
        contract.check(add, image(one + "/steps/" + step + "?x=1", "image/jpeg", picture));
        contract.check(add, image(one + "/steps/" + step, "image/jpeg", new byte[10 * 1024 * 1024 + 1]));
        contract.check(
                add,
                send(request(one + "/steps/" + step)
                        .setHeader("Origin", "https://evil.test")
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))));
        String before = session;
        session = "";
        contract.check(add, image(one + "/steps/" + step, "image/jpeg", picture));
        session = before;
    }

    private HttpResponse<String> image(String path, String type, byte[] body) throws Exception {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private void templates(String ticket) throws Exception {
        String city = "?jurisdiction=jakarta.go.id";
        Operation list = operation("GET", TEMPLATES);
        Operation save = operation("POST", TEMPLATES);
        Operation history = operation("GET", TEMPLATES + "/{template}");
        Operation offered = operation("GET", STAFF + "/{ticket}/templates");
        String before = session;
        try (Office office = new Office(kentongan)) {
            UUID gambir = office.unit("KELURAHAN", Office.GAMBIR);
            session = office.hire("ADMINISTRATOR", gambir).cookie();
            String good = "{\"version\":0,\"unit\":\"" + gambir
                    + "\",\"name\":\"Terima kasih\",\"textId\":\"Laporan {ticket} diterima {unit}.\"}";
            HttpResponse<String> saved = json(TEMPLATES + city, good);
            contract.check(save, saved);
            contract.check(list, get(TEMPLATES + city));
            contract.check(list, get(TEMPLATES + "?jurisdiction=nowhere.test"));
            String id = Contract.object(saved.body())
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id");
            contract.check(history, get(TEMPLATES + "/" + id + city));
            contract.check(save, json(TEMPLATES + city, good.replace("{ticket}", "{nik}")));
            contract.check(save, json(TEMPLATES + city, good.replace(gambir.toString(), UUID.randomUUID() + "")));
            bodies(save, TEMPLATES + city);
            contract.check(offered, office.get(office.hire("OFFICER", gambir), STAFF + "/" + ticket + "/templates"));
            contract.check(offered, get(STAFF + "/JKT-2611-00000-00000/templates"));
        }
        session = "";
        contract.check(list, get(TEMPLATES + city));
        contract.check(save, json(TEMPLATES + city, "{}"));
        contract.check(history, get(TEMPLATES + "/" + UUID.randomUUID() + city));
        contract.check(offered, get(STAFF + "/" + ticket + "/templates"));
        session = before;
    }

    private void disasters() throws Exception {
        String city = "?jurisdiction=jakarta.go.id";
        Operation list = operation("GET", DISASTERS);
        Operation declare = operation("POST", DISASTERS);
        Operation prolong = operation("POST", DISASTERS + "/{disaster}/prolongation");
        Operation end = operation("POST", DISASTERS + "/{disaster}/end");
        String nobody = DISASTERS + "/" + UUID.randomUUID();
        String longer = "{\"hours\":48,\"reason\":\"Belum surut\"}";
        String before = session;
        try (Office office = new Office(kentongan)) {
            session = office.hire("COMMAND_CENTRE", office.unit("PEMKOT", "31.73"))
                    .cookie();
            String fire = "{\"kind\":\"fire\",\"areas\":[\"31.73.01\"],\"hours\":1,\"reason\":\"Gudang\"}";
            HttpResponse<String> declared = json(DISASTERS + city, fire);
            contract.check(declare, declared);
            String one = DISASTERS + "/"
                    + Contract.object(declared.body())
                            .getJsonArray("items")
                            .getJsonObject(0)
                            .getString("id");
            contract.check(declare, json(DISASTERS + city, fire));
            contract.check(declare, json(DISASTERS + "?jurisdiction=nowhere.test", fire));
            contract.check(list, get(DISASTERS + city));
            contract.check(list, get(DISASTERS + "?jurisdiction=nowhere.test"));
            contract.check(list, get(DISASTERS));
            contract.check(prolong, json(one + "/prolongation" + city, longer));
            contract.check(prolong, json(one + "/prolongation" + city, longer.replace("48", "0")));
            contract.check(prolong, json(nobody + "/prolongation" + city, longer));
            contract.check(operation("GET", SITUATION), get(SITUATION));
            contract.check(end, json(one + "/end" + city, "{\"reason\":\"Padam\"}"));
            contract.check(end, json(one + "/end" + city, "{\"reason\":\"Padam\"}"));
            bodies(declare, DISASTERS + city);
            bodies(prolong, one + "/prolongation" + city);
            bodies(end, one + "/end" + city);
        }
        session = "";
        contract.check(list, get(DISASTERS + city));
        contract.check(declare, json(DISASTERS + city, "{}"));
        contract.check(prolong, json(nobody + "/prolongation" + city, longer));
        contract.check(end, json(nobody + "/end" + city, "{}"));
        session = before;
    }

    private void proposals(String ticket) throws Exception {
        Operation list = operation("GET", STAFF + "/{ticket}/proposals");
        Operation ask = operation("POST", STAFF + "/{ticket}/proposals");
        Operation answer = operation("POST", STAFF + "/{ticket}/proposals/{proposal}");
        String proposals = STAFF + "/" + ticket + "/proposals";
        try (Office office = new Office(kentongan)) {
            UUID other = office.unit("KELURAHAN", "52.72.01.1001");
            Office.Clerk asked = office.hire("OFFICER", other);
            for (String state : List.of("declined", "withdrawn")) {
                HttpResponse<String> sent = json(proposals, "{\"unit\":\"" + other + "\",\"words\":\"Wilayah Anda\"}");
                contract.check(ask, sent);
                contract.check(list, get(proposals));
                contract.check(
                        operation("GET", "/api/v1/staff/proposals"), office.get(asked, "/api/v1/staff/proposals"));
                String one = proposals + "/"
                        + Contract.object(sent.body())
                                .getJsonArray("items")
                                .getJsonObject(0)
                                .getString("id");
                String said = "{\"state\":\"" + state + "\",\"words\":\"Bukan\"}";
                contract.check(answer, state.equals("declined") ? office.post(asked, one, said) : json(one, said));
            }
        }
        String nobody = STAFF + "/JKT-2611-00000-00000/proposals";
        String wish = "{\"unit\":\"" + UUID.randomUUID() + "\",\"words\":\"x\"}";
        contract.check(list, get(nobody));
        contract.check(ask, json(nobody, wish));
        contract.check(answer, json(nobody + "/" + UUID.randomUUID(), "{\"state\":\"accepted\"}"));
        bodies(ask, answer, proposals);
    }

    private void bodies(Operation ask, Operation answer, String tasks) throws Exception {
        bodies(ask, tasks);
        bodies(answer, tasks + "/" + UUID.randomUUID());
    }

    private void aftercare(Office office) throws Exception {
        Operation show = operation("GET", REPORTS + "/{ticket}/own");
        Operation answer = operation("POST", REPORTS + "/{ticket}/own/answers");
        Operation object = operation("POST", REPORTS + "/{ticket}/own/objections");
        Office.Filed report = office.fileWithCode("sampah");
        code = report.code();
        String own = REPORTS + "/" + report.ticket() + "/own";
        String nobody = REPORTS + "/JKT-2611-00000-00000/own";
        contract.check(show, get(nobody));
        contract.check(show, get(own));
        Office.Clerk officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        String words = "\"words\":\"Coba.\"";
        for (String move : List.of("accept", "ask_reporter")) {
            assertThat(office.moveNow(officer, report.ticket(), move, words).statusCode())
                    .isEqualTo(200);
        }
        contract.check(show, get(own));
        contract.check(answer, json(own + "/answers", "{" + words + "}"));
        assertThat(office.moveNow(officer, report.ticket(), "reject", words, "\"reason\":\"cannot\"")
                        .statusCode())
                .isEqualTo(200);
        contract.check(object, json(own + "/objections", "{" + words + "}"));
        bodies(answer, own + "/answers", nobody + "/answers", "{" + words + "}");
        bodies(object, own + "/objections", nobody + "/objections", "{" + words + "}");
        Operation rate = operation("POST", REPORTS + "/{ticket}/own/rating");
        String stars = "{\"stars\":4,\"sentence\":\"Cukup\"}";
        contract.check(rate, json(own + "/rating", stars));
        contract.check(show, get(own));
        Operation rated = operation("GET", STAFF + "/{ticket}/rating");
        String mine = session;
        session = officer.cookie();
        contract.check(rated, get(STAFF + "/" + report.ticket() + "/rating"));
        contract.check(rated, get(STAFF + "/JKT-2611-00000-00000/rating"));
        session = "";
        contract.check(rated, get(STAFF + "/" + report.ticket() + "/rating"));
        session = mine;
        contract.check(operation("GET", "/api/v1/ratings"), get("/api/v1/ratings?jurisdiction=x"));
        for (int i = 0; i < 5; i++) {
            office.change(
                    "insert into report.rating (tenant_id, report_id, unit_id, stars, rated_at, changed_at)"
                            + " values (1, ?, ?, 3, now(), now())",
                    UUID.randomUUID(),
                    officer.unit());
        }
        contract.check(operation("GET", "/api/v1/ratings"), get("/api/v1/ratings?jurisdiction=jakarta.go.id"));
        office.change("delete from report.rating where unit_id = ? and stars = 3", officer.unit());
        Office.Filed late = office.fileWithCode("sampah");
        office.change(
                "update report.report set status = 'REJECTED', closed_at = now() - interval '11 days' where ticket = ?",
                late.ticket());
        code = late.code();
        contract.check(object, json(REPORTS + "/" + late.ticket() + "/own/objections", "{" + words + "}"));
        bodies(rate, REPORTS + "/" + late.ticket() + "/own/rating", nobody + "/rating", stars);

        String path = STAFF + "/" + report.ticket() + "/objection";
        String elsewhere = STAFF + "/JKT-2611-00000-00000/objection";
        Operation read = operation("GET", STAFF + "/{ticket}/objection");
        Operation uphold = operation("POST", STAFF + "/{ticket}/objection/uphold");
        String before = session;
        session = office.hire("OFFICER", office.unit("KECAMATAN", "31.71.01")).cookie();
        contract.check(read, get(path));
        int version = Contract.object(get(path).body()).getInt("version");
        String decision = "{\"version\":" + version + "," + words + "}";
        contract.check(read, get(elsewhere));
        contract.check(
                uphold,
                send(request(path + "/uphold")
                        .setHeader("Origin", "https://evil.test")
                        .header("Content-Type", "application/json")
                        .POST(body(decision))));
        contract.check(uphold, json(path + "/uphold", decision));
        bodies(uphold, path + "/uphold", elsewhere + "/uphold", decision);
        session = "";
        contract.check(read, get(path));
        contract.check(uphold, json(path + "/uphold", decision));
        String support = "/api/v1/me/reports/" + report.ticket();
        String unknown = "/api/v1/me/reports/JKT-2611-00000-00000";
        String both = "{\"support\":true,\"follow\":true}";
        Operation concern = operation("GET", "/api/v1/me/reports/{ticket}");
        Operation join = operation("POST", "/api/v1/me/reports/{ticket}");
        contract.check(concern, get(support));
        contract.check(join, json(support, both));
        session = officer.cookie();
        contract.check(concern, get(support));
        contract.check(join, json(support, both));
        session = office.citizen().cookie();
        contract.check(concern, get(support));
        contract.check(concern, get(unknown));
        contract.check(join, json(support, both));
        refusedBodies(join, support, unknown, both);
        session = before;
    }

    private void notices(Office office) throws Exception {
        String before = session;
        Operation list = operation("GET", NOTICES);
        Operation read = operation("POST", NOTICES + "/{notice}/read");
        Operation note = operation("POST", NOTICES + "/{notice}/acknowledgement");
        String nobodys = NOTICES + "/" + UUID.randomUUID();
        session = "";
        contract.check(list, get(NOTICES));
        contract.check(read, json(nobodys + "/read", ""));
        contract.check(note, json(nobodys + "/acknowledgement", ""));
        session =
                office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR)).cookie();
        for (String wrong : List.of("?limit=0", "?cursor=x", "?unread=maybe", "?page=1")) {
            contract.check(list, get(NOTICES + wrong));
        }
        office.file("sampah");
        office.file("sampah");
        Eventually.passes(() -> assertThat(Contract.object(get(NOTICES).body()).getJsonArray("items"))
                .hasSizeGreaterThan(1));
        contract.check(list, get(NOTICES + "?limit=1"));
        String own = NOTICES + "/"
                + Contract.object(get(NOTICES).body())
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id");
        refusedWithoutBody(read, own + "/read");
        refusedWithoutBody(note, own + "/acknowledgement");
        contract.check(read, json(own + "/read", ""));
        contract.check(note, json(own + "/acknowledgement", ""));
        contract.check(list, get(NOTICES));
        contract.check(read, json(nobodys + "/read", ""));
        contract.check(note, json(nobodys + "/acknowledgement", ""));
        session = office.citizen().cookie();
        assertThat(json(own + "/read", "").statusCode()).as("somebody else's").isEqualTo(404);
        session = before;
    }

    private void rooms(Office office) throws Exception {
        String before = session;
        Operation home = operation("GET", HOME);
        Operation moving = operation("POST", HOME);
        Operation list = operation("GET", ROOMS);
        session = "";
        contract.check(home, get(HOME));
        contract.check(moving, json(HOME, "{}"));
        contract.check(list, get(ROOMS));
        session =
                office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR)).cookie();
        contract.check(home, get(HOME));
        contract.check(list, get(ROOMS));
        contract.check(list, get(ROOMS + "?page=1"));
        session = office.citizen().cookie();
        contract.check(moving, json(HOME, "{\"age\":\"adult\"}"));
        String homeless = office.neighbour().cookie();
        session = office.neighbour().cookie();
        contract.check(list, get(ROOMS));
        contract.check(home, get(HOME));
        contract.check(home, get(HOME + "?page=1"));
        refusedBodies(moving, HOME, HOME, "{\"area\":\"31.71.01.1999\"}");
        foreign(moving, HOME);
        contract.check(moving, json(HOME, "{\"area\":\"" + Office.GAMBIR + ".003\",\"age\":\"aged_17\"}"));
        contract.check(moving, json(HOME, "{\"age\":\"adult\"}"));
        contract.check(home, get(HOME));
        HttpResponse<String> own = get(ROOMS);
        contract.check(list, own);
        JsonArray mine = Contract.object(own.body()).getJsonArray("items");
        assertThat(mine.getValuesAs(item -> item.asJsonObject().getString("kind")))
                .containsExactly("announcements", "kelurahan", "neighbourhood");
        String channel = mine.getJsonObject(0).getString("id");
        talk(office, homeless, mine.getJsonObject(1).getString("id"), channel);
        communities(office, homeless);
        session = before;
    }

    private void talk(Office office, String homeless, String id, String channel) throws Exception {
        String citizen = session;
        String room = ROOMS + "/" + id;
        String nowhere = ROOMS + "/" + UUID.randomUUID();
        Operation list = operation("GET", ROOMS + "/{room}/messages");
        Operation say = operation("POST", ROOMS + "/{room}/messages");
        Operation changes = operation("GET", ROOMS + "/{room}/changes");
        Operation reading = operation("POST", ROOMS + "/{room}/reading");
        String good = "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Lampu jalan mati #lampu\"}";
        HttpResponse<String> said = json(room + "/messages", good);
        contract.check(say, said);
        String number = room + "/messages/" + Contract.object(said.body()).getInt("number");
        contract.check(say, json(room + "/messages", good.replace("Lampu", "Lampion")));
        contract.check(say, json(channel(channel), good));
        refusedBodies(say, room + "/messages", nowhere + "/messages", good);
        foreign(say, room + "/messages");
        contract.check(
                say,
                json(
                        room + "/messages",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Benar\",\"replyTo\":"
                                + number.substring(number.lastIndexOf('/') + 1) + "}"));
        for (String found : List.of("", "?words=lampu&tag=%23lampu", "?before=1&limit=1", "?limit=0", "?before=x")) {
            contract.check(list, get(room + "/messages" + found));
        }
        contract.check(list, get(nowhere + "/messages"));
        for (String since : List.of("", "?after=1&limit=1", "?after=-1", "?after=0&wait=25", "?wait=26")) {
            contract.check(changes, get(room + "/changes" + since));
        }
        contract.check(changes, get(nowhere + "/changes"));
        contract.check(reading, json(room + "/reading", "{\"number\":1}"));
        refusedBodies(reading, room + "/reading", nowhere + "/reading", "{\"number\":1}");
        foreign(reading, room + "/reading");
        Operation edit = operation("POST", ROOMS + "/{room}/messages/{number}/edit");
        Operation removal = operation("POST", ROOMS + "/{room}/messages/{number}/removal");
        Operation reaction = operation("POST", ROOMS + "/{room}/messages/{number}/reaction");
        contract.check(edit, json(number + "/edit", "{\"words\":\"Lampu jalan menyala\"}"));
        refusedBodies(edit, number + "/edit", nowhere + "/messages/1/edit", "{\"words\":\"x\"}");
        foreign(edit, number + "/edit");
        contract.check(reaction, json(number + "/reaction", "{\"sign\":\"thanks\"}"));
        contract.check(reaction, json(number + "/reaction", "{\"sign\":\"boo\"}"));
        refusedBodies(reaction, number + "/reaction", nowhere + "/messages/1/reaction", "{\"sign\":\"sad\"}");
        foreign(reaction, number + "/reaction");
        Operation report = operation("POST", ROOMS + "/{room}/messages/{number}/report");
        contract.check(report, json(number + "/report", "{\"ticket\":\"JKT-2611-00000-00000\"}"));
        refusedBodies(report, number + "/report", nowhere + "/messages/1/report", "{\"ticket\":\"x\"}");
        foreign(report, number + "/report");
        photosOfMessage(number, nowhere, homeless);
        for (int filed = 0; filed < 2; filed++) {
            String ticket = Contract.object(
                            file(GOOD, UUID.randomUUID().toString()).body())
                    .getString("ticket");
            contract.check(report, json(number + "/report", "{\"ticket\":\"" + ticket + "\"}"));
        }
        contract.check(changes, get(room + "/changes"));
        refusedWithoutBody(removal, number + "/removal");
        contract.check(removal, json(number + "/removal", ""));
        contract.check(removal, json(nowhere + "/messages/1/removal", ""));
        offices(office, id, channel, number.substring(number.lastIndexOf('/') + 1));
        String pointed = rulings(office, room, nowhere);
        Operation flag = operation("POST", ROOMS + "/{room}/messages/{number}/flag");
        Operation ruling = operation("GET", ROOMS + "/{room}/messages/{number}/ruling");
        Operation appeal = operation("POST", ROOMS + "/{room}/messages/{number}/appeal");
        Map<Operation, String> posts = Map.of(
                say, room + "/messages",
                reading, room + "/reading",
                edit, number + "/edit",
                removal, number + "/removal",
                reaction, number + "/reaction",
                report, number + "/report",
                flag, pointed + "/flag",
                appeal, pointed + "/appeal");
        for (String who : List.of("", homeless)) {
            session = who;
            contract.check(list, get(room + "/messages"));
            contract.check(changes, get(room + "/changes"));
            contract.check(ruling, get(pointed + "/ruling"));
            for (Map.Entry<Operation, String> post : posts.entrySet()) {
                contract.check(
                        post.getKey(),
                        json(
                                post.getValue(),
                                post.getKey() == say
                                        ? good
                                        : post.getKey() == reading
                                                ? "{\"number\":1}"
                                                : post.getKey() == flag
                                                        ? FLAG
                                                        : post.getKey() == edit || post.getKey() == appeal
                                                                ? "{\"words\":\"x\"}"
                                                                : "{}"));
            }
        }
        session = citizen;
    }

    private void photosOfMessage(String number, String nowhere, String homeless) throws Exception {
        Operation add = operation("POST", ROOMS + "/{room}/messages/{number}/photos");
        Operation show = operation("GET", ROOMS + "/{room}/messages/{number}/photos/{photo}");
        String photos = number + "/photos";
        HttpResponse<String> kept = image(photos, "image/jpeg", picture(1));
        contract.check(add, kept);
        String photo = photos + "/"
                + Contract.object(kept.body()).getJsonArray("photos").getString(0);
        contract.check(add, image(photos, "image/jpeg", picture(2)));
        contract.check(add, image(photos, "image/jpeg", picture(3)));
        assertThat(Contract.object(image(photos, "image/jpeg", picture(1)).body())
                        .getJsonArray("photos"))
                .as("the same picture is kept once")
                .hasSize(3);
        HttpResponse<String> fourth = image(photos, "image/jpeg", picture(4));
        contract.check(add, fourth);
        assertThat(fourth.statusCode()).isEqualTo(409);
        contract.check(add, image(nowhere + "/messages/1/photos", "image/jpeg", picture(1)));
        contract.check(add, image(photos + "?x=1", "image/jpeg", picture(1)));
        contract.check(add, image(photos, "text/plain", picture(1)));
        HttpResponse<String> jpeg = send(request(photo).header("Accept", "image/jpeg"));
        contract.check(show, jpeg);
        assertThat(jpeg.headers().firstValue("Content-Type").orElse("")).startsWith("image/jpeg");
        contract.check(show, get(nowhere + "/messages/1/photos/" + UUID.randomUUID()));
        contract.check(show, get(photo + "?x=1"));
        contract.check(add, image(photos, "image/jpeg", new byte[10 * 1024 * 1024 + 1]));
        contract.check(add, image(photos, "image/jpeg", "GIF89a".getBytes(StandardCharsets.US_ASCII)));
        contract.check(
                add,
                send(request(photos)
                        .header("Content-Type", "image/jpeg")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture(1)))));
        contract.check(
                add,
                send(request(photos)
                        .setHeader("Origin", "https://evil.test")
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture(1)))));
        String citizen = session;
        for (String who : List.of("", homeless)) {
            session = who;
            contract.check(add, image(photos, "image/jpeg", picture(1)));
            contract.check(show, get(photo));
        }
        session = citizen;
    }

    /** Asking for a community, letting it in, joining, leaving and closing it. */
    private void communities(Office office, String homeless) throws Exception {
        String citizen = session;
        Operation list = operation("GET", COMMUNITIES);
        Operation found = operation("POST", COMMUNITIES);
        Operation joining = operation("POST", COMMUNITIES + "/{community}/joining");
        Operation leaving = operation("POST", COMMUNITIES + "/{community}/leaving");
        Operation moderated = operation("GET", STAFF_COMMUNITIES);
        Operation decision = operation("POST", STAFF_COMMUNITIES + "/{community}/decision");
        Operation closing = operation("POST", STAFF_COMMUNITIES + "/{community}/closing");
        String wish = "{\"name\":\"Warga " + UUID.randomUUID().toString().substring(0, 8)
                + "\",\"purpose\":\"Mengatur kerja bakti\",\"visibility\":\"kelurahan\"}";
        HttpResponse<String> early = json(COMMUNITIES, wish);
        contract.check(found, early);
        assertThat(Contract.object(early.body()).getString("why")).isEqualTo("too_new");
        office.change("update chat.member set since = current_date - 30");
        HttpResponse<String> asked = json(COMMUNITIES, wish);
        contract.check(found, asked);
        contract.check(found, json(COMMUNITIES, wish));
        contract.check(found, json(COMMUNITIES, wish.replaceAll("Warga [^\"]+", "W")));
        refusedBodies(found, COMMUNITIES, COMMUNITIES, "{\"name\":\"Warga\"}");
        foreign(found, COMMUNITIES);
        contract.check(list, get(COMMUNITIES));
        contract.check(list, get(COMMUNITIES + "?page=1"));
        String id = Contract.object(asked.body()).getString("id");
        String own = COMMUNITIES + "/" + id;
        String theirs = STAFF_COMMUNITIES + "/" + id;
        String nowhere = "/" + UUID.randomUUID();
        String letIn = "{\"letIn\":true,\"note\":\"Selamat bekerja\"}";
        String end = "{\"note\":\"Sudah selesai\"}";
        contract.check(moderated, get(STAFF_COMMUNITIES));
        contract.check(decision, json(theirs + "/decision", letIn));
        contract.check(closing, json(theirs + "/closing", end));
        session = office.hire("MODERATOR", office.unit("KELURAHAN", Office.GAMBIR))
                .cookie();
        contract.check(list, get(COMMUNITIES));
        contract.check(found, json(COMMUNITIES, wish));
        contract.check(joining, json(own + "/joining", ""));
        contract.check(leaving, json(own + "/leaving", ""));
        contract.check(moderated, get(STAFF_COMMUNITIES));
        contract.check(moderated, get(STAFF_COMMUNITIES + "?page=1"));
        refusedBodies(decision, theirs + "/decision", STAFF_COMMUNITIES + nowhere + "/decision", letIn);
        foreign(decision, theirs + "/decision");
        contract.check(decision, json(theirs + "/decision", letIn));
        contract.check(decision, json(theirs + "/decision", letIn));
        String moderator = session;
        session = citizen;
        refusedWithoutBody(joining, own + "/joining");
        refusedWithoutBody(leaving, own + "/leaving");
        contract.check(joining, json(own + "/joining", ""));
        contract.check(leaving, json(own + "/leaving", ""));
        contract.check(joining, json(COMMUNITIES + nowhere + "/joining", ""));
        contract.check(leaving, json(COMMUNITIES + nowhere + "/leaving", ""));
        for (String who : List.of("", homeless)) {
            session = who;
            contract.check(list, get(COMMUNITIES));
            contract.check(found, json(COMMUNITIES, wish));
            contract.check(joining, json(own + "/joining", ""));
            contract.check(leaving, json(own + "/leaving", ""));
            contract.check(moderated, get(STAFF_COMMUNITIES));
            contract.check(decision, json(theirs + "/decision", letIn));
            contract.check(closing, json(theirs + "/closing", end));
        }
        session = moderator;
        refusedBodies(closing, theirs + "/closing", STAFF_COMMUNITIES + nowhere + "/closing", end);
        foreign(closing, theirs + "/closing");
        contract.check(closing, json(theirs + "/closing", end));
        contract.check(closing, json(theirs + "/closing", end));
        session = citizen;
    }

    /** Pointing out, and what one hears about one's own words. */
    private String rulings(Office office, String room, String nowhere) throws Exception {
        String citizen = session;
        Operation say = operation("POST", ROOMS + "/{room}/messages");
        Operation flag = operation("POST", ROOMS + "/{room}/messages/{number}/flag");
        Operation ruling = operation("GET", ROOMS + "/{room}/messages/{number}/ruling");
        Operation appeal = operation("POST", ROOMS + "/{room}/messages/{number}/appeal");
        String words = Shipped.rules().stream()
                .filter(rule -> rule.kind() == RuleKind.MODERATION && rule.severity() == Severity.SEVERE)
                .findFirst()
                .orElseThrow()
                .matching()
                .get(0);
        HttpResponse<String> said =
                json(room + "/messages", "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}");
        contract.check(say, said);
        assertThat(Contract.object(said.body()).getString("state")).isEqualTo("held");
        String own = room + "/messages/" + Contract.object(said.body()).getInt("number");
        contract.check(ruling, get(own + "/ruling"));
        contract.check(ruling, get(own + "/ruling?page=1"));
        contract.check(ruling, get(room + "/messages/1/ruling"));
        contract.check(ruling, get(nowhere + "/messages/1/ruling"));
        HttpResponse<String> early = json(own + "/appeal", "{\"words\":\"Itu kutipan\"}");
        contract.check(appeal, early);
        assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
        assertThat(Contract.object(early.body()).getString("why")).isEqualTo("undecided");
        refusedBodies(appeal, own + "/appeal", nowhere + "/messages/1/appeal", "{\"words\":\"x\"}");
        foreign(appeal, own + "/appeal");
        office.change(
                "update chat.review set outcome = 'HIDE', policy = 'THREAT', decided_at = now(), decided_by = id"
                        + " where message_id = ?",
                UUID.fromString(Contract.object(said.body()).getString("id")));
        contract.check(appeal, json(own + "/appeal", "{\"words\":\"Itu kutipan\"}"));
        HttpResponse<String> again = json(own + "/appeal", "{\"words\":\"Sekali lagi\"}");
        contract.check(appeal, again);
        assertThat(Contract.object(again.body()).getString("why")).isEqualTo("appealed");
        contract.check(ruling, get(own + "/ruling"));
        HttpResponse<String> plain =
                json(room + "/messages", "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Jalan sudah diperbaiki\"}");
        String mine = room + "/messages/" + Contract.object(plain.body()).getInt("number");
        contract.check(flag, json(mine + "/flag", FLAG));
        session =
                office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR)).cookie();
        contract.check(flag, json(mine + "/flag", FLAG));
        session = citizen;
        contract.check(flag, json(mine + "/flag", "{\"policy\":\"boring\"}"));
        refusedBodies(flag, mine + "/flag", nowhere + "/messages/1/flag", FLAG);
        foreign(flag, mine + "/flag");
        return own;
    }

    private static String channel(String id) {
        return ROOMS + "/" + id + "/messages";
    }

    /** What offices do in the citizens' room. */
    private void offices(Office office, String id, String channel, String removed) throws Exception {
        String citizen = session;
        Operation list = operation("GET", STAFF_ROOMS);
        Operation say = operation("POST", STAFF_ROOMS + "/{room}/messages");
        Operation announce = operation("POST", STAFF_ROOMS + "/{room}/announcements");
        Operation pin = operation("POST", STAFF_ROOMS + "/{room}/messages/{number}/pin");
        String room = STAFF_ROOMS + "/" + id;
        String nowhere = STAFF_ROOMS + "/" + UUID.randomUUID();
        String good = "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Petugas sedang ke lokasi\"}";
        String above = "{\"above\":true}";
        contract.check(list, get(STAFF_ROOMS + "?kelurahan=" + Office.GAMBIR));
        session = "";
        contract.check(list, get(STAFF_ROOMS + "?kelurahan=" + Office.GAMBIR));
        contract.check(say, json(room + "/messages", good));
        contract.check(announce, json(room + "/announcements", good));
        contract.check(pin, json(room + "/messages/1/pin", above));
        Operation confirm = operation("POST", STAFF_ROOMS + "/{room}/messages/{number}/confirmation");
        contract.check(confirm, json(room + "/messages/1/confirmation", ""));
        session = office.hire("OFFICER", office.unit("PEMKOT", "31.71")).cookie();
        contract.check(say, json(room + "/messages", good));
        contract.check(announce, json(room + "/announcements", good));
        contract.check(pin, json(room + "/messages/1/pin", above));
        session =
                office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR)).cookie();
        contract.check(list, get(STAFF_ROOMS));
        contract.check(list, get(STAFF_ROOMS + "?kelurahan=" + Office.GAMBIR));
        contract.check(say, json(room + "/messages", good));
        refusedBodies(say, room + "/messages", nowhere + "/messages", good);
        foreign(say, room + "/messages");
        HttpResponse<String> told = json(
                STAFF_ROOMS + "/" + channel + "/announcements",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Air padam besok\"}");
        contract.check(announce, told);
        refusedBodies(announce, room + "/announcements", nowhere + "/announcements", good);
        foreign(announce, room + "/announcements");
        String number = STAFF_ROOMS + "/" + channel + "/messages/"
                + Contract.object(told.body()).getInt("number");
        contract.check(pin, json(number + "/pin", above));
        contract.check(pin, json(room + "/messages/" + removed + "/pin", above));
        refusedBodies(pin, number + "/pin", nowhere + "/messages/1/pin", above);
        foreign(pin, number + "/pin");
        contract.check(pin, json(number + "/pin", "{\"above\":false}"));
        contract.check(confirm, json(number + "/confirmation", ""));
        String asking = ",\"confirmation\":true}";
        String ask = "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Kerja bakti\"" + asking;
        String officer = session;
        session = office.hire("RT_OFFICIAL", office.unit("KELURAHAN", Office.GAMBIR))
                .cookie();
        String official = session;
        session = officer;
        HttpResponse<String> asked = json(STAFF_ROOMS + "/" + channel + "/announcements", ask);
        contract.check(announce, asked);
        session = official;
        String confirmed = STAFF_ROOMS + "/" + channel + "/messages/"
                + Contract.object(asked.body()).getInt("number") + "/confirmation";
        contract.check(confirm, json(confirmed, ""));
        contract.check(confirm, json(nowhere + "/messages/1/confirmation", ""));
        refusedWithoutBody(confirm, confirmed);
        session = citizen;
    }

    /** Sent by the page of another site. */
    private void foreign(Operation operation, String path) throws Exception {
        contract.check(
                operation,
                send(request(path)
                        .setHeader("Origin", "https://evil.test")
                        .header("Content-Type", "application/json")
                        .POST(body("{}"))));
    }

    private void refusedWithoutBody(Operation operation, String path) throws Exception {
        contract.check(operation, json(path + "?page=1", ""));
        contract.check(operation, json(path, "x".repeat(300_000)));
        contract.check(
                operation,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))));
        foreign(operation, path);
    }

    private void comments(Office office) throws Exception {
        Office.Filed report = office.fileWithCode("sampah");
        Office.Clerk officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        office.moveNow(officer, report.ticket(), "accept");
        String nobody = "JKT-2611-00000-00000";
        String all = "/comments";
        String removal = "/comments/" + UUID.randomUUID() + "/removal";
        String before = session;

        code = "";
        String own = REPORTS + "/" + report.ticket() + "/own";
        Operation ownList = operation("GET", REPORTS + "/{ticket}/own/comments");
        Operation ownSay = operation("POST", REPORTS + "/{ticket}/own/comments");
        Operation ownRemoval = operation("POST", REPORTS + "/{ticket}/own/comments/{comment}/removal");
        contract.check(ownList, get(own + all));
        code = report.code();
        contract.check(ownList, get(REPORTS + "/" + nobody + "/own" + all));
        contract.check(ownSay, json(own + all, "{\"words\":\"Dari saya.\"}"));
        contract.check(ownList, get(own + all));
        refusedBodies(ownSay, own + all, REPORTS + "/" + nobody + "/own" + all, "{\"words\":\"Lagi.\"}");
        bare(
                ownRemoval,
                own + "/comments/" + newest(own + all) + "/removal",
                REPORTS + "/" + nobody + "/own" + removal);

        String mine = "/api/v1/me/reports/" + report.ticket();
        Operation myList = operation("GET", "/api/v1/me/reports/{ticket}/comments");
        Operation mySay = operation("POST", "/api/v1/me/reports/{ticket}/comments");
        Operation myRemoval = operation("POST", "/api/v1/me/reports/{ticket}/comments/{comment}/removal");
        session = "";
        contract.check(myList, get(mine + all));
        contract.check(mySay, json(mine + all, "{}"));
        contract.check(myRemoval, json(mine + removal, ""));
        session = officer.cookie();
        contract.check(myList, get(mine + all));
        contract.check(mySay, json(mine + all, "{}"));
        contract.check(myRemoval, json(mine + removal, ""));
        session = office.citizen().cookie();
        String elsewhere = "/api/v1/me/reports/" + nobody;
        contract.check(myList, get(elsewhere + all));
        contract.check(mySay, json(mine + all, "{\"words\":\"Dari warga.\"}"));
        contract.check(myList, get(mine + all));
        refusedBodies(mySay, mine + all, elsewhere + all, "{\"words\":\"Lagi.\"}");
        String said = newest(mine + all);

        Operation list = operation("GET", REPORTS + "/{ticket}/comments");
        contract.check(list, get(REPORTS + "/" + report.ticket() + all));
        contract.check(list, get(REPORTS + "/" + report.ticket() + all + "?cursor=x"));
        contract.check(list, get(REPORTS + "/" + nobody + all));

        String theirs = STAFF + "/" + report.ticket();
        Operation staffList = operation("GET", STAFF + "/{ticket}/comments");
        Operation answer = operation("POST", STAFF + "/{ticket}/comments");
        Operation read = operation("POST", STAFF + "/{ticket}/comments/read");
        Operation hide = operation("POST", STAFF + "/{ticket}/comments/{comment}/hiding");
        String hiding = theirs + "/comments/" + said + "/hiding";
        String noHiding = STAFF + "/" + nobody + "/comments/" + said + "/hiding";
        session = "";
        contract.check(staffList, get(theirs + all));
        contract.check(answer, json(theirs + all, "{}"));
        contract.check(read, json(theirs + "/comments/read", ""));
        contract.check(hide, json(hiding, "{}"));
        session = office.hire("OFFICER", office.unit("KECAMATAN", "31.71.01")).cookie();
        contract.check(answer, json(theirs + all, "{\"words\":\"Bukan kami.\"}"));
        session = officer.cookie();
        contract.check(staffList, get(theirs + all));
        contract.check(staffList, get(STAFF + "/" + nobody + all));
        for (Operation foreign : List.of(read, hide)) {
            contract.check(
                    foreign,
                    send(request(foreign == read ? theirs + "/comments/read" : hiding)
                            .setHeader("Origin", "https://evil.test")
                            .header("Content-Type", "application/json")
                            .POST(body("{}"))));
        }
        contract.check(answer, json(theirs + all, "{\"words\":\"Kami cek.\"}"));
        refusedBodies(answer, theirs + all, STAFF + "/" + nobody + all, "{\"words\":\"Lagi.\"}");
        bare(read, theirs + "/comments/read", STAFF + "/" + nobody + "/comments/read");
        contract.check(hide, json(hiding, "{\"reason\":\"Uji.\"}"));
        refusedBodies(hide, hiding, noHiding, "{\"reason\":\"Uji.\"}");
        contract.check(staffList, get(theirs + all));
        session = before;
        session = office.citizen().cookie();
        contract.check(mySay, json(mine + all, "{\"words\":\"Akan dihapus.\"}"));
        bare(myRemoval, mine + "/comments/" + newest(mine + all) + "/removal", elsewhere + removal);
        session = before;
    }

    private void clusters(Office office) throws Exception {
        Office.Filed main = office.fileWithCode("sampah");
        Office.Filed member = office.fileWithCode("sampah");
        Operation show = operation("GET", STAFF + "/{ticket}/cluster");
        Operation join = operation("POST", STAFF + "/{ticket}/cluster");
        Operation leave = operation("POST", STAFF + "/{ticket}/cluster/leaving");
        String cluster = STAFF + "/" + member.ticket() + "/cluster";
        String nobody = STAFF + "/JKT-2611-00000-00000/cluster";
        String to = "{\"main\":\"" + main.ticket() + "\"}";
        String before = session;
        session = "";
        contract.check(show, get(cluster));
        contract.check(join, json(cluster, to));
        contract.check(leave, json(cluster + "/leaving", ""));
        session =
                office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR)).cookie();
        contract.check(show, get(nobody));
        contract.check(show, get(cluster + "?x=1"));
        for (Operation foreign : List.of(join, leave)) {
            contract.check(
                    foreign,
                    send(request(foreign == join ? cluster : cluster + "/leaving")
                            .setHeader("Origin", "https://evil.test")
                            .header("Content-Type", "application/json")
                            .POST(body(to))));
        }
        contract.check(leave, json(cluster + "/leaving", ""));
        contract.check(join, json(cluster, "{\"main\":\"" + member.ticket() + "\"}"));
        HttpResponse<String> joined = json(cluster, to);
        contract.check(join, joined);
        assertThat(Contract.object(joined.body()).getJsonObject("main").getString("ticket"))
                .isEqualTo(main.ticket());
        HttpResponse<String> seen = get(STAFF + "/" + main.ticket() + "/cluster");
        contract.check(show, seen);
        assertThat(Contract.object(seen.body()).getInt("size")).isEqualTo(1);
        bodies(join, cluster, nobody, to);
        bare(leave, cluster + "/leaving", nobody + "/leaving");
        assertThat(Contract.object(get(cluster).body()).isNull("main")).isTrue();
        session = before;
    }

    private String newest(String path) throws Exception {
        return Contract.object(get(path).body())
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    /** Where the address says it all. */
    private void bare(Operation operation, String path, String elsewhere) throws Exception {
        contract.check(operation, json(elsewhere, ""));
        contract.check(operation, json(path + "?x=1", ""));
        contract.check(operation, json(path, "x".repeat(300_000)));
        contract.check(
                operation,
                send(request(path)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))));
        contract.check(operation, json(path, ""));
    }

    /** What is refused wherever somebody says something; at the end as something that cannot be said twice. */
    private void bodies(Operation operation, String path, String elsewhere, String good) throws Exception {
        refusedBodies(operation, path, elsewhere, good);
        HttpResponse<String> again = json(path, good);
        assertThat(again.statusCode()).isEqualTo(409);
        contract.check(operation, again);
    }

    private void refusedBodies(Operation operation, String path, String elsewhere, String good) throws Exception {
        contract.check(operation, json(path, "{"));
        contract.check(operation, json(path, "{}"));
        contract.check(operation, json(elsewhere, good));
        contract.check(operation, json(path, "{\"words\":\"" + "x".repeat(300_000) + "\"}"));
        contract.check(
                operation,
                send(request(path).header("Content-Type", "text/plain").POST(body("{}"))));
        contract.check(
                operation,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))));
    }

    private void routing() throws Exception {
        String city = "?jurisdiction=jakarta.go.id";
        String draft = ROUTING + "/draft" + city;
        String versions = ROUTING + "/versions" + city;
        Operation save = operation("POST", ROUTING + "/draft");
        Operation publish = operation("POST", ROUTING + "/versions");
        Operation show = operation("GET", ROUTING);
        Operation trial = operation("GET", ROUTING + "/simulation");
        session = "";
        for (Operation reading : List.of(show, trial)) {
            contract.check(reading, get(reading.path() + city));
        }
        contract.check(save, json(draft, "{}"));
        contract.check(publish, json(versions, "{\"version\":0}"));
        try (Office office = new Office(kentongan)) {
            session = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR))
                    .cookie();
            contract.check(show, get(ROUTING + city));
            contract.check(trial, get(ROUTING + "/simulation" + city));
            contract.check(save, json(draft, "{\"revision\":0,\"rules\":[]}"));
            contract.check(publish, json(versions, "{\"version\":0}"));
            session = office.hire("ADMINISTRATOR", office.unit("PEMPROV", "31")).cookie();
            office.change("delete from report.routing_draft");
            contract.check(trial, get(ROUTING + "/simulation" + city));
            bodies(save, draft);
            bodies(publish, versions);
            contract.check(
                    save,
                    json(
                            draft,
                            "{\"revision\":0,\"rules\":[{\"name\":\"Malam\",\"order\":900,\"categories\":[\"banjir\"],"
                                    + "\"emergencies\":true,\"area\":\"31.75\",\"days\":[\"monday\"],\"from\":\"22:00\","
                                    + "\"until\":\"05:00\",\"answers\":[\"tinggi-air=lutut\"],\"to\":\"tier:kecamatan\","
                                    + "\"also\":[\"agency:bpbd\"]}]}"));
            contract.check(save, json(draft, "{\"revision\":7,\"rules\":[]}"));
            contract.check(save, json(draft, "{\"revision\":1,\"rules\":[{\"name\":\"x\"}]}"));
            contract.check(trial, get(ROUTING + "/simulation" + city + "&reports=10"));
            contract.check(publish, json(versions, "{\"revision\":7}"));
            contract.check(publish, json(versions, "{\"revision\":1}"));
            contract.check(publish, json(versions, "{\"version\":0}"));
            contract.check(show, get(ROUTING + city));
        }
        session = "";
    }

    private void verification() throws Exception {
        Operation list = operation("GET", VERIFICATION);
        Operation claim = operation("POST", VERIFICATION + "/{ticket}/claim");
        Operation release = operation("POST", VERIFICATION + "/{ticket}/release");
        Operation decide = operation("POST", VERIFICATION + "/{ticket}/decision");
        String nobody = VERIFICATION + "/JKT-2611-00000-00000";
        try (Office office = new Office(kentongan)) {
            String path = VERIFICATION + "/" + office.file("sampah");
            String decision = "{\"decision\":\"verify\",\"version\":1}";
            session = "";
            contract.check(list, get(VERIFICATION + "?jurisdiction=jakarta.go.id"));
            contract.check(claim, json(path + "/claim", "{}"));
            contract.check(release, json(path + "/release", "{}"));
            contract.check(decide, json(path + "/decision", decision));
            Office.Clerk other = office.hire("COMMAND_CENTRE", office.unit("PEMPROV", "31"));
            session = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR))
                    .cookie();
            contract.check(list, get(VERIFICATION + "?jurisdiction=nowhere.test"));
            contract.check(list, get(VERIFICATION + "?jurisdiction=jakarta.go.id&area=x&reason=y&after=z&limit=0"));
            contract.check(claim, office.post(other, path + "/claim", "{}"));
            contract.check(claim, json(path + "/claim", "{}"));
            contract.check(list, get(VERIFICATION + "?jurisdiction=jakarta.go.id"));
            contract.check(decide, json(path + "/decision", decision));
            contract.check(release, office.post(other, path + "/release", "{}"));
            contract.check(decide, json(path + "/decision", "{\"decision\":\"reject\",\"version\":1}"));
            contract.check(decide, json(path + "/decision", decision));
            contract.check(claim, json(path + "/claim", "{}"));
            for (Operation operation : List.of(claim, release, decide)) {
                String what = operation.path().substring(operation.path().lastIndexOf('/'));
                contract.check(operation, json(nobody + what, operation == decide ? decision : "{}"));
                contract.check(operation, json(path + what, "{\"dance\":1}"));
                bodies(operation, path + what);
            }
            neighbours(office);
            bulk(office);
            verificationRules(office);
        }
        session = "";
    }

    private void neighbours(Office office) throws Exception {
        String city = "?jurisdiction=jakarta.go.id";
        String votes = VERIFICATION + "/votes";
        Operation list = operation("GET", votes);
        Operation vote = operation("POST", votes + "/{ticket}");
        String ticket = office.file("sampah");
        String before = session;
        session = "";
        contract.check(list, get(votes + city));
        contract.check(vote, json(votes + "/" + ticket, "{\"vote\":\"real\"}"));
        session = office.hire("COMMUNITY_VERIFIER", office.unit("KELURAHAN", Office.GAMBIR))
                .cookie();
        contract.check(list, get(votes + city + "&after=x&limit=0"));
        contract.check(list, get(votes + "?jurisdiction=nowhere.test"));
        contract.check(vote, json(votes + "/" + ticket, "{\"vote\":\"real\",\"reason\":\"Saya lihat sendiri\"}"));
        contract.check(list, get(votes + city));
        contract.check(vote, json(votes + "/JKT-2611-00000-00000", "{\"vote\":\"real\"}"));
        bodies(vote, votes + "/" + ticket);
        office.change("update report.report set verified_at = now(), version = version + 1 where ticket = ?", ticket);
        contract.check(vote, json(votes + "/" + ticket, "{\"vote\":\"real\"}"));
        session = before;
    }

    private void bulk(Office office) throws Exception {
        String city = "?jurisdiction=jakarta.go.id";
        Operation decide = operation("POST", VERIFICATION + "/bulk");
        Operation undo = operation("POST", VERIFICATION + "/bulk/{bulk}/undo");
        String bulk = VERIFICATION + "/bulk";
        String nobody = bulk + "/" + UUID.randomUUID() + "/undo";
        String items = "\"items\":[{\"ticket\":\"" + office.file("sampah") + "\",\"version\":1}]}";
        String before = session;
        session = "";
        contract.check(decide, json(bulk + city, "{}"));
        contract.check(undo, json(nobody + city, "{}"));
        session = before;
        HttpResponse<String> decided = json(bulk + city, "{\"decision\":\"verify\"," + items);
        contract.check(decide, decided);
        contract.check(decide, json(bulk + "?jurisdiction=nowhere.test", "{\"decision\":\"verify\"," + items));
        contract.check(decide, json(bulk + city, "{\"decision\":\"reject\"," + items));
        String id = Contract.object(decided.body()).getString("bulk");
        contract.check(undo, json(bulk + "/" + id + "/undo" + city, "{}"));
        contract.check(undo, json(bulk + "/" + id + "/undo" + city, "{}"));
        contract.check(undo, json(nobody + city, "{\"dance\":1}"));
        bodies(decide, bulk + city);
        bodies(undo, nobody + city);
    }

    private void verificationRules(Office office) throws Exception {
        String rules = VERIFICATION + "/rules";
        String city = "?jurisdiction=jakarta.go.id";
        Operation show = operation("GET", rules);
        Operation publish = operation("POST", rules);
        contract.check(show, get(rules + city));
        contract.check(publish, json(rules + city, "{\"version\":0,\"quorum\":3}"));
        session = "";
        contract.check(show, get(rules + city));
        contract.check(publish, json(rules + city, "{}"));
        session = office.hire("ADMINISTRATOR", office.unit("PEMPROV", "31")).cookie();
        contract.check(show, get(rules + "?jurisdiction=nowhere.test"));
        int version = Contract.object(get(rules + city).body()).getInt("version");
        String good = "{\"version\":" + version
                + ",\"automatic\":false,\"quorum\":3,\"effects\":{\"no_words\":\"hold\"},\"words\":[],"
                + "\"note\":\"Seperti semula\"}";
        contract.check(publish, json(rules + city, good));
        contract.check(show, get(rules + city));
        contract.check(publish, json(rules + city, good));
        bodies(publish, rules + city);
    }

    /** What is wrong with a body before it is read. */
    private void bodies(Operation operation, String path) throws Exception {
        contract.check(operation, json(path, "{"));
        contract.check(operation, json(path, "{}"));
        contract.check(operation, json(path, "{\"words\":\"" + "x".repeat(300_000) + "\"}"));
        contract.check(
                operation,
                send(request(path).header("Content-Type", "text/plain").POST(body("{}"))));
        contract.check(
                operation,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))));
        contract.check(
                operation,
                send(request(path)
                        .setHeader("Origin", "https://evil.test")
                        .header("Content-Type", "application/json")
                        .POST(body("{}"))));
    }

    private HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(body(body)));
    }

    private void messages() throws Exception {
        Operation take = operation("POST", INBOUND);
        String good = "{\"id\":\"" + UUID.randomUUID() + "\",\"from\":\"0812999\",\"to\":\"+628111708\",\"text\":"
                + "\"BANJIR kelurahan Gambir\"}";
        contract.check(take, message(good, good, "application/json"));
        contract.check(take, message(good.replace("Gambir", "sana"), good, "application/json"));
        for (String bad :
                List.of("{", "{}", good.replace("Gambir", "di mana-mana"), good.replace("B", "x".repeat(70_000)))) {
            contract.check(take, message(bad, bad, "application/json"));
        }
        contract.check(take, message(good, good, "text/plain"));
        contract.check(
                take,
                send(request(INBOUND).header("Content-Type", "application/json").POST(body(good))));
    }

    private HttpResponse<String> message(String text, String signed, String type) throws Exception {
        String now = Long.toString(System.currentTimeMillis() / 1000);
        return send(request(INBOUND)
                .header("Content-Type", type)
                .header("X-Kentongan-Timestamp", now)
                .header(
                        "X-Kentongan-Signature",
                        InboundSignature.of(SharedKentongan.SMS_KEY, now, signed.getBytes(StandardCharsets.UTF_8)))
                .POST(body(text)));
    }

    private void refusals(String ticket) throws Exception {
        Operation file = operation("POST", REPORTS);
        contract.check(file, file("{", UUID.randomUUID().toString()));
        contract.check(file, file("{}", UUID.randomUUID().toString()));
        contract.check(
                file, file(GOOD.replace("jakarta.go.id", "x"), UUID.randomUUID().toString()));
        contract.check(
                file,
                file(
                        GOOD.replace("106.82666", "123.6").replace("-6.17639", "-10.17"),
                        UUID.randomUUID().toString()));
        contract.check(
                file,
                file(GOOD.replace("Air", "x".repeat(70_000)), UUID.randomUUID().toString()));
        contract.check(
                file, send(request(REPORTS).header("Content-Type", "text/plain").POST(body(GOOD))));
        contract.check(
                file,
                send(request(REPORTS).header("Content-Type", "application/json").POST(body(GOOD))));
        contract.check(
                file,
                send(request(REPORTS)
                        .header("Content-Type", "application/json")
                        .header("X-Api-Key", "salah")
                        .POST(body(GOOD))));
        contract.check(operation("GET", REPORTS), get(REPORTS + "?jurisdiction=x"));
        contract.check(operation("GET", SIMILAR), get(SIMILAR + NEAR.replace("jakarta.go.id", "x") + "banjir"));
        contract.check(operation("GET", SIMILAR), get(SIMILAR + NEAR + "naga"));
        contract.check(operation("GET", FEED), get(FEED + "?jurisdiction=x"));
        contract.check(operation("GET", REPORTS + "/{ticket}"), get(REPORTS + "/JKT-2611-00000-00000"));
        contract.check(operation("GET", "/api/v1/categories"), get("/api/v1/categories?jurisdiction=x"));
        contract.check(operation("GET", "/api/v1/reveals"), get("/api/v1/reveals?jurisdiction=x"));
        contract.check(operation("GET", EXPORTS), get(EXPORTS + "?jurisdiction=x&month=" + LAST_MONTH));
        contract.check(operation("GET", "/api/v1/places"), get("/api/v1/places?lat=-6&lon=106&jurisdiction=x"));
        contract.check(operation("GET", "/api/v1/places"), get("/api/v1/places?lat=-5.5&lon=106.8"));
        assertThat(ticket).startsWith("JKT-");
    }

    private void photos(String ticket, String code) throws Exception {
        Operation add = operation("POST", REPORTS + "/{ticket}/photos");
        byte[] picture = picture();
        HttpResponse<String> kept = photo(ticket, code, "*/*", picture);
        contract.check(add, kept);
        assertThat(Contract.object(kept.body()).getInt("photos")).isOne();
        assertThat(Contract.object(photo(ticket, code, "*/*", picture).body()).getInt("photos"))
                .as("the same picture is kept once")
                .isOne();
        HttpResponse<String> stranger = photo(ticket, "0".repeat(26), "*/*", picture);
        contract.check(add, stranger);
        assertThat(stranger.statusCode()).isEqualTo(404);
        contract.check(add, photo(ticket, code, "text/html", picture));
        contract.check(add, photo(ticket, code, "*/*", "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)));
        contract.check(add, photo(ticket, code, "*/*", new byte[10 * 1024 * 1024 + 1]));
        contract.check(
                add,
                send(request(REPORTS + "/" + ticket + "/photos?x=1")
                        .header("Content-Type", "image/jpeg")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))));
    }

    private HttpResponse<String> photo(String ticket, String code, String accept, byte[] body) throws Exception {
        return send(request(REPORTS + "/" + ticket + "/photos")
                .header("Content-Type", "image/jpeg")
                .header("Tracking-Code", code)
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] picture() throws IOException {
        return picture(0);
    }

    private static byte[] picture(int wider) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(64 + wider, 48, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    @Test
    void a_category_says_what_it_asks_in_the_language_of_the_request_as_open311_does() throws Exception {
        JsonObject flood = category("banjir", "en");
        List<JsonObject> questions = flood.getJsonArray("attributes").getValuesAs(JsonObject.class);
        assertThat(questions)
                .extracting(question -> question.getString("code"))
                .startsWith("tinggi-air", "sejak", "rumah-terendam");
        JsonObject height = questions.get(0);
        assertThat(height.getString("type")).isEqualTo("singlevaluelist");
        assertThat(height.getString("question")).isEqualTo("How high is the water?");
        assertThat(height.getBoolean("answerable")).isTrue();
        assertThat(height.getBoolean("required")).isFalse();
        assertThat(height.getJsonArray("choices").getJsonObject(1).getString("key"))
                .isEqualTo("lutut");
        assertThat(height.getJsonArray("choices").getJsonObject(1).getString("name"))
                .startsWith("Knees");
        JsonObject indonesian =
                category("banjir", "id").getJsonArray("attributes").getJsonObject(0);
        assertThat(indonesian.getString("question")).isEqualTo("Setinggi apa airnya?");
        assertThat(indonesian.getString("hint")).isNotBlank();
        assertThat(category("kemacetan", "id").getJsonArray("attributes")).isEmpty();

        JsonObject definition = Contract.object(get("/open311/v2/services/banjir.json?jurisdiction_id=jakarta.go.id")
                .body());
        assertThat(questions)
                .extracting(question -> question.getString("code"))
                .containsExactlyElementsOf(definition.getJsonArray("attributes").getValuesAs(JsonObject.class).stream()
                        .map(attribute -> attribute.getString("code"))
                        .toList());
    }

    private JsonObject category(String code, String language) throws IOException, InterruptedException {
        String listed = send(request("/api/v1/categories?jurisdiction=jakarta.go.id")
                        .header("Accept-Language", language)
                        .GET())
                .body();
        return Contract.object(listed).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(category -> category.getString("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_repeat_gets_the_same_bytes_and_another_report_is_refused() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> once = file(GOOD, key);
        HttpResponse<String> again = file(GOOD, key);

        assertThat(once.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(once.body()).contains("trackingCode");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(once.headers().firstValue("Location"));
        assertThat(get(once.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> other = file(GOOD.replace("lutut", "dada"), key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/idempotency-key-reused");
    }

    @Test
    void the_same_report_many_times_at_once_is_one_report() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Callable<String>> sendings = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            sendings.add(() -> file(GOOD, key).body());
        }
        Set<String> answers = new HashSet<>();
        for (Future<String> answer : senders.invokeAll(sendings)) {
            answers.add(answer.get());
        }
        senders.shutdown();
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_list_is_read_to_its_end_page_by_page_without_a_report_twice() throws Exception {
        Set<String> filed = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            filed.add(Contract.object(file(GOOD, UUID.randomUUID().toString()).body())
                    .getString("ticket"));
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> page = get(REPORTS + "?jurisdiction=jakarta.go.id&limit=2&category=banjir" + cursor);
            contract.check(operation("GET", REPORTS), page);
            JsonObject answer = Contract.object(page.body());
            answer.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(report -> read.add(report.getString("ticket")));
            cursor = answer.get("next") instanceof JsonString next ? "&cursor=" + next.getString() : "";
        } while (!cursor.isEmpty() && read.size() < 10_000);

        assertThat(read).doesNotHaveDuplicates().containsAll(filed);
    }

    @Test
    void every_problem_leads_to_its_page() throws Exception {
        String type = Contract.object(get(REPORTS + "?x=1").body()).getString("type");
        HttpResponse<String> page = get(type);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("**Cause.**", "**Cure.**");
        assertThat(get("/problems/").body()).contains("invalid-parameters");
    }

    @Test
    void speaks_indonesian_unless_english_is_asked_for() throws Exception {
        String indonesian = get(REPORTS + "?x=1").body();
        String english = send(request(REPORTS + "?x=1")
                        .header("Accept-Language", "en")
                        .GET())
                .body();
        assertThat(indonesian).contains("Perbaiki parameter");
        assertThat(english).contains("Mend the parameters");
    }

    // ------------------------------------------------------------------ sending

    private Operation operation(String method, String path) {
        return contract.operations().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> file(String body, String idempotencyKey) throws IOException, InterruptedException {
        return send(request(REPORTS)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + kentongan.open311Key())
                .header("Idempotency-Key", idempotencyKey)
                .POST(body(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> with(Operation operation, String path, String header, String value)
            throws IOException, InterruptedException {
        return send(method(operation, request(path).header(header, value)));
    }

    private HttpResponse<String> manyHeaders(Operation operation, String path)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        for (int i = 0; i < 80; i++) {
            request.header("X-Many-" + i, "1");
        }
        return send(method(operation, request));
    }

    private static HttpRequest.Builder method(Operation operation, HttpRequest.Builder request) {
        return operation.method().equals("GET")
                ? request.GET()
                : request.header("Content-Type", "application/json").POST(body(GOOD));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(kentongan.uri(path));
        if ((path.startsWith("/api/v1/staff/") || path.startsWith("/api/v1/me/")) && !session.isEmpty()) {
            request.header("Cookie", session)
                    .header("Origin", kentongan.uri("/").toString().replaceFirst("/$", ""));
        }
        if (path.contains("/own") && !code.isEmpty()) {
            request.header("Tracking-Code", code);
        }
        return request;
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
