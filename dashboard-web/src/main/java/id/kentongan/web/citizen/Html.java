package id.kentongan.web.citizen;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML. Whatever is said in it is escaped; there is no way around. */
final class Html {

    private final StringBuilder text = new StringBuilder(16 * 1024);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a name without a value at the end, or with an empty one where that
     *     means the same, is an attribute that is simply there
     */
    Html tag(String name, String... attributes) {
        single(name, attributes);
        open.push(name);
        return this;
    }

    /** An element that has no content, such as {@code input}. */
    Html single(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]);
            if (i + 1 < attributes.length) {
                text.append("=\"");
                escape(attributes[i + 1]);
                text.append('"');
            }
        }
        text.append('>');
        return this;
    }

    /** Says something inside of the element that is open. */
    Html say(String words) {
        escape(words);
        return this;
    }

    /** Closes the element that was opened last. */
    Html end() {
        text.append("</").append(open.pop()).append(">");
        return this;
    }

    /** An element with nothing but words in it. */
    Html line(String name, String words, String... attributes) {
        return tag(name, attributes).say(words).end();
    }

    private void escape(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return "<!DOCTYPE html>\n" + text;
    }
}
