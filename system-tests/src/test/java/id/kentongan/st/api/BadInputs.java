package id.kentongan.st.api;

import id.kentongan.st.api.BadInput.Voice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of them, each a good request with one thing spoilt. */
final class BadInputs {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String OPEN311 = "/open311/v2/";
    private static final String API = "/api/v1/";

    private final String key;
    private final String usedIdempotencyKey;
    private final List<BadInput> all = new ArrayList<>();

    /**
     * @param key a good API key
     * @param usedIdempotencyKey one under which another report was filed
     */
    BadInputs(String key, String usedIdempotencyKey) {
        this.key = key;
        this.usedIdempotencyKey = usedIdempotencyKey;
    }

    List<BadInput> all() {
        open311Fields();
        open311Bodies();
        open311Headers();
        open311Addresses();
        jsonSyntax();
        jsonFields();
        jsonHeaders();
        jsonQueries();
        addresses();
        http();
        pages();
        return all;
    }

    // ------------------------------------------------------------ how to send

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Every character of the text becomes a byte. */
    private static Wire.Sending request(String method, String path, String body, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return Wire.bytes(latin(text + "Connection: close\r\n\r\n" + body));
    }

    private void add(String name, Voice voice, Wire.Sending sending, int... statuses) {
        all.add(new BadInput(name, voice, sending, statuses));
    }

    // ---------------------------------------------------------------- Open311

