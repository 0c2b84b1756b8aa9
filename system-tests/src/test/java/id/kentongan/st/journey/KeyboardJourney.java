package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten ways that are walked with the keyboard alone: to report and to track, to moderate, to pass on and to close, to instruct,
 * to ask for an identity and to decide on it, to give up a dead letter, to take figures along, to draw on the map, and to
 * sign in on the way to each.
 */
@Beside
@ExtendWith(SharedKentongan.class)
class KeyboardJourney {

    private static final String KELURAHAN = "jkt-kelurahan";
    private static final Pattern DESK = Pattern.compile(".*/today/list\\.xhtml.*");

    private static final Pattern COUNTED = Pattern.compile("[0-9]+ laporan");

    private Kentongan kentongan;

    private record Slip(String ticket, String code) {}

    @Test
    void a_report_comes_in_is_moderated_passed_on_closed_and_its_author_is_asked_for(Kentongan running) {
        start(running);
        Slip[] slip = new Slip[1];
        walk("report", (page, keys) -> slip[0] = report(page, keys));
        String ticket = slip[0].ticket();
        walk("moderate", (page, keys) -> {
            signIn(page, keys, KELURAHAN);
            moderate(page, keys, ticket);
            done(page, () -> {
                open(page, ticket);
                keys.press("[id='follow:accept']");
            });
            move(page, keys, ticket, "ASSIGN", null, "BPBD");
            assertThat(page.locator("#status")).containsText("Disposisi");
        });
        walk("close", (page, keys) -> {
            signIn(page, keys, "jkt-agency");
            move(page, keys, ticket, "TAKE_ON", null, null);
            move(page, keys, ticket, "PROVE", "Lubang ditambal dengan aspal.", null);
            assertThat(page.locator("#status")).containsText("Menunggu validasi");
        });
        walk("confirm", (page, keys) -> {
            signIn(page, keys, "jkt-pemkot");
            move(page, keys, ticket, "CONFIRM", "Dilihat di tempat.", null);
            assertThat(page.locator("#status")).containsText("Selesai");
        });
        walk("track", (page, keys) -> track(page, keys, slip[0]));
        reveal(ticket);
    }

    private Slip report(Page page, Keyboard keys) {
        page.navigate(kentongan.uri("/lapor").toString());
        keys.press("[data-pemda='jakarta.go.id']");
        keys.press("[data-category='jalan-rusak']");
        keys.write("#f-description", "Lubang besar di depan gerbang sekolah");
        keys.choose("#f-kelurahan", "Gambir");
        keys.press("details:has(#f-mail) > summary");
        keys.write("#f-mail", "warga.papan@contoh.id");
        keys.press("#send");
        assertThat(page.locator("#ticket")).containsText(Pattern.compile("JKT-\\d{4}-.*"));
        return new Slip(
                page.locator("#ticket").textContent(), page.locator("#code").textContent());
    }

    private void track(Page page, Keyboard keys, Slip slip) {
        page.navigate(kentongan.uri("/lacak").toString());
        keys.write("#nomor", slip.ticket());
        keys.write("#kode", slip.code());
        keys.press("#track");
        assertThat(page.locator("#status")).containsText("Selesai");
    }

    /** In the queue, page by page until it is there. */
    private void moderate(Page page, Keyboard keys, String ticket) {
        String verify = "button[value='verify:" + ticket + "']";
        done(page, () -> {
            page.navigate(kentongan
                    .uri("/verification/list.xhtml?area=" + Office.GAMBIR)
                    .toString());
            while (page.locator(verify).count() == 0) {
                String before = page.url();
                keys.press("#more");
                page.waitForURL(url -> !url.equals(before));
            }
            keys.press(verify);
        });
    }

    private void reveal(String ticket) {
        walk("reveal-ask", (page, keys) -> {
            signIn(page, keys, KELURAHAN);
            open(page, ticket);
            keys.press("#toReveal");
            keys.choose("[id='request:basis']", "kepentingan umum");
            keys.write("[id='request:reason']", "Perlu bertanya di sisi mana lubang itu.");
            keys.press("[id='request:ask']");
            assertThat(page.locator(".notice.done")).isVisible();
        });
        walk("reveal-decide", (page, keys) -> {
            signIn(page, keys, "jkt-privacy");
            keys.press("#toReveals");
            String radio = page.locator("li[data-reveal]")
                    .filter(new Locator.FilterOptions().setHasText(ticket))
                    .locator("input[type=radio]")
                    .getAttribute("id");
            keys.tick("[id='" + radio + "']");
            keys.press("[id='decide:approve']");
            assertThat(page.locator(".notice.done")).isVisible();
        });
        walk("reveal-read", (page, keys) -> {
            signIn(page, keys, KELURAHAN);
            page.navigate(kentongan
                    .uri("/reveal/request.xhtml?tenant=1&ticket=" + ticket)
                    .toString());
            keys.press("li[data-reveal] a");
            keys.press("[id='open:read']");
            assertThat(page.locator("#identity")).containsText("warga.papan@contoh.id");
        });
    }

