package id.kentongan.web.figure;

import id.kentongan.web.figure.Canvas.Anchor;
import id.kentongan.web.figure.Canvas.Tone;
import java.util.List;

/**
 * A picture of numbers that stand in a table beside it. It draws nothing but boxes and words, so every canvas can show it.
 */
public sealed interface Chart {

    int WIDTH = 640;

    /** What it shows, for who does not see it. */
    String title();

    /** The numbers in words. */
    String description();

    int height();

    void draw(Canvas canvas);

    /**
     * One bar for each part, the longest first.
     *
     * @param bars at most as many as can be read
     */
    record Bars(String title, String description, List<Bar> bars) implements Chart {

        private static final int LINE = 26;
        private static final int NAMES = 220;
        private static final int NUMBERS = 70;

        public Bars {
            bars = List.copyOf(bars);
        }

        /** @param said the number as the reader writes it */
        public record Bar(String name, double value, String said) {}

        @Override
        public int height() {
            return Math.max(1, bars.size()) * LINE;
        }

        @Override
        public void draw(Canvas canvas) {
            double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
            int y = 0;
            for (Bar bar : bars) {
                double width = most <= 0 ? 0 : (WIDTH - NAMES - NUMBERS) * bar.value() / most;
                canvas.words(NAMES - 8, y + 17, Anchor.END, shortened(bar.name(), 28));
                canvas.box(NAMES, y + 4, Math.max(1, width), LINE - 8, Tone.MAIN, 1);
                canvas.words(NAMES + Math.max(1, width) + 6, y + 17, Anchor.START, bar.said());
                y += LINE;
            }
        }
    }

    /** Two columns for each month: what came in, and of it what was answered. */
    record Columns(String title, String description, List<Column> columns) implements Chart {

        private static final int TALL = 160;
        private static final int FOOT = 24;
        private static final int HEAD = 18;

        public Columns {
            columns = List.copyOf(columns);
        }

        /**
         * @param outer the whole, behind
         * @param inner a part of it, before
         */
        public record Column(String name, double outer, double inner) {}

        @Override
        public int height() {
            return HEAD + TALL + FOOT;
        }

        @Override
        public void draw(Canvas canvas) {
            double most = columns.stream().mapToDouble(Column::outer).max().orElse(0);
            double step = (double) WIDTH / Math.max(1, columns.size());
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                double outer = most <= 0 ? 0 : TALL * column.outer() / most;
                double inner = most <= 0 ? 0 : TALL * column.inner() / most;
                double x = i * step;
                canvas.box(x + step * 0.15, HEAD + TALL - outer, step * 0.7, outer, Tone.QUIET, 1);
                canvas.box(x + step * 0.15, HEAD + TALL - inner, step * 0.7, inner, Tone.MAIN, 1);
                if (columns.size() <= 14 || i % 3 == 0) {
                    canvas.words(x + step / 2, HEAD + TALL + 16, Anchor.MIDDLE, column.name());
                }
            }
        }
    }

    /**
     * Seven days of 24 hours, the fuller the more came in.
     *
     * @param days names, from Monday on
     * @param hours seven lists of 24
     */
    record Week(String title, String description, List<String> days, List<List<Long>> hours) implements Chart {

        private static final int LINE = 24;
        private static final int NAMES = 60;
        private static final int EVERY = 3;

        public Week {
            days = List.copyOf(days);
            hours = List.copyOf(hours);
        }

        @Override
        public int height() {
            return LINE * (days.size() + 1);
        }

        @Override
        public void draw(Canvas canvas) {
            long most = hours.stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            double step = (WIDTH - NAMES) / 24.0;
            for (int day = 0; day < days.size(); day++) {
                canvas.words(NAMES - 8, day * LINE + 16, Anchor.END, days.get(day));
                for (int hour = 0; hour < 24; hour++) {
                    long count = hours.get(day).get(hour);
                    canvas.box(
                            NAMES + hour * step + 1,
                            day * LINE + 1,
                            step - 2,
                            LINE - 2,
                            Tone.MAIN,
                            most == 0 ? 0 : (double) count / most);
                }
            }
            for (int hour = 0; hour < 24; hour += EVERY) {
                canvas.words(NAMES + hour * step + step / 2, LINE * 7 + 16, Anchor.MIDDLE, Integer.toString(hour));
            }
        }
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }
}
