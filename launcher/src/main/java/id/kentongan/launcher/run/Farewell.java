package id.kentongan.launcher.run;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * The time between the word to stop and the stop. Meanwhile the application says in its health that it goes, so that a
 * balancer sends nothing more, and serves whatever still comes. A second word ends that time.
 *
 * <p>It begins before the hooks of the Java machine do: those run all at once, and the server's own ends everything.
 */
final class Farewell {

    /** Read by the application, which has no other way to the launcher: how many seconds it has left. */
    static final String PROPERTY = "kentongan.stopping.seconds";

    private static final int SIGNALLED = 128;

    private final int seconds;
    private final IntConsumer told;
    private final IntConsumer exit;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch enough = new CountDownLatch(1);

    /**
     * @param seconds 0 or more
     * @param told hears of the seconds when it begins
     * @param exit ends the program with that code
     */
    Farewell(int seconds, IntConsumer told, IntConsumer exit) {
        this.seconds = seconds;
        this.told = told;
        this.exit = exit;
    }

    static Farewell of(int seconds, IntConsumer told) {
        return new Farewell(seconds, told, Runtime.getRuntime()::exit);
    }

    /**
     * From now on signals to stop begin it. Without seconds nothing is changed.
     *
     * @return whether this Java tells of signals
     */
    boolean listen() {
        return seconds == 0 || handle("TERM", 15) && handle("INT", 2);
    }

    /**
     * By name, since the compiler warns of the class wherever it is written: it is not of the standard, though all of the
     * machines that we run on have kept it (JEP 260).
     */
    private boolean handle(String signal, int number) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            stop(number);
                        }
                        return null;
                    });
            type.getMethod("handle", type, handler)
                    .invoke(null, type.getConstructor(String.class).newInstance(signal), ours);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Each word comes in a thread of its own; the first one waits here. */
    void stop(int signal) {
        if (!begun.compareAndSet(false, true)) {
            enough.countDown();
            return;
        }
        System.setProperty(PROPERTY, Integer.toString(seconds));
        told.accept(seconds);
        try {
            enough.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exit.accept(SIGNALLED + signal);
    }
}
