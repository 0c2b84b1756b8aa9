package id.kentongan.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;

/**
 * B8b: what the server keeps for a person with five open pages, what a page's script gets back, and what comes over the
 * line when a page is opened for the first time. Compressed means gzip, as the proxy before the program does it.
 */
final class Weights {
    private static final int ROUNDS = 5;
    private static final int MOST_SESSION = 60_000;
    private static final int MOST_POSTBACK = 6_000;
    private static final int MOST_PUBLIC = 300_000;
    private static final String ALERTS = "/alert/list.xhtml";
    private static final Pattern ACCEPT = Pattern.compile("data-accept=\"([^\"]+)\" data-tenant=\"([^\"]+)\"");
    private static final List<String> TABS =
            List.of("/today/list.xhtml", ALERTS, "/figures/show.xhtml", "/map/show.xhtml", "/notice/list.xhtml");
    private static final List<String> PUBLIC = List.of("/kabar", "/lapor", "/lacak", "/angka?pemda=jakarta.go.id");

    private final City city;
    private final Findings findings;
    private final List<WebSocket> sockets = new ArrayList<>();

    Weights(City city, Findings findings) {
        this.city = city;
        this.findings = findings;
    }

    void run() throws Exception {
        city.invent(20_000, 7);
        city.settle();
        Clerks.Clerk clerk = openAll(false).get(0);
        findings.say("five open pages");
        Line pages = grow(false);
        findings.say("");
        findings.say("five open pages and a socket");
        Line live = grow(true);
        findings.say("");
        findings.say("page | bytes, compressed | with its scripts and sheets, compressed, of which kept for a year");
        for (String path : TABS) {
            weigh(path, clerk.cookie());
        }
        int heaviest = 0;
        for (String path : PUBLIC) {
            heaviest = Math.max(heaviest, weigh(path, ""));
        }
        int refreshed = refreshed(clerk);
        int postback = postback(clerk);
        findings.say("");
        findings.goal(
                "a person with five open pages holds %.0f bytes of the heap, and two standard errors of %.0f, goal at most %d"
                        .formatted(pages.slope(), pages.error(), MOST_SESSION),
                pages.slope() + 2 * pages.error() <= MOST_SESSION);
        findings.say(
                "a person with five open pages and a socket holds %.0f, and two standard errors of %.0f",
                live.slope(), live.error());
        findings.goal(
                "a report accepted in the list of alerts, what comes back: %d bytes compressed, goal at most %d"
                        .formatted(postback, MOST_POSTBACK),
                postback <= MOST_POSTBACK);
        findings.goal(
                "the list of alerts anew when something happened: %d bytes compressed, goal at most %d"
                        .formatted(refreshed, MOST_POSTBACK),
                refreshed <= MOST_POSTBACK);
        findings.goal(
                "the heaviest public page, opened for the first time: %d bytes compressed, goal at most %d"
                        .formatted(heaviest, MOST_PUBLIC),
                heaviest <= MOST_PUBLIC);
    }

    /** More and more people open pages; how much of the heap each of them takes. */
    private Line grow(boolean live) throws Exception {
        double[] people = new double[ROUNDS];
        double[] bytes = new double[ROUNDS];
        // The first round fills what is kept for all; after that only what belongs to people grows.
        openAll(live);
        Heap before = Heap.of(city.pid());
        Heap now = before;
        bytes[0] = before.sum();
        for (int round = 1; round < ROUNDS; round++) {
            people[round] = people[round - 1] + openAll(live).size();
            now = Heap.of(city.pid());
            bytes[round] = now.sum();
            findings.say("%.0f people more: %.0f bytes more", people[round], bytes[round] - bytes[0]);
        }
        findings.say("of what each of them holds, by class, in bytes:");
        now.grown(before, people[ROUNDS - 1]).forEach(findings::say);
        return Line.through(people, bytes);
    }

    /** The least squares' line through points: how steep it is, and the standard error of that. */
    private record Line(double slope, double error) {

        static Line through(double[] x, double[] y) {
            double meanX = DoubleStream.of(x).average().orElseThrow();
            double meanY = DoubleStream.of(y).average().orElseThrow();
            double across = 0;
            double wide = 0;
            for (int i = 0; i < x.length; i++) {
                across += (x[i] - meanX) * (y[i] - meanY);
                wide += (x[i] - meanX) * (x[i] - meanX);
            }
            double slope = across / wide;
            double off = 0;
            for (int i = 0; i < x.length; i++) {
                double gap = y[i] - meanY - slope * (x[i] - meanX);
                off += gap * gap;
            }
            return new Line(slope, Math.sqrt(off / (x.length - 2) / wide));
        }
    }

    /** An officer of each kelurahan opens five pages, one of them with its socket or none, and leaves them open. */
    private List<Clerks.Clerk> openAll(boolean live) throws Exception {
        List<Clerks.Clerk> clerks = Clerks.hire(city, "u.tier = 'KELURAHAN'", "OFFICER");
        for (Clerks.Clerk clerk : clerks) {
            try (Browser browser = new Browser(city, clerk.cookie())) {
                for (String path : TABS) {
                    browser.open(path);
                }
                if (live) {
                    sockets.add(Ear.open(city, clerk.cookie(), browser.post("/live/ticket"), said -> {}));
                }
            }
        }
        return clerks;
    }

    private int weigh(String path, String cookie) throws IOException {
        try (Browser browser = new Browser(city, cookie)) {
            String page = browser.open(path);
            int alone = compressed(page);
            int parts = 0;
            List<String> named = new ArrayList<>(Browser.resources(page));
            for (String resource : named) {
                parts += compressed(browser.open(resource));
            }
            findings.say(
                    "%-22s | %7d, %6d | %7d, %7d in %d files",
                    path, page.getBytes(StandardCharsets.UTF_8).length, alone, alone + parts, parts, named.size());
            return alone + parts;
        }
    }

    /** The list of alerts, as an open page asks for it anew. */
    private int refreshed(Clerks.Clerk clerk) throws IOException {
        try (Browser browser = new Browser(city, clerk.cookie())) {
            return compressed(browser.open(Browser.cards(browser.open(ALERTS))));
        }
    }

    /** A report is accepted in the list of alerts. */
    private int postback(Clerks.Clerk clerk) throws IOException {
        try (Browser browser = new Browser(city, clerk.cookie())) {
            String page = browser.open(ALERTS);
            Matcher open = ACCEPT.matcher(page);
            if (!open.find()) {
                throw new IllegalStateException("nothing to accept");
            }
            return compressed(browser.command(
                    ALERTS,
                    page,
                    "kentonganAccept",
                    "commands",
                    "alerts notices",
                    Map.of("ticket", open.group(1), "tenant", open.group(2))));
        }
    }

    private static int compressed(String text) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return small.size();
    }
}
