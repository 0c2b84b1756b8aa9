package id.kentongan.st.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what a page, as it stands, does to people who use it in another way than most. */
final class Axe {

    private static final String FIND = """
            async ([rules, serious]) => (await axe.run(document, {runOnly: rules})).violations
                .filter(v => !serious || ['serious', 'critical'].includes(v.impact))
                .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))""";

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Axe() {}

    /** Fails for anything serious or critical against WCAG 2.2 AA. */
    static void check(Page page) {
        assertThat(serious(page))
                .as("axe, serious or critical, at " + page.url())
                .isEmpty();
    }

    /** What it finds serious or critical against WCAG 2.2 AA. */
    static List<?> serious(Page page) {
        return find(page, WCAG, true);
    }

    /** The slighter findings against WCAG 2.2 AA as well. */
    static List<?> all(Page page) {
        return find(page, WCAG, false);
    }

    /** All that it finds against these rules, however slight. */
    static List<?> find(Page page, List<String> rules) {
        return find(page, rules, false);
    }

    private static List<?> find(Page page, List<String> rules, boolean serious) {
        page.evaluate(script());
        return (List<?>) page.evaluate(FIND, List.of(rules, serious));
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new AssertionError("axe-core is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
