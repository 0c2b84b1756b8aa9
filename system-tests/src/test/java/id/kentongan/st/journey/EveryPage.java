package id.kentongan.st.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Checkout;
import id.kentongan.st.api.Office;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Every page as everybody who may open it: each kind of person follows the menu and, from there, one link to each further
 * page. A page that is seen for the first time is looked at on a small laptop, a large screen, the smallest telephone and
 * in the dark, with a picture of each; for everybody else once more on the laptop. Asked each time: axe-core against WCAG
 * 2.2 AA, what the browser's console says (violations of the content policy among it), and whether a telephone has to be
 * pushed sideways.
 */
public final class EveryPage {

    private static final String GAMBIR = Office.GAMBIR;
    private static final int NARROW = 320;
    private static final int MOST_PAGES = 60;
    private static final int FEWEST_PAGES = 5;
    private static final String LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
            + ".filter(h => h.startsWith(location.origin) && h.includes('.xhtml') && !h.includes('jakarta.faces.resource'))";

    private final Findings findings;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> slight = new TreeSet<>();
    private int looks;
    private int serious;
    private int narrow;
    private int complaints;

    public EveryPage(Findings findings) {
        this.findings = findings;
    }

    /** A kind of person: what their cookie is; empty for who has not signed in. */
    private record Visitor(String name, String cookie) {}

    /** @return how much was not as promised */
    public int run() throws Exception {
        try (Kentongan kentongan = Kentongan.in(Checkout.ROOT.resolve("system-tests/target/measure/pages"))
                .withTheScriptsOptions()) {
            kentongan.start().awaitReady();
            try (Office office = new Office(kentongan)) {
                String ticket = work(office);
                for (Visitor visitor : visitors(office)) {
                    walk(kentongan, visitor, ticket);
                }
            }
        }
        findings.say("");
        findings.say("%d pages, looked at %d times", seen.size(), looks);
        seen.forEach(path -> findings.say("  %s", path));
        findings.expect("axe, serious or critical", 0, serious);
        findings.expect("wider than a telephone", 0, narrow);
        findings.expect("errors and warnings on the console, and what pages asked for in vain", 0, complaints);
        findings.say("slighter findings of axe: %d", slight.size());
        slight.forEach(one -> findings.say("  %s", one));
        return findings.end();
    }

    /** Something for every list: reports in several states, one of them an emergency. */
    private static String work(Office office) throws Exception {
        Office.Clerk head = office.hire("HEAD", office.unit("KELURAHAN", GAMBIR));
        String ticket = "";
        for (String category : List.of("sampah", "banjir", "sampah")) {
            ticket = office.file(category);
        }
        office.moveNow(head, ticket, "accept");
        threaten(office);
        return ticket;
    }

    /** Something for moderators. */
    private static void threaten(Office office) throws Exception {
        Office.Clerk citizen = office.neighbour();
        office.post(citizen, "/api/v1/me/home", "{\"area\":\"" + GAMBIR + "\",\"age\":\"adult\"}");
        String room = office.get(citizen, "/api/v1/me/rooms")
                .body()
                .replaceAll("(?s).*\\{\"id\":\"([0-9a-f-]{36})\",\"kind\":\"kelurahan\".*", "$1");
        office.post(
                citizen,
                "/api/v1/me/rooms/" + room + "/messages",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Besok malam kita bakar warungnya\"}");
    }

    private static List<Visitor> visitors(Office office) throws Exception {
        UUID kelurahan = office.unit("KELURAHAN", GAMBIR);
        UUID pemkot = office.unit("PEMKOT", "31.71");
        UUID pemprov = office.unit("PEMPROV", "31");
        Map<String, UUID> posts = new LinkedHashMap<>();
        for (String role :
                List.of("RT_OFFICIAL", "RW_OFFICIAL", "COMMUNITY_VERIFIER", "OFFICER", "HEAD", "MODERATOR")) {
            posts.put(role, kelurahan);
        }
        List<Visitor> visitors = new ArrayList<>(List.of(new Visitor("nobody", "")));
        visitors.add(new Visitor("CITIZEN", office.citizen().cookie()));
        for (Map.Entry<String, UUID> post : posts.entrySet()) {
            visitors.add(new Visitor(
                    post.getKey(), office.hire(post.getKey(), post.getValue()).cookie()));
        }
        visitors.add(new Visitor(
                "HEAD of a kecamatan",
                office.hire("HEAD", office.unit("KECAMATAN", "31.71.01")).cookie()));
        for (String role : List.of("HEAD", "COMMAND_CENTRE", "AUDITOR", "PRIVACY_OFFICER", "ADMINISTRATOR")) {
            visitors.add(
                    new Visitor(role + " of Pemkot", office.hire(role, pemkot).cookie()));
            visitors.add(
                    new Visitor(role + " of Pemprov", office.hire(role, pemprov).cookie()));
        }
        visitors.add(
                new Visitor("ADMINISTRATOR", office.hire("ADMINISTRATOR", null).cookie()));
        return visitors;
    }

