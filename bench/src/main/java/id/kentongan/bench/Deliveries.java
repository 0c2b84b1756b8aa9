package id.kentongan.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long words take to those who listen, each word known by its number. */
final class Deliveries {
    private static final String MARK = "nomor ";

    private final AtomicLongArray said;
    private final AtomicLongArray taken;
    private final AtomicLong count = new AtomicLong();

    /**
     * @param words how many are said at most, their numbers from 0
     * @param heard how often one is heard at most
     */
    Deliveries(int words, long heard) {
        said = new AtomicLongArray(words);
        taken = new AtomicLongArray(Math.toIntExact(heard));
    }

    /** The end of a sentence that has a number. */
    static String mark(int number) {
        return MARK + number + ".";
    }

    /** @param nanos when it was to be said */
    void say(int number, long nanos) {
        said.set(number, nanos);
    }

    /** Takes the numbers of all sentences in a text. */
    void hear(String text) {
        long now = System.nanoTime();
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
            int from = at + MARK.length();
            int end = text.indexOf('.', from);
            long since = said.get(Integer.parseInt(text, from, end, 10));
            long place = count.getAndIncrement();
            if (place < taken.length()) {
                taken.set((int) place, now - since);
            }
        }
    }

    long count() {
        return count.get();
    }

    /** @return milliseconds within which that share of them came */
    double millis(double share) {
        long[] sorted = new long[(int) Math.min(count.get(), taken.length())];
        Arrays.setAll(sorted, taken::get);
        Arrays.sort(sorted);
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
    }
}
