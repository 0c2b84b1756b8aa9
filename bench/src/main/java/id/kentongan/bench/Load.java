package id.kentongan.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that each send the next request when the last is answered: how much there can be, not how long one waits. */
final class Load {
    private final int clients;

    Load(int clients) {
        this.clients = clients;
    }

    /** One client; closed at the end. */
    interface Client extends AutoCloseable {
        /** Does it once. */
        void once() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Makes the clients. */
    interface Clients {
        Client client(int number) throws Exception;
    }

    /**
     * What a round came to.
     *
     * @param done how often it was done
     * @param seconds from the first to the last
     * @param micros how long each took, sorted
     */
    record Round(long done, double seconds, int[] micros) {
        double perSecond() {
            return done / seconds;
        }

        /** @param share between 0 and 1 */
        double millis(double share) {
            return micros.length == 0
                    ? 0
                    : micros[(int) Math.min(micros.length - 1L, (long) (share * micros.length))] / 1e3;
        }
    }

    /** Until it was done so often, all clients together. */
    Round times(long count, Clients made) throws Exception {
        AtomicLong left = new AtomicLong(count);
        return run(made, () -> left.getAndDecrement() > 0);
    }

    /** For so long. */
    Round during(double seconds, Clients made) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return run(made, () -> System.nanoTime() < end);
    }

    private interface More {
        boolean more();
    }

    private Round run(Clients made, More more) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<int[]>> results = new ArrayList<>();
        try {
            for (int number = 0; number < clients; number++) {
                int mine = number;
                results.add(threads.submit(() -> {
                    try (Client client = made.client(mine)) {
                        ready.countDown();
                        go.await();
                        return repeat(client, more);
                    } finally {
                        ready.countDown();
                    }
                }));
            }
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            int[] all = new int[0];
            for (Future<int[]> result : results) {
                int[] one = result.get();
                int at = all.length;
                all = Arrays.copyOf(all, at + one.length);
                System.arraycopy(one, 0, all, at, one.length);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(all);
            return new Round(all.length, seconds, all);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int[] repeat(Client client, More more) throws Exception {
        int[] micros = new int[1 << 12];
        int count = 0;
        while (more.more()) {
            long start = System.nanoTime();
            client.once();
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (int) ((System.nanoTime() - start) / 1_000);
        }
        return Arrays.copyOf(micros, count);
    }
}
