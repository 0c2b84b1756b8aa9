package id.kentongan.launcher.boot;

/** One piece of long work, drawn as a bar on a terminal and as a line per tenth elsewhere. */
public final class Progress {
    private static final int WIDTH = 30;

    private final Console console;
    private final String label;
    private final long total;
    private int shown = -1;

    Progress(Console console, String label, long total) {
        this.console = console;
        this.label = label;
        this.total = Math.max(1, total);
        at(0);
    }

    public synchronized void at(long done) {
        int percent = (int) Math.min(100, done * 100 / total);
        int step = console.terminal() ? 1 : 10;
        if (percent == shown || (percent / step == shown / step && shown >= 0)) {
            return;
        }
        shown = percent;
        int filled = percent * WIDTH / 100;
        console.draw(
                "%s [%s%s] %3d %%".formatted(label, "#".repeat(filled), ".".repeat(WIDTH - filled), percent),
                percent == 100);
    }
}
