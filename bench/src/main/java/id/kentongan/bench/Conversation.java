package id.kentongan.bench;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words said at a fixed rate, each with a number of its own, and how long they take to whoever listens. */
final class Conversation {
    /** The number of a sentence. */
    static final Pattern NUMBER = Pattern.compile("nomor (\\d+)\\.");

    private static final int SENDERS = 4;
    private static final int WARM_UP_RATE = 40;
    private static final int WARM_UP_SECONDS = 60;
    private static final int STEPS = 100;
    private static final long STEP_MILLIS = 50;

    private final City city;
    private final Findings findings;
    private final AtomicInteger next = new AtomicInteger();
    private volatile Deliveries current = new Deliveries(1, 1);
    private volatile int first;

    Conversation(City city, Findings findings) {
        this.city = city;
        this.findings = findings;
    }

    /** Says the sentence of a number. */
    interface Mouth {
        void say(int number) throws Exception;
    }

    /**
     * How much is said.
     *
     * @param rate words a second
     * @param listeners who have to hear each of them
     * @param more who may or may not
     */
    record Pace(int rate, int words, int listeners, int more) {}

    /** One round's figures; processor time in microseconds for each that heard a word. */
    record Round(double p50, double p99, double micros) {}

    /** The page of a room, which stays open. */
    void open(Citizens citizens, Listeners listeners, Citizens.Citizen member) throws Exception {
        Channel page = listeners.open(
                URI.create("ws://localhost:" + city.port() + "/live"),
                null,
                Map.of("Cookie", member.cookie(), "Origin", "http://localhost:" + city.port()),
                this::hear);
        Listeners.say(page, citizens.ticket(member) + " rooms");
    }

    /** What a listener hears; words of earlier rounds do not count. */
    void hear(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.find() && Integer.parseInt(number.group(1)) >= first) {
            current.hear(text);
        }
    }

    /** @return the first of so many numbers that nobody else uses */
    int numbers(int count) {
        return next.getAndAdd(count);
    }

    /** Until what is called often has been compiled: a server that runs for months has that behind it. */
    void warmUp(Mouth mouth) throws Exception {
        int count = WARM_UP_RATE * WARM_UP_SECONDS;
        int from = begin(count, 0);
        speak(from, count, WARM_UP_RATE, mouth);
        settle(current, Long.MAX_VALUE);
    }

    private int begin(int count, long heard) {
        int from = numbers(count);
        current = new Deliveries(from + count, heard);
        first = from;
        return from;
    }

    /** Says words at a fixed rate and waits for them. */
    Round round(String who, Pace pace, Mouth mouth, DoubleSupplier processor) throws Exception {
        int from = begin(pace.words(), (long) pace.words() * (pace.listeners() + pace.more()));
        Deliveries deliveries = current;
        double before = processor.getAsDouble();
        speak(from, pace.words(), pace.rate(), mouth);
        long expected = (long) pace.words() * pace.listeners();
        settle(deliveries, expected);
        double micros = 1e6 * (processor.getAsDouble() - before) / expected;
        Round round = new Round(deliveries.millis(0.5), deliveries.millis(0.99), micros);
        findings.say(
                "%-28s p50 %6.1f ms, p99 %6.1f ms, %5.1f us of processor for each that heard",
                who, round.p50(), round.p99(), round.micros());
        findings.require(
                "each of " + pace.words() + " words was heard by all: " + deliveries.count() + " of " + expected,
                deliveries.count() == expected);
        return round;
    }

    private static void settle(Deliveries deliveries, long expected) throws InterruptedException {
        for (int i = 0; i < STEPS && deliveries.count() < expected; i++) {
            Thread.sleep(STEP_MILLIS);
        }
    }

    private void speak(int from, int count, int rate, Mouth mouth) throws Exception {
        Deliveries deliveries = current;
        AtomicInteger number = new AtomicInteger(from);
        long start = System.nanoTime() + 200_000_000L;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                ends.add(senders.submit(() -> {
                    for (int mine = number.getAndIncrement(); mine < from + count; mine = number.getAndIncrement()) {
                        long due = start + (mine - from) * (1_000_000_000L / rate);
                        LockSupport.parkNanos(due - System.nanoTime());
                        deliveries.say(mine, due);
                        mouth.say(mine);
                    }
                    return null;
                }));
            }
            for (Future<Void> end : ends) {
                end.get();
            }
        } finally {
            senders.shutdown();
        }
    }

    Speakers speakers(List<Citizens.Citizen> members) {
        return new Speakers(members);
    }

    /** Members take turns, each by the interface, over a connection of the thread that speaks. */
    final class Speakers implements Mouth, AutoCloseable {
        private final List<Citizens.Citizen> members;
        private final List<Citizens> open = new ArrayList<>();
        private final ThreadLocal<Citizens> own = ThreadLocal.withInitial(this::connect);

        private Speakers(List<Citizens.Citizen> members) {
            this.members = members;
        }

        private Citizens connect() {
            try {
                Citizens made = new Citizens(city);
                synchronized (open) {
                    open.add(made);
                }
                return made;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void say(int number) throws IOException {
            own.get().say(members.get(number % members.size()), Citizens.sentence(number));
        }

        @Override
        public void close() throws IOException {
            for (Citizens each : open) {
                each.close();
            }
        }
    }
}
