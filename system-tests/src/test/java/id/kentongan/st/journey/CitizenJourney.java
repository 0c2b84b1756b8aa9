package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A citizen files with a photo on a telephone without scripts and follows; an officer sees it, and files for a caller. */
@Beside
@ExtendWith(SharedKentongan.class)
class CitizenJourney {

    private static final int NARROW = 320;

    @TempDir
    private Path folder;

    private record Slip(String ticket, String code) {}

    @Test
    void a_citizen_files_without_scripts_and_follows(Kentongan kentongan) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        // On the disk, as browsers read it again when a form is sent once more.
        Path photo = Files.write(folder.resolve("foto.jpg"), photo());
        Slip[] slip = new Slip[1];
        try (Browser browser = Browser.withoutScripts()) {
            browser.picturedOnFailure("citizen", () -> slip[0] = file(browser, kentongan, photo));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("citizen-officer", () -> officer(browser, kentongan, slip[0]));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static Slip file(Browser browser, Kentongan kentongan, Path photo) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/lapor").toString());
        assertThat(page.locator(".emergency-first")).containsText("112");
        browser.portrait("citizen-government");
        page.locator("[data-pemda='jakarta.go.id']").click();
        browser.portrait("citizen-categories");
        page.locator("#cari").fill("genangan");
        page.locator("[role='search'] button").click();
        page.locator("[data-category='banjir']").click();

        browser.portrait("citizen-form");
        assertThat(page.locator("#locate")).isHidden();
        page.locator("#f-position").fill("dekat pasar");
        page.locator("#f-mail").evaluate("element => element.closest('details').open = true");
        page.locator("#f-mail").fill("bukan surel");
        page.locator("#f-a-tinggi-air").selectOption("lutut");
        page.locator("#send").click();
        assertThat(page.locator("#mistakes li")).hasCount(3);
        assertThat(page.locator("#f-mail")).hasValue("bukan surel");
        assertThat(page.locator("#f-a-tinggi-air")).hasValue("lutut");
        browser.portrait("citizen-mistakes");

        page.locator("#f-description").fill("Air setinggi lutut di depan pasar");
        page.locator("#f-position").fill("");
        page.locator("#f-kelurahan").selectOption("31.71.01.1001");
        page.locator("#f-mail").fill("warga@contoh.id");
        page.locator("#f-photos").setInputFiles(photo);
        page.locator("#send").click();
        assertThat(page.locator("#ticket")).containsText(Pattern.compile("JKT-\\d{4}-.*"));
        assertThat(page.locator("#photos")).containsText("1");
        assertThat(page.locator("#area")).containsText("Gambir");
        browser.portrait("citizen-receipt");
        Slip slip = new Slip(
                page.locator("#ticket").textContent(), page.locator("#code").textContent());

        // A second press, or a lost answer: the same form once more.
        page.reload();
        assertThat(page.locator("#ticket")).hasText(slip.ticket());
        assertThat(page.locator("#code")).hasText(slip.code());

        page.locator("#follow").click();
        assertThat(page.locator("#nomor")).hasValue(slip.ticket());
        page.locator("#kode").fill("0".repeat(26));
        page.locator("#track").click();
        assertThat(page.locator("#refused")).isVisible();
        page.locator("#kode").fill(slip.code().toLowerCase());
        page.locator("#track").click();
        assertThat(page.locator("#status")).containsText("Menunggu");
        assertThat(page.locator("#history li")).not().hasCount(0);
        assertThat(page.content()).doesNotContain("warga@contoh.id").doesNotContain("di depan pasar");
        browser.portrait("citizen-status");
        return slip;
    }

    private static void officer(Browser browser, Kentongan kentongan, Slip slip) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/sign-in.xhtml").toString());
        page.locator("[id='signIn:userName']").fill("jkt-kelurahan");
        page.locator("[id='signIn:password']").fill(kentongan.password("jkt-kelurahan"));
        page.locator("[id='signIn:submit']").click();
        assertThat(page).hasURL(Pattern.compile(".*/today/list\\.xhtml.*"));

        page.navigate(kentongan
                .uri("/report/show.xhtml?tenant=1&ticket=" + slip.ticket())
                .toString());
        Locator image = page.locator(".photos img");
        image.scrollIntoViewIfNeeded();
        page.waitForFunction("document.querySelector('.photos img').naturalWidth > 0");
        assertThat(image.evaluate("element => element.naturalWidth")).isEqualTo(1_600);
        assertThat(browser.picture("report-photo")).as("width of the report").isLessThanOrEqualTo(NARROW);

        page.locator("#toEntry").click();
        page.locator("#category").selectOption("lampu-jalan");
        page.locator("#choose").click();
        assertThat(browser.picture("entry")).as("width of the entry").isLessThanOrEqualTo(NARROW);
        page.locator("[id='entry:send']").click();
        assertThat(page.locator(".notice.refused").first()).isVisible();
        page.locator("#channel").selectOption("SMS");
        page.locator("#description").fill("Lampu padam sejak kemarin");
        page.locator("#position").fill("-6.17639, 106.82666");
        page.locator("#call").fill("0812 3456 7890");
        page.locator("[id='a.gangguan']").selectOption("padam");
        page.locator("[id='entry:send']").click();
        assertThat(page.locator("#ticket")).containsText("JKT-");
        assertThat(page.locator("#code")).not().isEmpty();
        assertThat(page.content()).doesNotContain("3456 7890");
        assertThat(browser.picture("entry-slip")).as("width of the slip").isLessThanOrEqualTo(NARROW);
    }

    private static byte[] photo() throws IOException {
        BufferedImage street = new BufferedImage(3_200, 2_400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = street.createGraphics();
        pen.setColor(new Color(150, 190, 230));
        pen.fillRect(0, 0, 3_200, 1_200);
        pen.setColor(new Color(110, 90, 60));
        pen.fillRect(0, 1_200, 3_200, 1_200);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(street, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
