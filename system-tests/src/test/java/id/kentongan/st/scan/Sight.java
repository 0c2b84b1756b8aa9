package id.kentongan.st.scan;

import id.kentongan.st.Checkout;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody can ask of the pages: each with all its parameters, and each button of each form. */
final class Sight {

    private static final Path PAGES = Checkout.ROOT.resolve("dashboard-web/src/main/webapp");
    private static final Pattern VIEW_PARAMETER = Pattern.compile("<f:viewParam name=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"#]+)\"");
    private static final Pattern FORM = Pattern.compile("<form id=\"([^\"]+)\"(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<(input|textarea|button|select)\\b([^>]*)>(.*?)(?=<input|<textarea|<button|<select|$)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");
    private static final Pattern ACCEPT =
            Pattern.compile("kentonganAccept *= *function\\(\\) *\\{[^}]*?s:\"([^\"]+)\"");
    private static final int MOST = 80;

    private final Relay relay;
    private final Map<String, Map<String, String>> examples = new TreeMap<>();

    private Sight(Relay relay) {
        this.relay = relay;
    }

    /** Follows the links that this person is shown, then asks for every page that there is. */
    static List<SqlMap.Target> of(Relay relay) throws IOException, InterruptedException {
        Sight sight = new Sight(relay);
        sight.follow();
        return sight.targets();
    }

    private void follow() throws IOException, InterruptedException {
        Queue<String> open = new ArrayDeque<>(pages().keySet());
        List<String> seen = new ArrayList<>(open);
        for (int asked = 0; asked < MOST && !open.isEmpty(); asked++) {
            String path = open.remove();
            HttpResponse<String> answer = relay.get(path);
            Matcher links = LINK.matcher(answer.body());
            while (links.find()) {
                URI link;
                try {
                    link = URI.create("http://" + relay.authority() + path)
                            .resolve(links.group(1).replace("&amp;", "&"));
                } catch (IllegalArgumentException e) {
                    continue;
                }
                if (!relay.authority().equals(link.getAuthority())
                        || !link.getPath().endsWith(".xhtml")
                        || link.getPath().startsWith("/jakarta.faces.resource/")) {
                    continue;
                }
                Map<String, String> values = examples.computeIfAbsent(link.getPath(), any -> new LinkedHashMap<>());
                String query = link.getQuery() == null ? "" : link.getQuery();
                for (String pair : query.split("&")) {
                    if (pair.contains("=")) {
                        values.putIfAbsent(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                    }
                }
                String next = link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
                String shape = next.replaceAll("=[^&]*", "=");
                if (!seen.contains(shape)) {
                    seen.add(shape);
                    open.add(next);
                }
            }
        }
    }

    /** Each page of the application with the parameters that it takes. */
    private static Map<String, List<String>> pages() throws IOException {
        Map<String, List<String>> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                String path = "/" + PAGES.relativize(file);
                if (path.startsWith("/WEB-INF/") || path.startsWith("/resources/")) {
                    continue;
                }
                List<String> names = new ArrayList<>();
                Matcher parameters = VIEW_PARAMETER.matcher(Files.readString(file));
                while (parameters.find()) {
                    names.add(parameters.group(1));
                }
                pages.put(path, names);
            }
        }
        return pages;
    }

    private List<SqlMap.Target> targets() throws IOException, InterruptedException {
        List<SqlMap.Target> targets = new ArrayList<>();
        for (Map.Entry<String, List<String>> page : pages().entrySet()) {
            Map<String, String> example = examples.getOrDefault(page.getKey(), Map.of());
            HttpResponse<String> answer = null;
            // Empty ones are left out before: a page may have nothing to show for an invented one.
            for (boolean known : new boolean[] {false, true}) {
                Map<String, String> arguments = new LinkedHashMap<>(example);
                page.getValue().stream()
                        .filter(name -> !known)
                        .forEach(name -> arguments.putIfAbsent(name, name.equals("before") ? "" : "a"));
                arguments.remove("automatic");
                String address = page.getKey() + (arguments.isEmpty() ? "" : "?" + form(arguments));
                answer = relay.get(address);
                if (answer.statusCode() == 200 || known) {
                    if (answer.statusCode() == 200 && !arguments.isEmpty()) {
                        targets.add(get(relay, address, targets.isEmpty()));
                    }
                    if (answer.statusCode() == 200) {
                        targets.addAll(forms(address, answer.body()));
                    }
                    break;
                }
            }
        }
        return targets;
    }

    private List<SqlMap.Target> forms(String address, String html) {
        List<SqlMap.Target> targets = new ArrayList<>();
        Matcher forms = FORM.matcher(html);
        while (forms.find()) {
            String id = forms.group(1);
            if (!forms.group(2).contains("jakarta.faces.ViewState") || id.equals("session")) {
                continue;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            Map<String, String> buttons = new LinkedHashMap<>();
            Matcher field = FIELD.matcher(forms.group(2));
            while (field.find()) {
                String name = attribute(field.group(2), "name");
                String type = field.group(1).equals("input") ? attribute(field.group(2), "type") : field.group(1);
                String value = attribute(field.group(2), "value");
                if (name.isEmpty()) {
                    continue;
                }
                switch (type) {
                    case "submit", "button" -> buttons.put(name, value);
                    case "select" -> {
                        Matcher option = OPTION.matcher(field.group(3));
                        fields.put(name, option.find() ? option.group(1) : "");
                    }
                    case "hidden", "radio", "checkbox" -> fields.putIfAbsent(name, value);
                    default -> fields.put(name, value.isEmpty() ? "a" : value);
                }
            }
            if (id.equals("commands")) {
                Matcher accept = ACCEPT.matcher(html);
                Matcher card = Pattern.compile("data-accept=\"([^\"]+)\" data-tenant=\"([^\"]+)\"")
                        .matcher(html);
                if (accept.find() && card.find()) {
                    buttons.put(accept.group(1), accept.group(1));
                    fields.put("ticket", card.group(1));
                    fields.put("tenant", card.group(2));
                }
            }
            buttons.forEach((name, value) -> {
                Map<String, String> sent = new LinkedHashMap<>(fields);
                sent.put(name, value);
                targets.add(post(relay, address, "application/x-www-form-urlencoded", form(sent)));
            });
        }
        return targets;
    }

    private static String attribute(String element, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
        return value.find() ? value.group(1).replace("&quot;", "\"").replace("&amp;", "&") : "";
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static SqlMap.Target get(Relay relay, String address, boolean headers) {
        return new SqlMap.Target(
                "GET " + address, head("GET", address, relay) + "Referer: http://a.test/\r\n\r\n", headers);
    }

    static SqlMap.Target post(Relay relay, String address, String type, String body) {
        String name = "POST " + address + " " + body.substring(0, Math.min(body.length(), 80));
        return new SqlMap.Target(
                name, head("POST", address, relay) + "Content-Type: " + type + "\r\n\r\n" + body, false);
    }

    private static String head(String method, String address, Relay relay) {
        return method + " " + address + " HTTP/1.1\r\nHost: " + relay.authority()
                + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: */*\r\n";
    }
}
