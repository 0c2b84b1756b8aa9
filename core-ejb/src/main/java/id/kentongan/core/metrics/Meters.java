package id.kentongan.core.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters and histograms of this node since its start, by name and labels. */
@ApplicationScoped
public class Meters {

    /** More series than this come from a mistake in the code: they are dropped and not kept for ever. */
    private static final int MOST_SERIES = 2_000;

    private record Key(String name, List<String> labels) {}

    private final Map<Key, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<Key, Histogram> histograms = new ConcurrentHashMap<>();

    /**
     * Counts one.
     *
     * @param name of the metric, ending in {@code _total}
     * @param labels names and values in turn, from small fixed sets
     */
    public void count(String name, String... labels) {
        add(name, 1, labels);
    }

    /** Counts several. */
    public void add(String name, long amount, String... labels) {
        Key key = new Key(name, List.of(labels));
        LongAdder counter = counters.get(key);
        if (counter == null && counters.size() < MOST_SERIES) {
            counter = counters.computeIfAbsent(key, k -> new LongAdder());
        }
        if (counter != null) {
            counter.add(amount);
        }
    }

    /**
     * @param name of the metric, ending in {@code _seconds}
     * @param labels names and values in turn, from small fixed sets
     */
    public Histogram histogram(String name, String... labels) {
        Key key = new Key(name, List.of(labels));
        Histogram known = histograms.get(key);
        if (known != null) {
            return known;
        }
        return histograms.size() < MOST_SERIES
                ? histograms.computeIfAbsent(key, k -> new Histogram())
                : new Histogram();
    }

    /** Writes everything, metric by metric. */
    public void write(Exposition out) {
        Map<String, List<Map.Entry<Key, LongAdder>>> byName = new TreeMap<>();
        counters.entrySet()
                .forEach(entry -> byName.computeIfAbsent(entry.getKey().name(), name -> new ArrayList<>())
                        .add(entry));
        byName.forEach((name, entries) -> {
            out.metric(name, "counter");
            entries.forEach(entry -> out.sample(
                    name, entry.getValue().sum(), entry.getKey().labels().toArray(String[]::new)));
        });
        Map<String, List<Map.Entry<Key, Histogram>>> histogramsByName = new TreeMap<>();
        histograms
                .entrySet()
                .forEach(entry -> histogramsByName
                        .computeIfAbsent(entry.getKey().name(), name -> new ArrayList<>())
                        .add(entry));
        histogramsByName.forEach((name, entries) -> {
            out.metric(name, "histogram");
            entries.forEach(entry -> out.histogram(
                    name, entry.getValue(), entry.getKey().labels().toArray(String[]::new)));
        });
    }
}
