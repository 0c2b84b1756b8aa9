package id.kentongan.web.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart as a page writes it into an SVG of its own: shapes in the order in which they are drawn. */
public final class Sketch implements Canvas {

    /** A rectangle; lengths as SVG writes them. */
    public record Box(String x, String y, String width, String height, String styleClass, String opacity) {}

    /** Words; {@code anchor} as SVG writes it. */
    public record Word(String x, String y, String anchor, String words) {}

    private final String id;
    private final Chart chart;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();

    private Sketch(String id, Chart chart) {
        this.id = id;
        this.chart = chart;
    }

    /** @param id of the picture within its page */
    public static Sketch of(String id, Chart chart) {
        Sketch sketch = new Sketch(id, chart);
        chart.draw(sketch);
        return sketch;
    }

    @Override
    public void box(double x, double y, double width, double height, Tone tone, double strength) {
        boxes.add(new Box(
                number(x),
                number(y),
                number(width),
                number(height),
                tone == Tone.MAIN ? "main" : "other",
                String.format(Locale.ROOT, "%.2f", strength)));
    }

    @Override
    public void words(double x, double y, Anchor anchor, String said) {
        words.add(new Word(number(x), number(y), anchor.name().toLowerCase(Locale.ROOT), said));
    }

    private static String number(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return chart.title();
    }

    public String getDescription() {
        return chart.description();
    }

    public String getViewBox() {
        return "0 0 " + Chart.WIDTH + " " + chart.height();
    }

    public List<Box> getBoxes() {
        return boxes;
    }

    public List<Word> getWords() {
        return words;
    }
}
