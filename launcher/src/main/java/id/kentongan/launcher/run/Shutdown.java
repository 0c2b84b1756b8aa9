package id.kentongan.launcher.run;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Part;
import id.kentongan.launcher.database.DatabaseAccess;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run, in the order that works: the server's own hook first (all hooks run at once), because a broker that
 * goes before the listeners makes them reconnect for ever; then the broker, then PostgreSQL. Whatever hangs, the process
 * is gone after {@link #LIMIT}.
 */
final class Shutdown extends Thread {
    private static final Duration LIMIT = Duration.ofSeconds(14);
    private static final Duration SERVER_LIMIT = Duration.ofSeconds(8);

    private final Console console;
    private final String sentence;
    private final DatabaseAccess databases;
    private final AtomicBoolean booted = new AtomicBoolean();
    private volatile @Nullable Part broker;

    Shutdown(Console console, String sentence, DatabaseAccess databases) {
        super("kentongan stop");
        this.console = console;
        this.sentence = sentence;
        this.databases = databases;
    }

    void brokerStarted(Part started) {
        broker = started;
    }

    void serverBooted() {
        booted.set(true);
    }

    @Override
    public void run() {
        console.say(sentence);
        Thread watch = new Thread(this::haltAtLimit, "kentongan stop limit");
        watch.setDaemon(true);
        watch.start();
        try {
            if (booted.get()) {
                joinServerHook();
            }
            Part running = broker;
            if (running != null) {
                running.stop();
            }
        } catch (Exception e) {
            console.say(e.toString());
        }
        try {
            databases.close();
        } catch (Exception e) {
            console.say(e.toString());
        }
        if (!booted.get()) {
            // The hook of a server that is still booting may wait for the boot, which waits for us.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void joinServerHook() throws InterruptedException {
        long end = System.nanoTime() + SERVER_LIMIT.toNanos();
        // Hooks start in no particular order: give the server's a moment to appear.
        for (int i = 0; i < 20; i++) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().endsWith("Shutdown Hook")) {
                    thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                    return;
                }
            }
            Thread.sleep(10);
        }
    }

    private void haltAtLimit() {
        try {
            Thread.sleep(LIMIT.toMillis());
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
