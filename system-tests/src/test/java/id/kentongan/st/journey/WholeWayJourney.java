package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A report from the citizen's telephone until somebody else has seen that it is fixed: through a verifier, the kelurahan, an
 * agency and the Pemkot. Then the citizen objects, the Pemkot opens it again, and it is fixed once more.
 */
@Beside
@ExtendWith(SharedKentongan.class)
class WholeWayJourney {

    private static final String GAMBIR = "31.71.01.1001";
    private static final String FIXED = "Selesai";

    private record Slip(String ticket, String code) {}

    @Test
    void each_does_their_part_until_it_is_fixed_and_again_after_an_objection(Kentongan kentongan) {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        Slip slip = file(kentongan);
        String ticket = slip.ticket();

        desk(kentongan, "jkt-kelurahan", page -> {
            verify(kentongan, page, ticket);
            open(kentongan, page, ticket);
            page.locator("[id='follow:accept']").click();
            move(page, "ASK_REPORTER", "Di sisi mana dari gerbang?", null);
            assertThat(page.locator("#status")).containsText("Menunggu pelapor");
        });
        follow(kentongan, slip, "way-asked", page -> {
            assertThat(page.locator("#question")).hasText("Di sisi mana dari gerbang?");
            page.locator("#jawaban").fill("Sebelah kanan gerbang.");
            page.locator("#answer").click();
            assertThat(page.locator("#told")).isVisible();
            assertThat(page.locator("#talk")).containsText("Sebelah kanan gerbang.");
        });
        desk(kentongan, "jkt-kelurahan", page -> {
            open(kentongan, page, ticket);
            move(page, "ASSIGN", null, "BPBD");
            assertThat(page.locator("#status")).containsText("Disposisi");
        });
        desk(kentongan, "jkt-agency", page -> {
            open(kentongan, page, ticket);
            move(page, "TAKE_ON", null, null);
            assertThat(page.locator("#status")).containsText("Proses");
            page.locator("#workPhoto").setInputFiles(new FilePayload("aspal.png", "image/png", Pictures.png()));
            page.locator("#workPhotos button").click();
            assertThat(page.locator("#photosAfter img")).hasCount(1);
            assertThat(page.locator("#photosAfter img")).hasJSProperty("naturalWidth", 640);
            move(page, "PROVE", "Lubang ditambal dengan aspal.", null);
            assertThat(page.locator("#status")).containsText("Menunggu validasi");
        });
        desk(kentongan, "jkt-pemkot", page -> {
            open(kentongan, page, ticket);
            assertThat(page.locator("#photosAfter img")).hasCount(1);
            assertThat(page.locator("#placeMap .pin")).isVisible();
            assertThat(page.locator("#placeMap .area-name").filter(new Locator.FilterOptions().setHasText("Gambir")))
                    .not()
                    .hasCount(0);
            move(page, "CONFIRM", "Dilihat di tempat.", null);
            assertThat(page.locator("#status")).containsText(FIXED);
        });

        follow(kentongan, slip, "way-fixed", page -> {
            assertThat(page.locator("#status")).containsText(FIXED);
            page.locator("#kata").fill("Lubangnya masih ada di sisi kiri.");
            page.locator("#object").click();
            assertThat(page.locator("#objected")).isVisible();
        });
        desk(kentongan, "jkt-pemkot", page -> {
            open(kentongan, page, ticket);
            assertThat(page.locator("#objection")).containsText("sisi kiri");
            move(page, "REOPEN", "Benar, sisi kiri belum.", null);
            assertThat(page.locator("#status")).containsText("Dibuka kembali");
        });
        desk(kentongan, "jkt-kelurahan", page -> {
            open(kentongan, page, ticket);
            page.locator("[id='follow:accept']").click();
            move(page, "START", null, null);
            move(page, "PROVE", "Sisi kiri juga ditambal.", null);
        });
        desk(kentongan, "jkt-pemkot", page -> {
            open(kentongan, page, ticket);
            move(page, "CONFIRM", "Rata sekarang.", null);
            assertThat(page.locator("#status")).containsText(FIXED);
            assertThat(page.locator("#history > li")).not().hasCount(0);
        });
        follow(kentongan, slip, "way-fixed-again", page -> {
            assertThat(page.locator("#status")).containsText(FIXED);
            assertThat(page.locator("#history")).containsText("Dibuka kembali");
            page.locator("#bintang-4").check();
            page.locator("#pendapat").fill("Akhirnya rapi.");
            page.locator("#rate").click();
            assertThat(page.locator("#told")).isVisible();
            assertThat(page.locator("#bintang-4")).isChecked();
            assertThat(page.content()).doesNotContain("Petugas Kelurahan", "Petugas Pemkot", "Petugas BPBD");
        });
    }

