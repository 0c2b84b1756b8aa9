package id.kentongan.bench;

import java.util.List;

/**
 * How long and how hard.
 *
 * @param pairs how often limit and ours are measured, in turn
 * @param seconds of each round
 * @param warmUp operations before the first round
 * @param keep whether the data folder is left for the next run
 */
record Options(String name, int pairs, int seconds, long warmUp, int clients, boolean keep) {

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static Options of(List<String> words) {
        Options options = new Options(words.isEmpty() ? "" : words.get(0), 3, 20, 20_000, 32, false);
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals("--keep")) {
                options = new Options(
                        options.name, options.pairs, options.seconds, options.warmUp, options.clients, true);
                continue;
            }
            if (i + 1 == words.size() || !words.get(i + 1).matches("[1-9][0-9]{0,6}")) {
                throw new IllegalArgumentException(words.get(i) + " wants a whole number from 1");
            }
            options = options.with(words.get(i), Integer.parseInt(words.get(++i)));
        }
        return options;
    }

    private Options with(String flag, int value) {
        return switch (flag) {
            case "--pairs" -> new Options(name, value, seconds, warmUp, clients, keep);
            case "--seconds" -> new Options(name, pairs, value, warmUp, clients, keep);
            case "--warm-up" -> new Options(name, pairs, seconds, value, clients, keep);
            case "--clients" -> new Options(name, pairs, seconds, warmUp, value, keep);
            default -> throw new IllegalArgumentException("there is no " + flag);
        };
    }
}
