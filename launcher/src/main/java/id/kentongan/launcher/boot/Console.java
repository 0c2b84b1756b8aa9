package id.kentongan.launcher.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the launcher speaks to a person. It keeps the process's own two streams, so that a server that redirects
 * {@code System.out} neither mutes nor floods it. On a terminal, progress redraws one line.
 */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean drawn;

    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.console() != null);
    }

    /** The result of a command: standard output. */
    public synchronized void print(String line) {
        endDrawing();
        out.println(line);
    }

    /** What is going on: standard error, so that a result can be piped. */
    public synchronized void say(String line) {
        endDrawing();
        err.println(line);
    }

    public synchronized void refuse(Refusal refusal) {
        endDrawing();
        err.println(refusal.getMessage());
        if (!refusal.cure().isEmpty()) {
            err.println("  " + refusal.cure());
        }
    }

    /** A bar for work of a known size; the caller tells it how far the work is. */
    public Progress progress(String label, long total) {
        return new Progress(this, label, total);
    }

    public boolean terminal() {
        return terminal;
    }

    synchronized void draw(String line, boolean last) {
        if (terminal) {
            err.print("\r\u001b[K" + line);
            err.flush();
            drawn = true;
            if (last) {
                endDrawing();
            }
        } else {
            err.println(line);
        }
    }

    private void endDrawing() {
        if (drawn) {
            err.println();
            drawn = false;
        }
    }
}
