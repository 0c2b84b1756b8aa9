package id.kentongan.st.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An officer whose browser knows neither script nor style: pages and forms alone. */
public final class Officer {

    private static final Pattern A_FORM = Pattern.compile("<form id=\"([^\"]+)\".*?</form>", Pattern.DOTALL);
    private static final Pattern AN_INPUT = Pattern.compile("<input [^>]*>");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final UnaryOperator<String> server;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Officer(UnaryOperator<String> server) {
        this.server = server;
    }

    public static Officer signIn(Kentongan kentongan, String user, String password) {
        return signIn(path -> kentongan.uri(path).toString(), user, password);
    }

    /** Somebody who is not signed in. */
    public static Officer stranger(Kentongan kentongan) {
        return new Officer(path -> kentongan.uri(path).toString());
    }

    /** Who holds the token of a session that was begun elsewhere. */
    public static Officer holding(Kentongan kentongan, String token) {
        Officer officer = stranger(kentongan);
        HttpCookie cookie = new HttpCookie("KENTONGAN-SESI", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        ((CookieManager) officer.http.cookieHandler().orElseThrow())
                .getCookieStore()
                .add(kentongan.uri("/"), cookie);
        return officer;
    }

    /** Fills in the form of the sign-in page, and is where that leads. */
    public HttpResponse<String> offer(String user, String password) {
        return submit(
                get("/sign-in.xhtml"),
                "signIn",
                Map.of("signIn:userName", user, "signIn:password", password, "signIn:submit", ""));
    }

    /**
     * @param server the whole address of a path
     */
    public static Officer signIn(UnaryOperator<String> server, String user, String password) {
        Officer officer = new Officer(server);
        HttpResponse<String> inside = officer.offer(user, password);
        if (!inside.uri().getPath().equals("/today/list.xhtml")) {
            throw new AssertionError("not signed in: " + inside.uri() + "\n" + inside.body());
        }
        return officer;
    }

    /** Who opens the first link of a new installation and becomes its administrator, {@code pengelola}. */
    public static Officer administrator(Kentongan kentongan) {
        URI link;
        try {
            link = URI.create(Files.readString(kentongan.home().resolve("activation-link.txt"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String password = "kata sandi " + UUID.randomUUID();
        Officer visitor = visitor(kentongan);
        HttpResponse<String> done = visitor.submit(
                visitor.get(link.getPath() + "?" + link.getQuery()),
                "activate",
                Map.of(
                        "activate:userName",
                        "pengelola",
                        "activate:password",
                        password,
                        "activate:repeated",
                        password,
                        "activate:submit",
                        ""));
        if (!done.body().contains("notice done")) {
            throw new AssertionError("the link does nothing: " + done.body());
        }
        return signIn(kentongan, "pengelola", password);
    }

    /** Somebody who is not signed in, or not yet. */
    public static Officer visitor(Kentongan kentongan) {
        return new Officer(path -> kentongan.uri(path).toString());
    }

    /** The session, as a client of another kind would send it. */
    public String cookie() {
        return ((CookieManager) http.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    public HttpResponse<String> report(String ticket) {
        return get("/report/show.xhtml?tenant=1&ticket=" + ticket);
    }

    public HttpResponse<String> accept(String ticket) {
        return submit(report(ticket), "follow", Map.of("follow:accept", ""));
    }

    /** Shows the public what a partner says, the newest first, of which there must be one. */
    public HttpResponse<String> showNewestNote(String ticket) {
        HttpResponse<String> page = report(ticket);
        Matcher button = Pattern.compile("name=\"show\" value=\"([^\"]+)\"").matcher(page.body());
        if (!button.find()) {
            throw new AssertionError("nothing to show:\n" + page.body());
        }
        return submit(page, "notes", Map.of("show", button.group(1)));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.apply(path))).GET());
    }

    /** Sends a form of the page as a browser would: all its fields, the given ones filled in. */
    public HttpResponse<String> submit(HttpResponse<String> page, String id, Map<String, String> filled) {
        Matcher forms = A_FORM.matcher(page.body());
        while (forms.find()) {
            if (!forms.group(1).equals(id)) {
                continue;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher inputs = AN_INPUT.matcher(forms.group());
            while (inputs.find()) {
                String input = inputs.group();
                if (attribute(input, "type").equals("hidden")) {
                    fields.put(attribute(input, "name"), attribute(input, "value"));
                }
            }
            fields.putAll(filled);
            Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(forms.group());
            String target = action.find() ? action.group(1).replace("&amp;", "&") : "";
            URI address = page.uri().resolve(target);
            return send(HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", address.getScheme() + "://" + address.getAuthority())
                    .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                            .collect(Collectors.joining("&")))));
        }
        throw new AssertionError("no form " + id + " on " + page.uri() + ":\n" + page.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String attribute(String element, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
        return value.find() ? value.group(1).replace("&quot;", "\"").replace("&amp;", "&") : "";
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
