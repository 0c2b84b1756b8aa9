package id.kentongan.core.metrics;

import java.util.Arrays;

/**
 * Prometheus' text format, version 0.0.4, of its documentation "Exposition formats": a TYPE line for each metric, then
 * its samples; in values of labels backslash, quotation mark and line feed are escaped.
 */
public final class Exposition {

    public static final String MEDIA_TYPE = "text/plain;version=0.0.4;charset=utf-8";

    private final StringBuilder text = new StringBuilder(8_192);

    /** @param type {@code counter}, {@code gauge} or {@code histogram} */
    public void metric(String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** One metric with one sample. */
    public void gauge(String name, double value, String... labels) {
        metric(name, "gauge");
        sample(name, value, labels);
    }

    /** @param labels names and values in turn */
    public void sample(String name, double value, String... labels) {
        text.append(name);
        if (labels.length > 0) {
            text.append('{');
            for (int i = 0; i < labels.length; i += 2) {
                text.append(i == 0 ? "" : ",").append(labels[i]).append("=\"");
                escape(labels[i + 1]);
                text.append('"');
            }
            text.append('}');
        }
        text.append(' ').append(number(value)).append('\n');
    }

    void histogram(String name, Histogram histogram, String... labels) {
        double[] bounds = Histogram.bounds();
        long[] counts = histogram.counts();
        String[] bucketLabels = Arrays.copyOf(labels, labels.length + 2);
        bucketLabels[labels.length] = "le";
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            bucketLabels[labels.length + 1] = i < bounds.length ? number(bounds[i]) : "+Inf";
            sample(name + "_bucket", all, bucketLabels);
        }
        sample(name + "_sum", histogram.sum(), labels);
        sample(name + "_count", all, labels);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
