package id.kentongan.web.citizen;

import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.disaster.DisasterWords;
import id.kentongan.web.language.Language;
import id.kentongan.web.language.LanguageFilter;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The frame of every page for everybody: head, language, the words about emergencies, foot. */
@RequestScoped
public class Sheet {

    /** Only what these pages have: no script but one of ours, no frame, no other origin. */
    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String RESOURCES = "/jakarta.faces.resource/";

    /** Everything; fire; search and rescue (Basarnas); ambulance. */
    private static final List<String> EMERGENCY_NUMBERS = List.of("112", "113", "115", "119");

    @Inject
    private HttpServletRequest request;

    @Inject
    private DisasterWords disasters;

    @Inject
    private Language language;

    @Inject
    private Texts texts;

    /**
     * Answers with a page.
     *
     * @param status of HTTP; 200 for a form that is to be mended too, or browsers would show their own page
     * @param here this page's address below the context, with what it shows, to come back to in the other language
     */
    void answer(HttpServletResponse response, int status, String title, String here, Consumer<Html> content)
            throws IOException {
        answer(response, status, "no-store", title, here, content);
    }

    /** @param cache how long whom may keep it, as {@code Cache-Control} says it */
    void answer(
            HttpServletResponse response, int status, String cache, String title, String here, Consumer<Html> content)
            throws IOException {
        Html html = new Html();
        html.tag("html", "lang", language.getTag());
        head(html, title, !cache.equals("no-store"));
        html.tag("body", "class", "citizen");
        html.line("a", texts.get("page.skip"), "class", "skip", "href", "#main");
        top(html, here);
        html.tag("main", "id", "main", "tabindex", "-1");
        content.accept(html);
        html.end();
        html.tag("footer", "class", "bottom")
                .line("p", texts.get("page.footer"))
                .tag("p")
                .line("a", texts.get("open-figures.title"), "href", address("/angka"), "id", "toFigures")
                .end()
                .end();
        html.end().end();
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
        response.setHeader("Cache-Control", cache);
        response.setHeader("Content-Language", language.getTag());
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void head(Html html, String title, boolean figures) {
        html.tag("head")
                .single("meta", "charset", "UTF-8")
                .single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .single("meta", "name", "color-scheme", "content", "light dark")
                .line("title", title + " – Kentongan")
                .single("link", "rel", "icon", "type", "image/svg+xml", "href", resource("icon.svg"))
                .single("link", "rel", "stylesheet", "href", resource("kentongan.css"));
        if (figures) {
            html.single("link", "rel", "stylesheet", "href", resource("figures.css"));
        }
        html.end();
    }

    private void top(Html html, String here) {
        boolean indonesian = language.isIndonesian();
        html.tag("header", "class", "top").tag("div", "class", "top-row");
        html.tag("a", "class", "brand", "href", address("/lapor"))
                .single("img", "src", resource("icon.svg"), "alt", "", "width", "28", "height", "28")
                .line("span", "Kentongan")
                .end();
        html.tag("nav", "class", "top-tools", "aria-label", texts.get("citizen.menu"));
        html.line("a", texts.get("citizen.file"), "href", address("/lapor"), "id", "toFiling");
        html.line("a", texts.get("citizen.feed"), "href", address("/kabar"), "id", "toFeed");
        html.line("a", texts.get("citizen.follow"), "href", address("/lacak"), "id", "toTracking");
        html.line(
                "a",
                texts.get("language.other"),
                "id",
                "language",
                "href",
                address(here + (here.contains("?") ? "&" : "?") + "lang=" + (indonesian ? "en" : "id")),
                "lang",
                indonesian ? "en" : "id",
                "hreflang",
                indonesian ? "en" : "id");
        html.end().end().end();
    }

    /** Emergencies first, on every page where somebody begins. */
    void emergency(Html html) {
        html.tag("p", "class", "notice refused emergency-first")
                .tag("span", "class", "icon cat-siren", "aria-hidden", "true")
                .end()
                .say(" " + texts.get("citizen.emergency") + " ")
                .line("a", "112", "href", "tel:112", "class", "call")
                .end();
    }

    /** What goes on in a government, whom to call and what to do, at the top of its pages; nothing in quiet times. */
    void disaster(Html html, Tenant tenant) {
        for (Disaster each : disasters.running(tenant.id())) {
            html.tag("section", "class", "notice refused disaster-now", "aria-label", texts.get("disaster.title"))
                    .tag("p")
                    .tag("span", "class", "icon cat-siren", "aria-hidden", "true")
                    .end()
                    .say(" ")
                    .line("strong", disasters.title(each))
                    .say(" " + disasters.detail(each))
                    .end()
                    .line("p", disasters.advice(each))
                    .tag("p")
                    .say(texts.get("disaster.call") + " ");
            for (String number : EMERGENCY_NUMBERS) {
                html.line("a", number, "href", "tel:" + number, "class", "call")
                        .say(" " + texts.get("disaster.call." + number) + " ");
            }
            html.end().end();
        }
    }

    /** For a page that is the same for everybody: caches may keep it, but not the answer that chooses a language. */
    String kept() {
        return LanguageFilter.asked(request.getQueryString()).isEmpty() ? "public, max-age=300" : "private, no-cache";
    }

    /** @return of a file that comes with the pages */
    String resource(String file) {
        return address(RESOURCES + file + ".xhtml?ln=kentongan");
    }

    /** @param path below the context */
    String address(String path) {
        return request.getContextPath() + path;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