    private Map<String, String> good() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", URLEncoder.encode(key, StandardCharsets.UTF_8));
        fields.put("jurisdiction_id", "jakarta.go.id");
        fields.put("service_code", "banjir");
        fields.put("lat", "-6.1754");
        fields.put("long", "106.8272");
        return fields;
    }

    private static String form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + value));
        return String.join("&", pairs);
    }

    private Wire.Sending post(String form, String... headers) {
        List<String> lines = new ArrayList<>(List.of("Content-Type: " + FORM));
        lines.addAll(List.of(headers));
        return request("POST", OPEN311 + "requests.json", form, lines.toArray(new String[0]));
    }

    private void field(String what, String name, String encoded, int... statuses) {
        Map<String, String> fields = good();
        fields.put(name, encoded);
        add("Open311 " + name + ": " + what, Voice.OPEN311, post(form(fields)), statuses);
    }

    private void without(String... names) {
        Map<String, String> fields = good();
        fields.keySet().removeAll(List.of(names));
        add(
                "Open311 without " + String.join(" and ", names),
                Voice.OPEN311,
                post(form(fields)),
                names[0].equals("api_key") ? 403 : 400);
    }

    private void plus(String what, String more, int... statuses) {
        add("Open311 " + what, Voice.OPEN311, post(form(good()) + more), statuses);
    }

    private void open311Fields() {
        for (String name : List.of("lat", "long")) {
            field("empty", name, "", 400);
            field("blank", name, "+", 400);
            field("a word", name, "utara", 400);
            field("NaN", name, "NaN", 400);
            field("Infinity", name, "-Infinity", 400);
            field("an exponent", name, "1e1", 400);
            field("hexadecimal", name, "0x1p3", 400);
            field("a decimal comma", name, "6,17", 400);
            field("degrees and minutes", name, "6%C2%B010%27", 400);
            field("off the globe", name, "181", 400);
            field("absurdly long", name, "6." + "1".repeat(400), 400);
            field("full-width digits", name, "%EF%BC%96", 400);
            field("an SQL string", name, "1%27%3B+drop+table+report.report%3B--", 400);
            without(name);
        }
        without("lat", "long");
        without("service_code");
        without("jurisdiction_id");
        without("api_key");
        field("empty", "service_code", "", 400);
        field("unknown", "service_code", "naga", 404);
        field("in capitals", "service_code", "BANJIR", 404);
        field("SQL", "service_code", "banjir%27+or+%271%27%3D%271", 404);
        field("a path", "service_code", "..%2F..%2Fetc%2Fpasswd", 404);
        field("too long", "service_code", "x".repeat(61), 400);
        field("a control character", "service_code", "banjir%07", 400);
        field("a zero byte", "service_code", "banjir%00", 400);
        field("unknown", "jurisdiction_id", "atlantis.go.id", 404);
        field("SQL", "jurisdiction_id", "%27%3Bselect+1--", 404);
        field("empty", "jurisdiction_id", "", 400);
        field("a thousand characters", "jurisdiction_id", "x".repeat(1_000), 400, 404);
        field("empty", "api_key", "", 403);
        field("wrong", "api_key", "salah", 403);
        field("SQL", "api_key", "%27+or+1%3D1--", 403);
        field("ten thousand characters", "api_key", "x".repeat(10_000), 403);
        field("in the sea", "lat", "-5.5", 400);
        field("in another city", "long", "108.5", 400);
        field("at the pole", "lat", "90", 400);
        field("on the date line", "long", "-180", 400);
        field("4,001 characters", "description", "x".repeat(4_001), 400);
        field("a zero byte", "description", "air%00", 400);
        field("an escape sequence", "description", "%1B%5B2J", 400);
        field("a vertical tab, which XML 1.0 cannot say", "description", "air%0B", 400);
        field("a code point that is none", "description", "%EF%BF%BF", 400);
        field("a byte that is not UTF-8", "description", "%FF", 400);
        field("an overlong slash", "description", "%C0%AF", 400);
        field("half a surrogate pair", "description", "%ED%A0%80", 400);
        field("a broken escape", "description", "100%zz", 400);
        field("a cut escape", "description", "100%4", 400);
        field("401 characters", "address_string", "x".repeat(401), 400);
        field("a line break", "address_string", "a%0Ab", 400);
        field("a zero byte", "address_string", "%00", 400);
        field("4,001 characters", "media_url", "x".repeat(4_001), 400);
        plus("two latitudes", "&lat=-6.2", 400);
        plus("two services", "&service_code=sampah", 400);
        plus("two descriptions", "&description=a&description=b", 400);
        plus("two jurisdictions", "&jurisdiction_id=manadokota.go.id", 400);
        plus("two keys", "&api_key=lain", 400);
        plus("201 parameters", "&x=1".repeat(201), 400);
        plus("a name of 201 characters", "&" + "n".repeat(201) + "=1", 400);
        plus("a name with a control character", "&n%07=1", 400);
    }

    private void body(String what, String type, String body, int... statuses) {
        add(
                "Open311 body " + what,
                Voice.OPEN311,
                request("POST", OPEN311 + "requests.json", body, "Content-Type: " + type),
                statuses);
    }

    private void open311Bodies() {
        String good = form(good());
        body("as JSON", JSON, "{\"lat\":1}", 415);
        body("as text", "text/plain", good, 415);
        body(
                "as XML with an external entity",
                "application/xml",
                "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
                415);
        body("as XML that is broken", "text/xml", "<request><lat>-6</request>", 415);
        body("as bytes", "application/octet-stream", "\u0000\u00FF\u00FE", 415);
        body("of a type that is none", "abc", good, 400);
        body("of a type with a broken parameter", FORM + "; charset", good, 400);
        body("in UTF-16", FORM + "; charset=utf-16", good, 415);
        body("in Latin 1", FORM + "; charset=iso-8859-1", good, 415);
        body("of 200 KiB", FORM, good + "&description=" + "x".repeat(200 * 1024), 413);
        body("of 10 MiB", FORM, good + "&description=" + "x".repeat(10 << 20), 413);
        body("in parts without boundary", "multipart/form-data", "--B\r\n\r\n", 400);
        body("in parts with a boundary of 71", "multipart/form-data; boundary=" + "b".repeat(71), "--B--", 400);
        body(
                "in parts that break off",
                "multipart/form-data; boundary=B",
                "--B\r\nContent-Disposition: form-data",
                400);
        body("in parts without names", "multipart/form-data; boundary=B", "--B\r\nX: y\r\n\r\nz\r\n--B--\r\n", 400);
        body(
                "in parts with endless headers",
                "multipart/form-data; boundary=B",
                "--B\r\nX: " + "x".repeat(20_000) + "\r\n\r\nz\r\n--B--",
                400);
        body(
                "in parts with a field of 200 KiB",
                "multipart/form-data; boundary=B",
                "--B\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n" + "x".repeat(200 * 1024)
                        + "\r\n--B--\r\n",
                413);
        add(
                "Open311 body in chunks, 10 MiB of unknown length",
                Voice.OPEN311,
                Wire.bytes(
                        latin("POST " + OPEN311 + "requests.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: " + FORM + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").repeat(10) + "0\r\n\r\n")),
                413);
        add(
                "Open311 body with an upload beyond its bound",
                Voice.OPEN311,
                request(
                        "POST",
                        OPEN311 + "requests.json",
                        "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
                                + "x".repeat(11 << 20) + "\r\n--B--\r\n",
                        "Content-Type: multipart/form-data; boundary=B"),
                413);
        add(
                "Open311 body one byte after another",
                Voice.OPEN311,
                Wire.dripping(
                        latin("POST " + OPEN311 + "requests.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: " + FORM + "\r\nContent-Length: 5000\r\n\r\n"),
                        60,
                        200),
                408);
        add(
                "Open311 body without any content",
                Voice.OPEN311,
                request("POST", OPEN311 + "requests.json", "", "Content-Length: 0"),
                403);
    }

    private void open311Headers() {
        String good = form(good());
        add("Open311 idempotency key: too short", Voice.OPEN311, post(good, "Idempotency-Key: abc"), 400);
        add("Open311 idempotency key: too long", Voice.OPEN311, post(good, "Idempotency-Key: " + "a".repeat(65)), 400);
        add("Open311 idempotency key: a quotation mark", Voice.OPEN311, post(good, "Idempotency-Key: abcdefgh'"), 400);
        add(
                "Open311 idempotency key: twice",
                Voice.OPEN311,
                post(good, "Idempotency-Key: abcdefgh-1", "Idempotency-Key: abcdefgh-2"),
                400);
        add(
                "Open311 idempotency key: of another report",
                Voice.OPEN311,
                post(good + "&description=lain", "Idempotency-Key: " + usedIdempotencyKey),
                400);
    }

    private void get(String what, String path, Voice voice, int... statuses) {
        add(what, voice, request("GET", path, ""), statuses);
    }

    private void open311Addresses() {
        String city = "?jurisdiction_id=jakarta.go.id";
        get("Open311 report that is none", OPEN311 + "requests/JKT-2611-00000-00000.json" + city, Voice.OPEN311, 404);
        get("Open311 report by SQL", OPEN311 + "requests/1%27%20or%201=1.json" + city, Voice.OPEN311, 404);
        get(
                "Open311 report of 500 characters",
                OPEN311 + "requests/" + "x".repeat(500) + ".xml" + city,
                Voice.OPEN311,
                404);
        get(
                "Open311 report without jurisdiction",
                OPEN311 + "requests/JKT-2611-00000-00000.json",
                Voice.OPEN311,
                400,
                404);
        get("Open311 service that is none", OPEN311 + "services/naga.xml" + city, Voice.OPEN311, 404);
        get("Open311 services of nobody", OPEN311 + "services.xml", Voice.OPEN311, 400);
        get("Open311 services of an unknown city", OPEN311 + "services.json?jurisdiction_id=x", Voice.OPEN311, 404);
        get("Open311 services with a broken escape", OPEN311 + "services.json" + city + "&x=%zz", Voice.OPEN311, 400);
        get("Open311 services with bytes", OPEN311 + "services.json?jurisdiction_id=%FF", Voice.OPEN311, 400);
        get(
                "Open311 services of two cities",
                OPEN311 + "services.json" + city + "&jurisdiction_id=a",
                Voice.OPEN311,
                400);
        get("Open311 form that is none", OPEN311 + "services.html" + city, Voice.OPEN311, 404);
        get("Open311 form without name", OPEN311 + "services" + city, Voice.OPEN311, 404);
        get("Open311 address that is none", OPEN311 + "nothing.json", Voice.OPEN311, 404);
        get("Open311 with 201 parameters", OPEN311 + "services.json?a=" + "&x=1".repeat(201), Voice.OPEN311, 414);
        get(
                "Open311 address of 5,000 characters",
                OPEN311 + "services.json?x=" + "y".repeat(5_000),
                Voice.OPEN311,
                414);
        for (String method : List.of("PUT", "DELETE", "PATCH", "BREW")) {
            add("Open311 method " + method, Voice.OPEN311, request(method, OPEN311 + "requests.json", ""), 405);
        }
        add("Open311 POST of nothing useful", Voice.OPEN311, post("a=b"), 403);
        add(
                "Open311 POST to the discovery",
                Voice.OPEN311,
                request("POST", OPEN311 + "discovery.xml", "a=b", "Content-Type: " + FORM),
                405);
        add(
                "Open311 DELETE of a report",
                Voice.OPEN311,
                request("DELETE", OPEN311 + "requests/JKT-2611-00000-00000.json", ""),
                405);
    }

    // ------------------------------------------------------------------- JSON

    private String report(String more) {
        return "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.1754,\"lon\":106.8272" + more
                + "}";
    }

    private Wire.Sending json(String body, String... headers) {
        List<String> lines = new ArrayList<>(List.of("Content-Type: " + JSON, "X-Api-Key: " + key));
        lines.addAll(List.of(headers));
        return request("POST", API + "reports", body, lines.toArray(new String[0]));
    }

    private void syntax(String what, String body) {
        add("JSON " + what, Voice.PROBLEM, json(body), 400);
    }

    private void jsonSyntax() {
        syntax("that is empty text", " ");
        syntax("null", "null");
        syntax("a list", "[" + report("") + "]");
        syntax("a number", "42");
        syntax("a text", "\"banjir\"");
        syntax("that ends after the brace", "{");
        syntax("that ends in a name", "{\"lat");
        syntax("that ends in the middle", report("").substring(0, 40));
        syntax("with a comma too many", report(","));
        syntax("with names without quotes", "{lat:1}");
        syntax("with single quotes", "{'lat':1}");
        syntax("with NaN", report(",\"x\":NaN"));
        syntax("with Infinity", report(",\"x\":Infinity"));
        syntax("with a leading zero", report(",\"x\":01"));
        syntax("with a leading plus", report(",\"x\":+1"));
        syntax("with hexadecimal", report(",\"x\":0x10"));
        syntax("with a comment", "/* */" + report(""));
        syntax("with a line break in a text", report(",\"description\":\"a\nb\""));
        syntax("with a broken escape", report(",\"description\":\"\\x\""));
        syntax("with a cut escape", report(",\"description\":\"\\u12\""));
        syntax("with a name twice", report(",\"lat\":-6.1754"));
        syntax("with another object behind", report("") + report(""));
        syntax("with words behind", report("") + " drop table");
        syntax("with a mark of byte order", "\u00EF\u00BB\u00BF" + report(""));
        syntax("in UTF-16", new String(report("").getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1));
        syntax("in Latin 1", report(",\"description\":\"\u00E9\""));
        syntax("with an overlong slash", report(",\"description\":\"\u00C0\u00AF\""));
        syntax("with half a surrogate pair in bytes", report(",\"description\":\"\u00ED\u00A0\u0080\""));
        syntax("of 10,000 levels", report(",\"x\":" + "[".repeat(10_000)));
        syntax("of 5 levels", report(",\"x\":[[[[1]]]]"));
        syntax("of 600 values", report(",\"x\":[" + "1,".repeat(600) + "1]"));
        syntax("with a number of 10,000 digits", report(",\"x\":" + "1".repeat(10_000)));
        syntax(
                "that is XML with an external entity",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>");
        syntax("that is a form", "lat=-6.1754&lon=106.8272");
    }

    private void replaced(String what, String old, String fresh, int... statuses) {
        add("JSON " + what, Voice.PROBLEM, json(report("").replace(old, fresh)), statuses);
    }

    private void jsonFields() {
        replaced("without jurisdiction", "\"jurisdiction\":\"jakarta.go.id\",", "", 422);
        replaced("without category", "\"category\":\"banjir\",", "", 422);
        replaced("without lat", "\"lat\":-6.1754,", "", 422);
        replaced("without lon", ",\"lon\":106.8272", "", 422);
        add("JSON without anything", Voice.PROBLEM, json("{}"), 422);
        for (String wrong :
                List.of("null", "\"-6.1754\"", "\"\"", "true", "[]", "{}", "91", "-90.001", "1e308", "1e999")) {
            replaced("lat: " + wrong, "-6.1754", wrong, 422);
        }
        for (String wrong : List.of("null", "\"106\"", "181", "-1e300")) {
            replaced("lon: " + wrong, "106.8272", wrong, 422);
        }
        for (String wrong : List.of("null", "7", "true", "[\"banjir\"]", "{\"code\":\"banjir\"}", "\"\"", "\"  \"")) {
            replaced("category: " + wrong, "\"banjir\"", wrong, 422);
        }
        replaced("category unknown", "banjir", "naga", 422);
        replaced("category SQL", "banjir", "' or 1=1 --", 422);
        replaced("category too long", "banjir", "x".repeat(61), 422);
        replaced("category with a zero byte", "banjir", "banjir\\u0000", 422);
        replaced("jurisdiction unknown", "jakarta.go.id", "atlantis.go.id", 404);
        replaced("jurisdiction a number", "\"jakarta.go.id\"", "31", 422);
        replaced("jurisdiction too long", "jakarta.go.id", "x".repeat(101), 422);
        replaced("in the sea", "-6.1754", "-5.5", 422);
        replaced("in another city", "106.8272", "108.5", 422);
        replaced("on null island", "-6.1754,\"lon\":106.8272", "0,\"lon\":0", 422);
        for (String wrong : List.of("7", "[]", "{}", "false")) {
            add("JSON description: " + wrong, Voice.PROBLEM, json(report(",\"description\":" + wrong)), 422);
        }
        add(
                "JSON description of 4,001",
                Voice.PROBLEM,
                json(report(",\"description\":\"" + "x".repeat(4_001) + "\"")),
                422);
        for (String odd :
                List.of("\\u0000", "\\u001b[2J", "\\uD800", "\\uDC00\\uD800", "\\uFFFF", "\\u000b", "\\u0085")) {
            add("JSON description with " + odd, Voice.PROBLEM, json(report(",\"description\":\"" + odd + "\"")), 422);
        }
        add("JSON address of 401", Voice.PROBLEM, json(report(",\"address\":\"" + "x".repeat(401) + "\"")), 422);
        add("JSON address with a line break", Voice.PROBLEM, json(report(",\"address\":\"a\\nb\"")), 422);
        add("JSON address: a number", Voice.PROBLEM, json(report(",\"address\":12")), 422);
        for (String unknown : List.of("nama", "status", "ticket", "tenantId", "id", "__proto__", "Lat", "lat ", "")) {
            add(
                    "JSON with the unknown name '" + unknown + "'",
                    Voice.PROBLEM,
                    json(report(",\"" + unknown + "\":1")),
                    422);
        }
    }

    private void jsonHeaders() {
        String good = report("");
        String type = "Content-Type: " + JSON;
        add("JSON without key", Voice.PROBLEM, request("POST", API + "reports", good, type), 401);
        add("JSON with an empty key", Voice.PROBLEM, request("POST", API + "reports", good, type, "X-Api-Key: "), 401);
        add(
                "JSON with a wrong key",
                Voice.PROBLEM,
                request("POST", API + "reports", good, type, "X-Api-Key: salah"),
                403);
        add(
                "JSON with SQL as key",
                Voice.PROBLEM,
                request("POST", API + "reports", good, type, "X-Api-Key: ' or 1=1--"),
                403);
        add(
                "JSON with a wrong bearer",
                Voice.PROBLEM,
                request("POST", API + "reports", good, type, "Authorization: Bearer x"),
                403);
        add(
                "JSON with a user and a password",
                Voice.PROBLEM,
                request("POST", API + "reports", good, type, "Authorization: Basic eDp5"),
                401);
        add(
                "JSON with an empty bearer",
                Voice.PROBLEM,
                request("POST", API + "reports", good, type, "Authorization: Bearer "),
                401);
        add(
                "JSON with the key in the address",
                Voice.PROBLEM,
                request("POST", API + "reports?api_key=" + key, good, type),
                400);
        add("JSON idempotency key: too short", Voice.PROBLEM, json(good, "Idempotency-Key: abc"), 400);
        add("JSON idempotency key: empty", Voice.PROBLEM, json(good, "Idempotency-Key: "), 400);
        add("JSON idempotency key: too long", Voice.PROBLEM, json(good, "Idempotency-Key: " + "a".repeat(65)), 400);
        add("JSON idempotency key: SQL", Voice.PROBLEM, json(good, "Idempotency-Key: abcdefgh';--"), 400);
        add(
                "JSON idempotency key: twice",
                Voice.PROBLEM,
                json(good, "Idempotency-Key: abcdefgh-1", "Idempotency-Key: abcdefgh-1"),
                400);
        add(
                "JSON idempotency key: of another report",
                Voice.PROBLEM,
                json(report(",\"description\":\"lain\""), "Idempotency-Key: " + usedIdempotencyKey),
                422);
        for (String wrong : List.of(
                "text/plain",
                FORM,
                "application/xml",
                "application/json; charset=utf-16",
                "multipart/form-data; boundary=B",
                "abc",
                "application/",
                "/json",
                "application/json; charset")) {
            add(
                    "JSON as " + wrong,
                    Voice.PROBLEM,
                    request("POST", API + "reports", good, "Content-Type: " + wrong, "X-Api-Key: " + key),
                    415);
        }
        add("JSON without type", Voice.PROBLEM, request("POST", API + "reports", good, "X-Api-Key: " + key), 415);
        add(
                "JSON without body",
                Voice.PROBLEM,
                request("POST", API + "reports", "", type, "X-Api-Key: " + key, "Content-Length: 0"),
                400);
        for (String wrong : List.of("text/html", "application/xml", ";;;", "image/png, text/*")) {
            add("JSON accepting " + wrong, Voice.PROBLEM, json(good, "Accept: " + wrong), 406);
        }
        add("JSON of 65 KiB", Voice.PROBLEM, json(report(",\"description\":\"" + "x".repeat(65 * 1024) + "\"")), 413);
        add("JSON of 10 MiB", Voice.PROBLEM, json(report(",\"description\":\"" + "x".repeat(10 << 20) + "\"")), 413);
        add(
                "JSON in chunks, 10 MiB of unknown length",
                Voice.PROBLEM,
                Wire.bytes(latin("POST " + API + "reports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + type
                        + "\r\nX-Api-Key: " + key + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").repeat(10) + "0\r\n\r\n")),
                413);
        add(
                "JSON one byte after another",
                Voice.PROBLEM,
                Wire.dripping(
                        latin("POST " + API + "reports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + type
                                + "\r\nX-Api-Key: " + key + "\r\nContent-Length: 5000\r\n\r\n{"),
                        60,
                        200),
                408);
        add("JSON with 100 headers", Voice.PROBLEM, json(good, many(100)), 431);
        add("JSON with a header of 20 KiB", Voice.PROBLEM, json(good, "X-Long: " + "x".repeat(20 * 1024)), 431);
        add("JSON with a cookie of 17 KiB", Voice.PROBLEM, json(good, "Cookie: a=" + "x".repeat(17 * 1024)), 431);
    }

    private static String[] many(int count) {
        String[] lines = new String[count - 10];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "X-Many-" + i + ": 1";
        }
        return lines;
    }

    private void jsonQueries() {
        String city = "?jurisdiction=jakarta.go.id";
        get("categories of nobody", API + "categories", Voice.PROBLEM, 400);
        get("categories of an unknown city", API + "categories?jurisdiction=x", Voice.PROBLEM, 404);
        get("categories with a name twice", API + "categories" + city + "&jurisdiction=x", Voice.PROBLEM, 400);
        get("categories with an unknown name", API + "categories" + city + "&lang=en", Voice.PROBLEM, 400);
        get("categories with a broken escape", API + "categories?jurisdiction=%zz", Voice.PROBLEM, 400);
        get("categories with bytes", API + "categories?jurisdiction=%FF%FE", Voice.PROBLEM, 400);
        get("categories with a zero byte", API + "categories?jurisdiction=%00", Voice.PROBLEM, 400);
        get("categories with SQL", API + "categories?jurisdiction=%27%20or%201=1--", Voice.PROBLEM, 404);
        get("categories of 501 characters", API + "categories?jurisdiction=" + "x".repeat(501), Voice.PROBLEM, 400);
        get("jurisdictions with a name", API + "jurisdictions?x=1", Voice.PROBLEM, 400);
        String near = API + "reports/similar?jurisdiction=jakarta.go.id&category=banjir&lat=-6.17&lon=106.82";
        get("similar to nothing", API + "reports/similar", Voice.PROBLEM, 400);
        get("similar off the globe", near.replace("106.82", "181"), Voice.PROBLEM, 400);
        get("similar at NaN", near.replace("106.82", "NaN"), Voice.PROBLEM, 400);
        get("similar with too many words", near + "&text=" + "x".repeat(501), Voice.PROBLEM, 400);
        get("similar with a character nobody can keep", near + "&text=%00", Voice.PROBLEM, 400);
        get("similar with something else", near + "&limit=1000", Voice.PROBLEM, 400);
        get("similar of an unknown category", near.replace("banjir", "naga"), Voice.PROBLEM, 422);
        get("similar in an unknown city", near.replace("jakarta", "atlantis"), Voice.PROBLEM, 404);
        get("place of nothing", API + "places", Voice.PROBLEM, 400);
        get("place without lon", API + "places?lat=-6", Voice.PROBLEM, 400);
        get("place NaN", API + "places?lat=NaN&lon=106", Voice.PROBLEM, 400);
        get("place with an exponent", API + "places?lat=1e1&lon=106", Voice.PROBLEM, 400);
        get("place off the globe", API + "places?lat=-91&lon=106", Voice.PROBLEM, 400);
        get("place for an unknown city", API + "places?lat=-6&lon=106&jurisdiction=x", Voice.PROBLEM, 404);
        get("place twice", API + "places?lat=-6&lat=-7&lon=106", Voice.PROBLEM, 400);
        get("list of nobody", API + "reports", Voice.PROBLEM, 400);
        get("list of an unknown city", API + "reports?jurisdiction=x", Voice.PROBLEM, 404);
        for (String wrong : List.of(
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=1e2",
                "limit=99999999999999999999",
                "cursor=abc",
                "cursor=%27%3Bselect+1--",
                "status=naga",
                "status=%27or+1=1",
                "area=x",
                "bbox=1,2,3",
                "bbox=107,-7,106,-6",
                "bbox=NaN,1,2,3",
                "receivedFrom=yesterday",
                "receivedFrom=2026-02-30T00:00:00Z",
                "updatedUntil=2026-11-22",
                "page=2",
                "limit=5&limit=6")) {
            get("list with " + wrong, API + "reports" + city + "&" + wrong, Voice.PROBLEM, 400);
        }
        get("ticket that is none", API + "reports/JKT-2611-00000-00000", Voice.PROBLEM, 404);
        get("ticket of an unknown city", API + "reports/XXX-2611-00000-00000", Voice.PROBLEM, 404);
        get("ticket SQL", API + "reports/JKT%27%20or%201=1", Voice.PROBLEM, 404);
        get("ticket of 1,000 characters", API + "reports/" + "J".repeat(1_000), Voice.PROBLEM, 404);
        get("ticket with an unknown name", API + "reports/JKT-2611-00000-00000?x=1", Voice.PROBLEM, 400);
        get("description with a name", API + "openapi.json?x=" + "y".repeat(5_000), Voice.PROBLEM, 414);
    }

    // ------------------------------------------------------------- everything

    private void addresses() {
        get("address below the interface", API + "nothing", Voice.PROBLEM, 404);
        get("address of no version", "/api/v9/reports", Voice.PROBLEM, 404);
        get("address with a matrix parameter", "/api/v1;x=y/nothing", Voice.PROBLEM, 404);
        get("address with slashes", "//api//v1//nothing", Voice.PROBLEM, 404);
        get("traversal with dots", "/api/v1/../../WEB-INF/web.xml", Voice.PAGE, 404);
        get("traversal with an encoded slash", "/problems/..%2F..%2FWEB-INF%2Fweb.xml", Voice.SERVER, 400, 404);
        get("the application's own files", "/WEB-INF/web.xml", Voice.PAGE, 404);
        get("the application's classes", "/WEB-INF/classes/id/kentongan/web/messages.properties", Voice.PAGE, 404);
        get("the manifest", "/META-INF/MANIFEST.MF", Voice.PAGE, 404);
        get("a page that is none", "/admin/console.xhtml/../nothing", Voice.PAGE, 404);
        get("another technology", "/index.php?s=/index/%5Cthink%5Capp", Voice.PAGE, 404);
        get("a problem that is none", "/problems/naga", Voice.PAGE, 404);
        get("a live socket without a handshake", "/live", Voice.PAGE, 404);
        get("a page with NUL in a parameter", "/sign-in.xhtml?next=/e%00", Voice.PAGE, 400);
        for (String method : List.of("PUT", "DELETE", "PATCH", "BREW")) {
            add("reports with " + method, Voice.PROBLEM, request(method, API + "reports", ""), 405);
        }
        add(
                "categories with POST",
                Voice.PROBLEM,
                request("POST", API + "categories", "{}", "Content-Type: " + JSON),
                405);
        add("the health with POST", Voice.PROBLEM, request("POST", "/api/health", "{}", "Content-Type: " + JSON), 405);
    }

    private void server(String what, String request, int... statuses) {
        add(what, Voice.SERVER, Wire.bytes(latin(request)), statuses);
    }

    private void http() {
        String host = "Host: localhost\r\nConnection: close\r\n";
        String post = "POST " + API + "reports HTTP/1.1\r\n" + host + "Content-Type: " + JSON + "\r\nX-Api-Key: " + key
                + "\r\n";
        server("traversal above the root", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host + "\r\n", 400, 404);
        server("a zero byte in the path", "GET /api/%00 HTTP/1.1\r\n" + host + "\r\n", 400, 404);
        server("a backslash in the path", "GET /api\\v1\\reports HTTP/1.1\r\n" + host + "\r\n", 400, 404);
        server("bytes in the path", "GET /api/%ff%fe HTTP/1.1\r\n" + host + "\r\n", 400, 404);
        server(
                "an address of 40,000 characters",
                "GET /" + "x".repeat(40_000) + " HTTP/1.1\r\n" + host + "\r\n",
                400,
                414);
        server(
                "headers of 40,000 characters",
                "GET /api/health HTTP/1.1\r\n" + host + "X: " + "x".repeat(40_000) + "\r\n\r\n",
                400,
                431);
        server("no host", "GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n", 400);
        server("a negative length", post + "Content-Length: -5\r\n\r\n", 400);
        server("a length that is a word", post + "Content-Length: abc\r\n\r\n", 400);
        server("two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n{}  ", 400);
        server("chunks that are none", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400);
        server("TRACE", "TRACE /api/health HTTP/1.1\r\n" + host + "\r\n", 405);
        add(
                "length and chunks at once, with too little",
                Voice.PROBLEM,
                Wire.bytes(latin(post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")),
                400,
                422);
        add(
                "a coding that nobody knows",
                Voice.SERVER,
                Wire.bytes(latin(post + "Transfer-Encoding: gzip\r\n\r\n{}")),
                400,
                422,
                408);
    }

    private void pages() {
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "BREW")) {
            add("page with " + method, Voice.PAGE, request(method, "/sign-in.xhtml", ""), 405);
        }
        add("a file with PUT", Voice.PAGE, request("PUT", "/x.jsp", ""), 405);
        add(
                "page with a form of 1 MiB",
                Voice.PAGE,
                request("POST", "/sign-in.xhtml", "a=" + "x".repeat(1 << 20), "Content-Type: " + FORM),
                413);
        add(
                "page with a form of unknown length",
                Voice.PAGE,
                Wire.bytes(
                        latin("POST /sign-in.xhtml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                + FORM + "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n")),
                411);
        get("page of 5,000 characters", "/sign-in.xhtml?x=" + "y".repeat(5_000), Voice.PAGE, 414);
        get("page with 201 parameters", "/sign-in.xhtml?a=1" + "&x=1".repeat(200), Voice.PAGE, 414);
        add("page with 100 headers", Voice.PAGE, request("GET", "/sign-in.xhtml", "", many(100)), 431);
        get("resource that is none", "/jakarta.faces.resource/nothing.css.xhtml?ln=kentongan", Voice.SERVER, 404);
        get("resource above its folder", "/jakarta.faces.resource/web.xml.xhtml?ln=../../WEB-INF", Voice.SERVER, 404);
    }
}
