package id.kentongan.st.scan;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's wapiti: it follows links and forms, then attacks each parameter. */
final class Wapiti {

    /**
     * All that need no list from elsewhere. Not csrf, since the relay sends the forms of strangers as our own; that has
     * tests of its own.
     */
    static final List<String> MODULES = List.of(
            "backup",
            "blindsql",
            "cookieflags",
            "crlf",
            "csp",
            "exec",
            "file",
            "htaccess",
            "http_headers",
            "methods",
            "permanentxss",
            "redirect",
            "shellshock",
            "sql",
            "ssrf",
            "xss",
            "xxe");

    static final int LEVEL = 1;
    static final int HIGH = 3;
    static final int MEDIUM = 2;

    private static final double CRAWLING = 0.15;
    private static final double ATTACKING = 0.7;
    private static final Duration REPORT = Duration.ofSeconds(60);
    private static final Pattern LAUNCHED = Pattern.compile("Launching module (\\w+)");

    /** @param level of wapiti: 0 to 4, from information to critical */
    record Finding(String category, int level, String method, String path, String parameter, String info) {

        String words() {
            return category + ": " + method + " " + path + (parameter.isEmpty() ? "" : ", parameter " + parameter)
                    + ": " + info.replaceAll("\\s+", " ");
        }
    }

    /** @param cut how many modules ended by their time and not with the last page */
    record Outcome(List<Finding> findings, List<String> launched, int cut, boolean endedByItself) {}

    private Wapiti() {}

    /** @param start addresses that no link leads to */
    static Outcome run(Relay relay, Path folder, List<String> start, List<String> modules, Duration limit)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path report = folder.resolve("report.json");
        Path output = folder.resolve("wapiti.txt");
        String base = "http://" + relay.authority();
        List<String> command = new ArrayList<>(List.of("wapiti", "-u", base + "/", "--scope", "folder"));
        start.forEach(path -> command.addAll(List.of("-s", base + path)));
        command.addAll(List.of(
                "-m",
                String.join(",", modules),
                "-l",
                String.valueOf(LEVEL),
                "-S",
                "normal",
                "-d",
                "8",
                "--max-links-per-page",
                "60",
                "--max-parameters",
                "60",
                "--skip",
                "jakarta.faces.ViewState",
                "-t",
                "30",
                "--max-scan-time",
                String.valueOf(Math.max(10, (int) (limit.toSeconds() * CRAWLING))),
                "--max-attack-time",
                String.valueOf(Math.max(2, (int) (limit.toSeconds() * ATTACKING / modules.size()))),
                "--endpoint",
                base + Relay.ENDPOINT,
                "--flush-session",
                "--store-session",
                folder.resolve("session").toString(),
                "--no-bugreport",
                "-v",
                "1",
                "-f",
                "json",
                "-o",
                report.toString()));
        boolean ended = Tool.run(command, output, limit, "r\n");
        if (!Files.exists(report)) {
            // Interrupted where it writes none: what it has found so far lies in its own database.
            List<String> again = new ArrayList<>(command);
            again.remove("--flush-session");
            again.set(again.indexOf("-m") + 1, "");
            again.add("--skip-crawl");
            Tool.run(again, folder.resolve("wapiti-report.txt"), REPORT, "");
        }
        String words = Files.readString(output);
        List<String> launched = new ArrayList<>();
        Matcher module = LAUNCHED.matcher(words);
        while (module.find()) {
            launched.add(module.group(1));
        }
        int cut = words.split("Max attack time was reached", -1).length - 1;
        return new Outcome(findings(report), launched, cut, ended);
    }

    private static List<Finding> findings(Path report) throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (!Files.exists(report)) {
            throw new IllegalStateException("wapiti wrote no report: see " + report.getParent());
        }
        try (JsonReader reader = Json.createReader(Files.newInputStream(report))) {
            JsonObject whole = reader.readObject();
            for (String kind : List.of("vulnerabilities", "anomalies")) {
                whole.getJsonObject(kind)
                        .forEach((category, list) -> list.asJsonArray().stream()
                                .map(JsonValue::asJsonObject)
                                .forEach(found -> findings.add(new Finding(
                                        category,
                                        Integer.parseInt(
                                                found.get("level").toString().replace("\"", "")),
                                        found.getString("method", ""),
                                        found.getString("path", ""),
                                        found.isNull("parameter") ? "" : found.getString("parameter", ""),
                                        found.getString("info", "")))));
            }
        }
        return findings;
    }
}