    private static Slip file(Kentongan kentongan) {
        try (Browser browser = Browser.withoutScripts()) {
            Slip[] slip = new Slip[1];
            browser.picturedOnFailure("way-file", () -> {
                Page page = browser.page();
                page.navigate(kentongan
                        .uri("/lapor?pemda=jakarta.go.id&kategori=jalan-rusak")
                        .toString());
                page.locator("#f-description").fill("Lubang besar di depan sekolah");
                page.locator("#f-kelurahan").selectOption(GAMBIR);
                browser.portrait("way-file");
                page.locator("#send").click();
                assertThat(page.locator("#ticket")).containsText(Pattern.compile("JKT-\\d{4}-.*"));
                slip[0] = new Slip(
                        page.locator("#ticket").textContent(),
                        page.locator("#code").textContent());
            });
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
            return slip[0];
        }
    }

    /** The citizen's page of the report, with number and code. */
    private static void follow(Kentongan kentongan, Slip slip, String picture, Consumer<Page> look) {
        try (Browser browser = Browser.withoutScripts()) {
            browser.picturedOnFailure(picture, () -> {
                Page page = browser.page();
                page.navigate(kentongan.uri("/lacak").toString());
                page.locator("#nomor").fill(slip.ticket());
                page.locator("#kode").fill(slip.code());
                page.locator("#track").click();
                browser.portrait(picture);
                look.accept(page);
            });
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void desk(Kentongan kentongan, String officer, Consumer<Page> work) {
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("way-" + officer, () -> {
                Page page = browser.page();
                page.navigate(kentongan.uri("/sign-in.xhtml").toString());
                page.locator("[id='signIn:userName']").fill(officer);
                page.locator("[id='signIn:password']").fill(kentongan.password(officer));
                page.locator("[id='signIn:submit']").click();
                assertThat(page).hasURL(Pattern.compile(".*/today/list\\.xhtml.*"));
                work.accept(page);
                browser.picture("way-" + officer);
            });
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    /** In the queue, page by page until it is there. */
    private static void verify(Kentongan kentongan, Page page, String ticket) {
        page.navigate(kentongan.uri("/verification/list.xhtml?area=" + GAMBIR).toString());
        Locator verify = page.locator("button[value='verify:" + ticket + "']");
        while (verify.count() == 0) {
            page.locator("#more").click();
        }
        verify.click();
        assertThat(page.locator(".notice.done").first()).isVisible();
    }

    private static void open(Kentongan kentongan, Page page, String ticket) {
        page.navigate(
                kentongan.uri("/report/show.xhtml?tenant=1&ticket=" + ticket).toString());
    }

    /** Unfolds a move of the page and makes it. */
    private static void move(Page page, String move, String words, String to) {
        Locator form = page.locator("details.move:has(button[name='move'][value='" + move + "'])");
        form.locator("summary").click();
        if (words != null) {
            form.locator("textarea").fill(words);
        }
        if (to != null) {
            Locator choices = form.locator("select[name='to-" + move + "']");
            Locator choice = choices.locator("option", new Locator.LocatorOptions().setHasText(to));
            choices.selectOption(new SelectOption().setValue(choice.first().getAttribute("value")));
        }
        form.locator("button[name='move'][value='" + move + "']").click();
        assertThat(page.locator(".notice.done").first()).isVisible();
    }
}