    @Test
    void a_governor_instructs_takes_figures_along_and_draws_on_the_map(Kentongan running) throws Exception {
        start(running);
        try (Office office = new Office(running)) {
            UUID kelurahan = office.unit("KELURAHAN", Office.GAMBIR);
            office.hire("OFFICER", kelurahan);
            Clerk governor = office.hire("HEAD", office.unit("PEMPROV", "31"));
            String ticket = office.file("sampah");
            walk("instruct", (page, keys) -> {
                present(page, governor);
                open(page, ticket);
                keys.press("#toInstruct");
                keys.write("#text", Office.GAMBIR);
                keys.press("#search");
                keys.tick("[id='pick-" + kelurahan + "']");
                keys.write("#subject", "Bersihkan saluran pasar");
                keys.write("#words", "Semua saluran di pasar dibersihkan sebelum hujan besar.");
                keys.press("#send");
                assertThat(page.locator(".notice.done")).isVisible();
                assertThat(page.locator(".tree .hop")).hasCount(1);
            });
            walk("export", (page, keys) -> {
                present(page, governor);
                page.navigate(kentongan.uri("/figures/show.xhtml?area=31.71").toString());
                Download file = page.waitForDownload(() -> keys.press("#xlsx"));
                assertThat(file.suggestedFilename()).endsWith(".xlsx");
            });
            walk("map", (page, keys) -> {
                present(page, governor);
                page.navigate(kentongan.uri("/map/show.xhtml").toString());
                assertThat(page.locator("#map[data-drawn]")).isVisible();
                draw(page, keys);
                assertThat(page.locator("#drawNotice")).hasText(COUNTED);
            });
        }
    }

    /** A triangle: three corners, the map moved under its middle in between. Nearer first: what is drawn has a limit. */
    private static void draw(Page page, Keyboard keys) {
        keys.to("#map");
        for (int step = 0; step < 3; step++) {
            int zoom = Integer.parseInt(page.locator("#map").getAttribute("data-zoom"));
            page.keyboard().press("+");
            assertThat(page.locator("#map[data-zoom='" + (zoom + 1) + "']")).isVisible();
        }
        keys.press("#drawStart");
        for (String way : List.of("ArrowUp", "ArrowLeft", "ArrowDown")) {
            keys.to("#map");
            int moves = Integer.parseInt(page.locator("#map").getAttribute("data-moves"));
            page.keyboard().press(way);
            assertThat(page.locator("#map[data-moves='" + (moves + 1) + "']")).isVisible();
            keys.press("#drawMiddle");
        }
        keys.press("#drawEnd");
    }

    @Test
    void an_administrator_gives_up_a_dead_letter(Kentongan running) throws Exception {
        start(running);
        UUID letter = UUID.randomUUID();
        try (Office office = new Office(running)) {
            office.change(
                    "insert into core.dead_letter (id, message_id, queue, body, reason, deliveries, parked_at)"
                            + " values (?, null, 'kelurahan', 'bukan JSON', 'uji papan ketik', 5, now())",
                    letter);
            Clerk administrator = office.hire("ADMINISTRATOR", null);
            walk("dead-letter", (page, keys) -> {
                present(page, administrator);
                page.navigate(kentongan.uri("/").toString());
                keys.press("#toLetters");
                keys.tick("[id='letter-" + letter + "']");
                keys.write("[id='letters:reason']", "Pesan uji dari papan ketik");
                keys.press("[id='letters:discard']");
                assertThat(page.locator(".notice.done")).isVisible();
                assertThat(page.locator("[data-letter='" + letter + "']")).hasCount(0);
            });
        }
    }

    private void start(Kentongan running) {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
    }

    private void walk(String name, BiConsumer<Page, Keyboard> way) {
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("keys-" + name, () -> way.accept(browser.page(), new Keyboard(browser.page())));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void signIn(Page page, Keyboard keys, String user) {
        page.navigate(kentongan.uri("/sign-in.xhtml").toString());
        keys.write("[id='signIn:userName']", user);
        keys.write("[id='signIn:password']", kentongan.password(user));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(DESK);
    }

    /** Whoever was hired for the test has no password. */
    private void present(Page page, Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }

    private void open(Page page, String ticket) {
        page.navigate(
                kentongan.uri("/report/show.xhtml?tenant=1&ticket=" + ticket).toString());
    }

    private void move(Page page, Keyboard keys, String ticket, String move, String words, String to) {
        done(page, () -> {
            open(page, ticket);
            keys.press("#move-" + move + " > summary");
            if (to != null) {
                keys.choose("#to-" + move, to);
            }
            if (words != null) {
                keys.write("#words-" + move, words);
            }
            keys.press("button[name='move'][value='" + move + "']");
        });
    }

    /** What the demonstration's clock changed while the keys were walking is looked at again, as the page says. */
    private static void done(Page page, Runnable way) {
        Locator changed = page.locator(
                "#notices .refused",
                new Page.LocatorOptions().setHasText(Pattern.compile("Sementara itu .* diubah oleh sistem")));
        for (int again = 0; again == 0 || again < 4 && changed.count() > 0; again++) {
            way.run();
            assertThat(page.locator("#notices .notice").first()).isVisible();
        }
        assertThat(page.locator("#notices .done").first()).isVisible();
    }
}
