package id.kentongan.st.faults;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.journey.Browser;
import id.kentongan.st.measure.Findings;
import java.util.List;

/** An officer in a browser who is in the middle of a report while the node that has the page is replaced. */
final class HalfFilled implements AutoCloseable {

    private static final String WORDS = "Warga menelepon: sampah menumpuk di depan pasar";

    private final Balancer balancer;
    private final Browser browser = Browser.open();

    /** @param node that has the page: {@code a} or {@code b} */
    HalfFilled(Balancer balancer, Officer officer, String node) {
        this.balancer = balancer;
        for (String cookie : officer.cookie().split("; ")) {
            String[] parts = cookie.split("=", 2);
            if (!parts[0].equals("NODE")) {
                add(parts[0], parts[1]);
            }
        }
        add("NODE", node);
    }

    private void add(String name, String value) {
        browser.page().context().addCookies(List.of(new Cookie(name, value).setUrl(balancer.address())));
    }

    void write() {
        Page page = browser.page();
        page.navigate(balancer.address() + "/report/enter.xhtml?category=sampah");
        // A key after the other, as the script of the page is told of them.
        page.locator("#description").pressSequentially(WORDS);
    }

    /** Sends it; what was written comes back by two clicks, and is sent once. */
    void send(Stage stage, Findings findings) {
        Page page = browser.page();
        String how = "";
        try {
            choosePlace(page);
            page.locator("[id='entry:send'], #send").click();
            page.locator("#lostAgain").click();
            page.locator("#draftTake").click();
            how = page.locator("#description").inputValue();
            choosePlace(page);
            page.locator("[id='entry:send'], #send").click();
            stage.ledger()
                    .accepted(new Ledger.Entry(
                            "half-filled", page.locator("#ticket").textContent().strip(), 0, 1));
        } catch (PlaywrightException e) {
            how = e.getMessage() + " at " + page.url();
        }
        findings.expect(
                "a form that was half filled when its node was replaced: what was written was offered again, and sent"
                        + (how.equals(WORDS)
                                ? ""
                                : " (" + how.lines().findFirst().orElse("") + ")"),
                how.equals(WORDS));
    }

    private static void choosePlace(Page page) {
        page.locator("#kelurahan").selectOption(new SelectOption().setIndex(1));
    }

    @Override
    public void close() {
        browser.close();
    }
}
