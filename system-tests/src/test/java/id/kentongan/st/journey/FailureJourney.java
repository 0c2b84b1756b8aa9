package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an officer sees when a page is missing or fails: a page whose content policy and scripts agree. */
@Beside
@ExtendWith(SharedKentongan.class)
class FailureJourney {

    private static final String OFFICER = "jkt-kelurahan";

    @Test
    void pages_of_errors_keep_their_own_content_policy(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            page.navigate(kentongan.uri("/").toString());
            page.locator("[id='signIn:userName']").fill(OFFICER);
            page.locator("[id='signIn:password']").fill(kentongan.password(OFFICER));
            page.locator("[id='signIn:submit']").click();
            assertThat(page.locator("#who")).isVisible();

            for (String missing : List.of("/nowhere", "/nowhere.xhtml", "/report/show.xhtml?tenant=1&ticket=x")) {
                page.navigate(kentongan.uri(missing).toString());
                assertThat(page.locator("#home")).isVisible();
            }
            withoutTable(kentongan, "core.alert", () -> {
                page.navigate(kentongan.uri("/alert/list.xhtml").toString());
                assertThat(page.locator("#correlation")).isVisible();
            });
            withoutTable(kentongan, "vault.reveal", () -> {
                page.navigate(kentongan.uri("/alert/list.xhtml").toString());
                assertThat(page.locator("main")).isVisible();
            });

            assertThat(browser.complaints())
                    .as("scripts that the content policy refused")
                    .noneMatch(complaint -> complaint.contains("CSP") || complaint.contains("Content Security Policy"));
            assertThat(browser.picture("failure")).isLessThanOrEqualTo(320);
        }
    }

    /** Pages that ask for it fail meanwhile. */
    private static void withoutTable(Kentongan kentongan, String table, Runnable work) throws SQLException {
        String schema = table.substring(0, table.indexOf('.'));
        String name = table.substring(table.indexOf('.') + 1);
        try (Connection superuser = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                        "postgres",
                        kentongan.secrets().getProperty("database.superuser"));
                Statement statement = superuser.createStatement()) {
            statement.execute("alter table " + table + " rename to " + name + "_away");
            try {
                work.run();
            } finally {
                statement.execute("alter table " + schema + "." + name + "_away rename to " + name);
            }
        }
    }
}
