package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import id.kentongan.st.Beside;
import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A governor instructs three lurah: one reads it and does it, one passes it on, one is silent until it has climbed back up.
 * Scripts are off.
 */
@Beside
@ExtendWith(SharedKentongan.class)
class InstructionJourney {

    private static final int NARROW = 320;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SUBJECT = "Bersihkan saluran sebelum hujan";

    private Kentongan kentongan;
    private Office office;
    private Browser browser;
    private Page page;

    @Test
    void an_instruction_comes_down_and_its_silence_climbs_up(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office hired = new Office(running);
                Browser opened = Browser.withoutScripts()) {
            office = hired;
            browser = opened;
            page = opened.page();
            Clerk governor = office.hire("HEAD", office.unit("PEMPROV", "31"));
            Clerk gambir = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
            Clerk lurah = office.hire("HEAD", gambir.unit());
            Clerk second = office.hire("OFFICER", office.unit("KELURAHAN", "31.71.01.1002"));
            Clerk silent = office.hire("OFFICER", office.unit("KELURAHAN", "31.71.01.1003"));
            String ticket = office.file("sampah");
            browser.picturedOnFailure("instruction", () -> {
                give(governor, List.of(gambir, second, silent), ticket);
                read(gambir);
                passOn(second);
            });
            escalate(silent);
            browser.picturedOnFailure("instruction", () -> {
                visit(governor);
                assertThat(hop(silent)).containsText("Dieskalasi 1×");
                assertThat(hop(gambir)).hasAttribute("data-state", "IN_PROGRESS");
                assertThat(hop(second)).hasAttribute("data-state", "FORWARDED");
                assertThat(page.locator(".tree .tree .hop")).hasCount(1);
                assertThat(browser.picture("instruction-tree")).isLessThanOrEqualTo(NARROW);
            });
            work(ticket, gambir, lurah);
            browser.picturedOnFailure("instruction", () -> {
                visit(governor);
                assertThat(hop(gambir)).hasAttribute("data-state", "FULFILLED");
                assertThat(page.locator("#history")).containsText("Terpenuhi");
                assertThat(browser.picture("instruction-fulfilled")).isLessThanOrEqualTo(NARROW);
                page.locator("[id='steps'] details").last().locator("summary").click();
                page.locator("#words-all").fill("Selesai untuk hari ini.");
                page.locator("button[value='all:all']").click();
                assertThat(page.locator(".notice.done")).isVisible();
            });
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void give(Clerk governor, List<Clerk> to, String ticket) {
        signIn(governor);
        page.navigate(
                kentongan.uri("/report/show.xhtml?tenant=1&ticket=" + ticket).toString());
        page.locator("#toInstruct").click();
        assertThat(page.locator("#tickets")).hasValue(ticket);
        page.locator("#text").fill("31.71.01.1001");
        page.locator("#search").click();
        pick(to.get(0));
        page.locator("#text").fill("31.71.01.10");
        page.locator("#search").click();
        assertThat(page.locator("#pick-" + to.get(0).unit())).isChecked();
        pick(to.get(1));
        pick(to.get(2));
        page.locator("#send").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("#subject").fill(SUBJECT);
        page.locator("#words").fill("Semua saluran di pasar dibersihkan sebelum hujan besar. Kirim kabar setiap hari.");
        page.locator("#urgency").selectOption("URGENT");
        assertThat(browser.picture("instruction-issue")).isLessThanOrEqualTo(NARROW);
        page.locator("#send").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator(".tree .hop")).hasCount(3);
    }

    private void read(Clerk clerk) {
        visit(clerk);
        act(clerk, "ACKNOWLEDGE");
        open(clerk);
        hop(clerk).locator("textarea").fill("Regu pertama sudah di lapangan.");
        hop(clerk).locator("input[inputmode=numeric]").fill("40");
        hop(clerk).locator("button[value^='PROGRESS']").click();
        assertThat(hop(clerk)).containsText("40 %");
        Locator said = page.locator("#history li").last();
        said.locator("summary").click();
        said.locator("input[type=file]").setInputFiles(new FilePayload("foto.png", "image/png", Pictures.png()));
        said.locator("button").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#history .photos img")).hasCount(1);
        page.locator("#back").click();
        assertThat(browser.picture("instruction-list")).isLessThanOrEqualTo(NARROW);
    }

    private void passOn(Clerk clerk) {
        visit(clerk);
        act(clerk, "ACKNOWLEDGE");
        open(clerk);
        Locator agency = hop(clerk).locator(".units-to-pick input").first();
        agency.check();
        assertThat(browser.picture("instruction-forward")).isLessThanOrEqualTo(NARROW);
        hop(clerk).locator("button[value^='FORWARD']").click();
        assertThat(page.locator(".notice.done")).isVisible();
    }

    private void escalate(Clerk silent) throws Exception {
        UUID hop = UUID.fromString(office.text(
                "select h.id::text from report.instruction_hop h join report.instruction i on i.id = h.instruction_id"
                        + " where h.unit_id = ? and i.subject = ? order by h.id desc limit 1",
                silent.unit(),
                SUBJECT));
        office.change("update report.instruction_hop set acknowledge_by = now() where id = ?", hop);
        office.change(
                "update core.deadline set due_at = now() - case action when 'REMINDER' then interval '1 hour' else '0' end"
                        + " where case_id = ? and phase = 'ACCEPT' and fired_at is null",
                hop);
        Eventually.within(
                SOON,
                () -> assertThat(office.text("select escalations::text from report.instruction_hop where id = ?", hop))
                        .isEqualTo("1"));
    }

    private void work(String ticket, Clerk officer, Clerk head) throws Exception {
        for (String move : List.of("accept", "start", "prove", "confirm")) {
            Clerk clerk = move.equals("confirm") ? head : officer;
            assertThat(office.moveNow(clerk, ticket, move, "\"words\":\"Bersih.\"")
                            .statusCode())
                    .as(move)
                    .isEqualTo(200);
        }
    }

    private void visit(Clerk clerk) {
        signIn(clerk);
        page.navigate(kentongan
                .uri("/instruction/list.xhtml?filter=ALL" + (isGovernor(clerk) ? "&box=SENT" : ""))
                .toString());
        page.locator("li.card", new Page.LocatorOptions().setHasText(SUBJECT))
                .first()
                .locator("h2 a")
                .click();
        assertThat(page.locator("#number")).isVisible();
    }

    private boolean isGovernor(Clerk clerk) {
        return clerk.name().startsWith("HEAD");
    }

    private void pick(Clerk clerk) {
        page.locator("#pick-" + clerk.unit()).check();
    }

    private void open(Clerk clerk) {
        hop(clerk).locator("summary").click();
    }

    private void act(Clerk clerk, String move) {
        open(clerk);
        hop(clerk).locator("button[value^='" + move + "']").click();
        assertThat(page.locator(".notice.done")).isVisible();
    }

    private Locator hop(Clerk clerk) {
        return page.locator(".hop[data-unit-id='" + clerk.unit() + "']");
    }

    private void signIn(Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context().clearCookies();
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }
}