    private void walk(Kentongan kentongan, Visitor visitor, String ticket) {
        int before = serious;
        Set<String> mine = new TreeSet<>();
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            page.onResponse(answer -> {
                // A page that is not theirs is not there for them; what a page asks for by itself has to be.
                if (answer.status() >= 400 && !answer.request().isNavigationRequest()) {
                    complain(visitor, answer.status() + " " + answer.url());
                }
            });
            if (!visitor.cookie().isEmpty()) {
                String[] cookie = visitor.cookie().split("=", 2);
                page.context()
                        .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                                .setUrl(kentongan.uri("/").toString())));
            }
            Deque<String> ahead = new ArrayDeque<>();
            Set<String> queued = new TreeSet<>();
            List<String> first = visitor.cookie().isEmpty()
                    ? List.of(
                            "/sign-in.xhtml",
                            "/mail-code.xhtml",
                            "/kabar",
                            "/lapor",
                            "/lacak",
                            "/angka?pemda=jakarta.go.id",
                            "/peringkat?pemda=jakarta.go.id",
                            "/error/not-found.xhtml")
                    : List.of("/", "/help.xhtml", "/search.xhtml?q=Gambir", "/report/show.xhtml?ticket=" + ticket);
            first.forEach(path -> ahead.add(kentongan.uri(path).toString()));
            int offered = 0;
            for (int asked = 0; !ahead.isEmpty() && mine.size() < MOST_PAGES; asked++) {
                String wanted = ahead.poll();
                Response answer = page.navigate(wanted);
                String path = URI.create(page.url()).getPath();
                boolean theirs = answer.ok() || path.startsWith("/error/");
                // Where one begins is not everybody's; what a page leads to has to be there.
                if (answer.status() >= 500 || !theirs && asked >= first.size()) {
                    complain(visitor, answer.status() + " " + wanted);
                }
                if (!theirs || !mine.add(path)) {
                    continue;
                }
                look(browser, path, visitor.name());
                for (Object link : (List<?>) page.evaluate(LINKS)) {
                    String there = URI.create(link.toString()).getPath();
                    if (!mine.contains(there) && queued.add(there)) {
                        ahead.add(link.toString());
                        offered++;
                    }
                }
            }
            if (!ahead.isEmpty() || offered == 0 || mine.size() < FEWEST_PAGES) {
                complain(
                        visitor,
                        "saw %d pages, was led to %d, and %d were left".formatted(mine.size(), offered, ahead.size()));
            }
            List<String> said = browser.complaints().stream()
                    .filter(one -> !one.contains("Failed to load resource"))
                    .toList();
            said.stream().distinct().forEach(one -> findings.say("    %s: %s", visitor.name(), one));
            complaints += said.size();
        }
        findings.say("%-28s %3d pages, serious or critical: %d", visitor.name(), mine.size(), serious - before);
    }

    private void complain(Visitor visitor, String what) {
        findings.say("    %s: %s", visitor.name(), what);
        complaints++;
    }

    private void look(Browser browser, String path, String who) {
        Page page = browser.page();
        ask(page, path, who);
        if (!seen.add(path)) {
            return;
        }
        String name = "pages/" + path.substring(1).replace(".xhtml", "").replace('/', '-');
        int width = browser.pictures(name);
        if (width > NARROW) {
            narrow++;
            findings.say("    %s is %d wide on a telephone", path, width);
        }
        page.setViewportSize(NARROW, 640);
        ask(page, path + " on a telephone", who);
        page.setViewportSize(1366, 768);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        ask(page, path + " in the dark", who);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void ask(Page page, String where, String who) {
        looks++;
        List<String> grave = Axe.serious(page).stream().map(Object::toString).toList();
        serious += grave.size();
        grave.forEach(one -> findings.say("    %s, %s: %s", where, who, one));
        Axe.all(page).stream()
                .map(Object::toString)
                .filter(one -> !grave.contains(one))
                .forEach(one -> slight.add(where + ": " + one));
    }
}
