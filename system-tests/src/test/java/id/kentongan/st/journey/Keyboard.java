package id.kentongan.st.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Two hands on the keyboard and no mouse. Every way leads over Tab; each stop on it has to be seen (WCAG 2.4.7, 2.4.11) and
 * has to be left again (2.1.2).
 */
final class Keyboard {

    /** More stops than the longest list has. */
    private static final int MOST_STOPS = 900;

    /** A field for a date has a stop for each of its parts. */
    private static final int MOST_PARTS = 6;

    private static final int MOST_OPTIONS = 900;

    /**
     * Whether what has the focus has a ring, a size, and is not covered. The parts of a field for a date get theirs from the
     * browser; what a map draws lies where the map has it.
     */
    private static final String SEEN = """
            () => {
              const it = document.activeElement;
              if (!it || it === document.body || it === document.documentElement) return true;
              const style = getComputedStyle(it);
              const ring = /^(date|month|time)$/.test(it.type || '') || it.matches(':focus-visible') && (style.boxShadow !== 'none'
                  || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
              if (!ring) return false;
              if (it.closest('.leaflet-pane')) return true;
              return [...it.getClientRects()].some(r => r.width > 0 && r.height > 0
                  && [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
                    const top = document.elementFromPoint(r.left + x * r.width, r.top + y * r.height);
                    return top && (it.contains(top) || top.contains(it) && top !== document.documentElement
                        || [...(it.labels || [])].some(label => label.contains(top)));
                  }));
            }""";

    private static final String NAME = """
            () => {
              const it = document.activeElement;
              return it ? it.tagName + '#' + it.id + '.' + it.className + ' ' + (it.value || it.textContent || '').slice(0, 40)
                  : '-';
            }""";

    /** Of radio buttons with one name only one is a stop. */
    private static final String AT = """
            selector => {
              const it = document.activeElement;
              const wanted = document.querySelector(selector);
              if (!it || !wanted) return 'no';
              if (it === wanted) return 'yes';
              return it.type === 'radio' && wanted.type === 'radio' && it.name === wanted.name && it.form === wanted.form
                  ? 'group' : 'no';
            }""";

    /** All that is asked at each stop, in one go: there are hundreds. */
    private static final String STOP = "selector => { const same = window.stopBefore === document.activeElement"
            + " && document.activeElement !== document.body; window.stopBefore = document.activeElement;"
            + " return (" + SEEN + ")() + ' ' + same + ' ' + (" + AT + ")(selector); }";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Goes to an element with Tab alone. */
    void to(String selector) {
        page.locator(selector).first().waitFor();
        int parts = 0;
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            String[] found = ((String) page.evaluate(STOP, selector)).split(" ");
            if (found[0].equals("false")) {
                seen();
            }
            parts = found[1].equals("true") ? parts + 1 : 0;
            assertThat(parts).as(() -> "a trap at " + page.evaluate(NAME)).isLessThan(MOST_PARTS);
            String at = found[2];
            if (at.equals("group")) {
                repeat("ArrowDown", () -> page.evaluate(AT, selector).equals("yes"), selector);
            }
            if (!at.equals("no")) {
                return;
            }
        }
        throw new AssertionError("no way by Tab to " + selector + " on " + page.url());
    }

    /** What has the focus is seen, at the latest when the page has come to rest. */
    private void seen() {
        try {
            page.waitForFunction(SEEN, null, new Page.WaitForFunctionOptions().setTimeout(5_000));
        } catch (TimeoutError e) {
            throw new AssertionError("not seen: " + page.evaluate(NAME) + " on " + page.url(), e);
        }
    }

    /** Goes to a link or a button and uses it. */
    void press(String selector) {
        to(selector);
        page.keyboard().press("Enter");
    }

    /** Goes to a field and writes into it what it is to have. */
    void write(String selector, String text) {
        to(selector);
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(text);
    }

    /** Goes to a box or a radio button and ticks it. */
    void tick(String selector) {
        to(selector);
        Locator box = page.locator(selector);
        if (!box.isChecked()) {
            page.keyboard().press("Space");
        }
        assertThat(box.isChecked()).isTrue();
    }

    /** Goes to a list and down in it to the option with those words. */
    void choose(String selector, String words) {
        to(selector);
        repeat(
                "ArrowDown",
                () -> (Boolean) page.evaluate(
                        "w => document.querySelector(w.at).selectedOptions[0].label.includes(w.words)",
                        Map.of("at", selector, "words", words)),
                words);
    }

    private void repeat(String key, BooleanSupplier until, String what) {
        for (int i = 0; i < MOST_OPTIONS && !until.getAsBoolean(); i++) {
            page.keyboard().press(key);
        }
        assertThat(until.getAsBoolean()).as(what).isTrue();
    }
}
