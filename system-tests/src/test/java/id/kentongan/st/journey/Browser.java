package id.kentongan.st.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium with one page. Nothing is downloaded for it, and it calls nobody by itself. */
public final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Checkout.ROOT.resolve("system-tests/target/screenshots");
    private static final double LIMIT_MILLIS = 60_000;

    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path chromium, boolean scripts) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")))
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale("id-ID")
                        .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.setDefaultNavigationTimeout(LIMIT_MILLIS);
        context.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI));");
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("error: " + error));
    }

    /** Skips the test by name where there is no Chromium; on a CI it must be there. */
    public static Browser open() {
        return open(true);
    }

    /** A browser in which pages run no scripts, as on an old telephone. */
    static Browser withoutScripts() {
        return open(false);
    }

    private static Browser open(boolean scripts) {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("no Chromium on this machine: ./kentongan doctor says how to get it");
        }
        return new Browser(
                chromium.orElseThrow(() -> new AssertionError("a CI needs Chromium for the journeys")), scripts);
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        System.getProperty("kentongan.chromium", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Page page() {
        return page;
    }

    /** What the page wrote to the console as an error or a warning, violations of its content policy among them. */
    List<String> complaints() {
        return complaints;
    }

    /** Takes the page's picture on a small laptop and on the smallest telephone; answers with the latter's width. */
    int picture(String name) {
        page.setViewportSize(1366, 768);
        shoot(name + "-1366x768");
        page.setViewportSize(320, 640);
        shoot(name + "-320");
        int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        if (width > 320) {
            complaints.add("wider than a telephone: "
                    + page.evaluate("[...document.querySelectorAll('main *')]"
                            + ".filter(e => e.getBoundingClientRect().right > 320)"
                            + ".map(e => e.tagName + '#' + e.id + '.' + e.className).slice(0, 20).join(' ')"));
        }
        page.setViewportSize(1366, 768);
        return width;
    }

    /** The same, and on a large screen and in the dark as well. */
    int pictures(String name) {
        int width = picture(name);
        page.setViewportSize(1920, 1080);
        shoot(name + "-1920x1080");
        page.setViewportSize(1366, 768);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return width;
    }

    /** Takes the whole page's picture on the smallest telephone and goes on there. */
    void portrait(String name) {
        page.setViewportSize(320, 640);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-320.png"))
                .setFullPage(true));
        int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        if (width > 320) {
            complaints.add(name + " is wider than a telephone: " + width);
        }
    }

    /**
     * The page, with somebody signed in.
     *
     * @param cookie of a session, name and value
     */
    Page as(Kentongan kentongan, String cookie) {
        String[] parts = cookie.split("=", 2);
        page.context()
                .addCookies(List.of(
                        new Cookie(parts[0], parts[1]).setUrl(kentongan.uri("/").toString())));
        return page;
    }

    /** Leaves a picture of the page on which the work failed, and says what the console knew. */
    void picturedOnFailure(String name, Runnable work) {
        try {
            work.run();
        } catch (AssertionError | PlaywrightException failure) {
            shoot(name + "-failed");
            failure.addSuppressed(new AssertionError("at " + page.url() + ", on the console: " + complaints));
            throw failure;
        }
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        try {
            context.close();
        } finally {
            playwright.close();
        }
    }
}
