package id.kentongan.launcher.replay;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the reports, and says it at the end. */
final class Tally {

    /** The body's code for a place outside the jurisdiction. */
    static final int OUTSIDE = 40010;

    private static final int TOP = 10;

    private final Map<Integer, Integer> refused = new TreeMap<>();
    private final Map<Integer, String> example = new TreeMap<>();
    private final Map<String, Integer> offices = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> unanswered = new TreeMap<>();
    private int accepted;
    private int unplaced;
    private int unreadable;

    synchronized void count(Answer answer) {
        if (answer instanceof Answer.Accepted yes) {
            accepted++;
            String place = yes.areaCode().isEmpty() ? yes.office() : yes.areaCode();
            if (place.isEmpty()) {
                unplaced++;
            } else {
                offices.merge(place, 1, Integer::sum);
                names.put(place, yes.office());
            }
        } else if (answer instanceof Answer.Refused no) {
            refused.merge(no.code(), 1, Integer::sum);
            example.putIfAbsent(no.code(), no.description());
        } else if (answer instanceof Answer.None none) {
            unanswered.merge(none.reason(), 1, Integer::sum);
        }
    }

    synchronized void countUnreadable() {
        unreadable++;
    }

    synchronized int total() {
        return accepted + sum(refused) + sum(unanswered) + unreadable;
    }

    /** Everything that the file holds was sent and answered, one way or the other. */
    synchronized boolean complete() {
        return unanswered.isEmpty() && unreadable == 0;
    }

    synchronized void print(Console console, Messages messages) {
        console.print(messages.text("summary.accepted", accepted));
        refused.forEach((code, count) -> console.print(
                code == OUTSIDE
                        ? messages.text("summary.outside", count, example.get(code))
                        : messages.text("summary.refused", count, code, example.get(code))));
        console.print(messages.text("summary.other", sum(unanswered) + unreadable));
        unanswered.forEach((reason, count) -> console.print(messages.text("summary.unanswered", count, reason)));
        if (unreadable > 0) {
            console.print(messages.text("summary.unreadable", unreadable));
        }
        console.print(messages.text("summary.kelurahan", offices.size()));
        offices.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .forEach(entry -> console.print(
                        messages.text("summary.office", entry.getValue(), names.get(entry.getKey()), entry.getKey())));
        if (unplaced > 0) {
            console.print(messages.text("summary.unplaced", unplaced));
        }
        console.print(messages.text("summary.tiers"));
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
