package id.kentongan.launcher.moderation;

import java.util.Set;

/**
 * A text whose right answer is known.
 *
 * @param number of its line in the file
 * @param labels the right answer; empty if clean
 * @param kind of trap, or empty
 * @param part which split or fold it belongs to, or empty
 * @param id how fold files call it, or empty
 */
record Question(long number, String text, Set<String> labels, String kind, String part, String id) {

    Question {
        labels = Set.copyOf(labels);
    }

    boolean clean() {
        return labels.isEmpty();
    }
}
