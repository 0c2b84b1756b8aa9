package id.kentongan.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's browser as far as a server sees it: a connection, cookies, pages and what their scripts ask for. */
final class Browser implements AutoCloseable {
    private static final Pattern STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("name=\"primefaces.nonce\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern CARDS = Pattern.compile("data-cards=\"([^\"]+)\"");
    private static final Pattern RESOURCE =
            Pattern.compile("(?:src|href)=\"(/[^\"#]*jakarta\\.faces\\.resource[^\"]*)\"");

    private static final int AFTER_FAILURE_MILLIS = 2_000;

    private final Wire wire;
    private final int port;
    private final AtomicLong refused = new AtomicLong();
    private String cookies;

    /** @param cookie of a clerk; empty for the public */
    Browser(City city, String cookie) throws IOException {
        this.wire = new Wire(city.port());
        this.port = city.port();
        this.cookies = cookie;
    }

    /** A page, whole. */
    String open(String path) throws IOException {
        return ask(Wire.get(path, headers() + "Accept: text/html\r\n"));
    }

    /** Something of the interface, as a script asks for it. */
    String fetch(String path) throws IOException {
        return ask(Wire.get(path, headers() + "Accept: application/json\r\n"));
    }

    /** A form without Faces. */
    String post(String path) throws IOException {
        return ask(Wire.post(path, "", headers()));
    }

    /** A report by Open311. */
    String file(String key, String lat, String lon, String words) throws IOException {
        return ask(Wire.post("/open311/v2/requests.json", Intake.form(key, lat, lon, words)));
    }

    /**
     * What a {@code p:remoteCommand} of a page sends.
     *
     * @param page the whole page as it was opened
     * @param command its name in scripts
     * @param form the id of its form
     * @param named what it sends besides, by name
     * @return the partial answer
     */
    String command(String path, String page, String command, String form, String update, Map<String, String> named)
            throws IOException {
        Matcher source = Pattern.compile(command + "\\s*=\\s*function\\(\\)\\s*\\{[^}]*?s:\"([^\"]+)\"")
                .matcher(page);
        if (!source.find()) {
            throw new IllegalStateException("no command " + command + " in " + path);
        }
        String id = source.group(1);
        String words = String.join(
                "&",
                pair("jakarta.faces.partial.ajax", "true"),
                pair("jakarta.faces.source", id),
                pair("jakarta.faces.partial.execute", id),
                pair("jakarta.faces.partial.render", update),
                pair(id, id),
                pair(form, form),
                named.entrySet().stream()
                        .map(each -> pair(each.getKey(), each.getValue()))
                        .collect(Collectors.joining("&")),
                pair("primefaces.nonce", first(NONCE, page)),
                pair("jakarta.faces.ViewState", first(STATE, page)));
        return ask(Wire.post(
                path, words, headers() + "Faces-Request: partial/ajax\r\nX-Requested-With: XMLHttpRequest\r\n"));
    }

    /** Where the page that lists alerts asks for them anew. */
    static String cards(String page) {
        return first(CARDS, page).replace("&amp;", "&");
    }

    /** The scripts and sheets that a page names, each once. */
    static List<String> resources(String page) {
        List<String> found = new ArrayList<>();
        Matcher resource = RESOURCE.matcher(page);
        while (resource.find()) {
            String path = resource.group(1).replace("&amp;", "&");
            if (!found.contains(path)) {
                found.add(path);
            }
        }
        return found;
    }

    private String headers() {
        return "Origin: http://localhost:" + port + "\r\n" + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n");
    }

    private String ask(byte[] request) throws IOException {
        Wire.Answer answer = wire.sendAnew(request);
        while (answer.status() == 503) {
            refused.incrementAndGet();
            // As our pages do: who comes again at once only makes it worse.
            LockSupport.parkNanos(1_000_000L
                    * ThreadLocalRandom.current().nextInt(AFTER_FAILURE_MILLIS / 2, AFTER_FAILURE_MILLIS * 3 / 2));
            answer = wire.sendAnew(request);
        }
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        if (!answer.cookies().isEmpty()) {
            cookies = cookies.isEmpty() ? answer.cookies() : cookies + "; " + answer.cookies();
        }
        return answer.body();
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    /** @return how often the server said 503 */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
