package id.kentongan.web.bounds;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request is about, as far as bounds go. */
enum Route {
    /** A report is sent. */
    FILING,
    /** Photos are sent, alone or with a report: slow, so apart from reports that come in one breath. */
    UPLOAD,
    /** Public data is read. */
    READING,
    /** A page for people, and what a page asks by itself. */
    PAGE,
    /** Somebody tries to sign in. */
    SIGN_IN,
    /** Somebody goes to an identity provider or comes back, and we wait for its answers. */
    PROVIDER,
    /** Style sheets and scripts; the live socket, which has its own rules. */
    FREE,
    /** Health and figures: asked by machines that must get an answer above all. */
    VITAL;

    /** What officers' own programs ask with the session of the pages. */
    static final String STAFF = "/api/v1/staff/";

    /** What a reporter asks with a tracking code. */
    private static final Pattern OWN = Pattern.compile("/api/v1/reports/[^/]{1,100}/own(/.{0,100})?");

    /** What citizens' pages and programs ask with the same session. */
    static final String ME = "/api/v1/me/";

    private static final Set<String> SIGN_IN_PAGES =
            Set.of("/sign-in.xhtml", "/second-step.xhtml", "/mail-code.xhtml", "/session/password.xhtml");

    private static final Set<String> OFFICERS_PHOTOS = Set.of("/instruction/photo", "/report/photo");

    private static final String FEED = "/kabar";

    private static final Set<String> CITIZENS_PAGES = Set.of("", "/", "/lapor", "/lacak", "/peringkat", "/angka");

    /**
     * @param path the path behind the context root, decoded
     */
    static Route of(String method, String path) {
        if (path.equals("/api/health") || path.equals("/api/metrics")) {
            return VITAL;
        }
        if (path.startsWith("/jakarta.faces.resource/") || path.equals("/live")) {
            return FREE;
        }
        boolean posted = method.equals("POST");
        if (posted && (OFFICERS_PHOTOS.contains(path) || bySession(path) && path.endsWith("/photos"))) {
            return UPLOAD;
        }
        if (bySession(path)) {
            return PAGE;
        }
        if (OWN.matcher(path).matches()) {
            // A tracking code is tried like a password.
            return SIGN_IN;
        }
        if (posted && (path.equals("/lapor") || path.startsWith("/api/v1/reports/") && path.endsWith("/photos"))) {
            return UPLOAD;
        }
        if (path.startsWith("/open311/") || path.startsWith("/api/")) {
            return posted ? FILING : READING;
        }
        if (posted && SIGN_IN_PAGES.contains(path.toLowerCase(Locale.ROOT))) {
            return SIGN_IN;
        }
        if (path.startsWith("/sign-in/openid")) {
            return PROVIDER;
        }
        return path.endsWith(".xhtml") || CITIZENS_PAGES.contains(path) || ofFeed(path) || path.equals("/live/ticket")
                ? PAGE
                : READING;
    }

    /** The feed, and the page of each report in it. */
    static boolean ofFeed(String path) {
        return path.equals(FEED) || path.startsWith(FEED + "/");
    }

    /** Whether the interface at this path goes by the session of the pages. */
    static boolean bySession(String path) {
        return path.startsWith(STAFF) || path.startsWith(ME);
    }

    /** Whose errors: GeoReport's, RFC 9457's or a page. */
    enum Shape {
        OPEN311,
        PROBLEM,
        PAGE;

        static Shape of(String path) {
            if (path.startsWith("/open311/")) {
                return OPEN311;
            }
            return path.startsWith("/api/") || path.equals("/api") ? PROBLEM : PAGE;
        }
    }
}
