package id.kentongan.st.measure;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What somebody learns who tries to sign in as others: from the time of the answers whether an account exists, and by
 * 10,000 guesses its password. And what everybody else notices of it.
 */
final class SignInMeasurement {

    private static final Path FOLDER = Checkout.ROOT.resolve("system-tests/target/measure");
    private static final int PAIRS = 50;
    private static final int WARM_UP = 10;
    private static final double SHARE = 0.05;
    private static final double MILLIS = 5;
    private static final int GUESSES = 10_000;
    private static final int GUESSERS = 24;
    private static final long MOST_TRIES = 50;
    private static final double PAGE_SECONDS = 2;
    private static final long PAUSE_NANOS = 250_000_000L;
    private static final String VICTIM = "jkt-kecamatan";

    private final Findings findings;

    SignInMeasurement() throws IOException {
        findings = new Findings("sign-in", "Signing in as somebody else");
    }

    int run() throws Exception {
        try (Kentongan kentongan = Kentongan.in(FOLDER.resolve("sign-in")).withTheScriptsOptions()) {
            kentongan.start().awaitReady();
            findings.say("limits per client raised (KENTONGAN_LIMIT_…): one client stands for all addresses");
            findings.say("");
            names(kentongan);
            findings.say("");
            guesses(kentongan);
        }
        return findings.end();
    }

    /** An account that exists and one that does not, in turns; each pair begins with the other one than the last. */
    private void names(Kentongan kentongan) throws SQLException {
        Officer visitor = Officer.stranger(kentongan);
        HttpResponse<String> page = visitor.get("/sign-in.xhtml");
        List<Double> existing = new ArrayList<>();
        List<Double> missing = new ArrayList<>();
        int texts = 0;
        for (int i = -WARM_UP; i < PAIRS; i++) {
            String unknown = "jkt-nobody" + Math.abs(i);
            forgive(kentongan);
            Tried first = attempt(visitor, page, i % 2 == 0 ? VICTIM : unknown);
            Tried second = attempt(visitor, first.page(), i % 2 == 0 ? unknown : VICTIM);
            page = second.page();
            if (i >= 0) {
                existing.add((i % 2 == 0 ? first : second).millis());
                missing.add((i % 2 == 0 ? second : first).millis());
                texts += first.text().equals(second.text()) ? 1 : 0;
            }
        }
        double one = median(existing);
        double other = median(missing);
        findings.say(
                "%d pairs in turns, wrong password, medians: %.1f ms (exists), %.1f ms (does not)", PAIRS, one, other);
        findings.say(
                "spread: %.1f to %.1f ms and %.1f to %.1f ms (tenth to ninetieth of a hundred)",
                at(existing, 0.1), at(existing, 0.9), at(missing, 0.1), at(missing, 0.9));
        double difference = Math.abs(one - other);
        findings.expect(
                String.format(Locale.ROOT, "difference %.1f ms: less than 5 %% or 5 ms", difference),
                difference < MILLIS || difference < SHARE * Math.min(one, other));
        findings.expect("pairs with the same words", PAIRS, texts);
    }

    private record Tried(double millis, HttpResponse<String> page, String text) {}

    private static Tried attempt(Officer visitor, HttpResponse<String> page, String user) {
        long start = System.nanoTime();
        HttpResponse<String> answer = guess(visitor, page, user, "salah sekali 99");
        double millis = (System.nanoTime() - start) / 1e6;
        String text = answer.body()
                .replace(user, "USER")
                .replaceAll("value=\"[^\"]*\"|nonce=\"[^\"]*\"|nonce-[A-Za-z0-9+/=]+", "");
        return new Tried(millis, answer, text);
    }

    private static HttpResponse<String> guess(
            Officer visitor, HttpResponse<String> page, String user, String password) {
        return visitor.submit(
                page, "signIn", Map.of("signIn:userName", user, "signIn:password", password, "signIn:submit", ""));
    }

    /** Guessers without a pause against one account, more than there are places; meanwhile an officer reads the board. */
    private void guesses(Kentongan kentongan) throws Exception {
        Officer officer = Officer.signIn(kentongan, "jkt-pemprov", kentongan.password("jkt-pemprov"));
        forgive(kentongan);
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(GUESSERS + 1);
        List<Double> pages = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        try {
            Future<?> reader = threads.submit(() -> {
                while (going.get()) {
                    long began = System.nanoTime();
                    HttpResponse<String> page = officer.get("/alert/list.xhtml");
                    if (page.statusCode() == 200) {
                        pages.add((System.nanoTime() - began) / 1e9);
                    }
                    LockSupport.parkNanos(200_000_000);
                }
            });
            List<Future<?>> guessers = new ArrayList<>();
            for (int i = 0; i < GUESSERS; i++) {
                guessers.add(threads.submit(() -> {
                    Officer guesser = Officer.stranger(kentongan);
                    HttpResponse<String> page = guesser.get("/sign-in.xhtml");
                    for (int n = sent.incrementAndGet(); n <= GUESSES; n = sent.incrementAndGet()) {
                        if (page.statusCode() != 200) {
                            busy.incrementAndGet();
                            LockSupport.parkNanos(PAUSE_NANOS);
                            page = guesser.get("/sign-in.xhtml");
                        }
                        if (page.statusCode() == 200) {
                            page = guess(guesser, page, VICTIM, "tebakan " + n);
                            inside.addAndGet(page.uri().getPath().equals("/sign-in.xhtml") ? 0 : 1);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> guesser : guessers) {
                guesser.get(30, TimeUnit.MINUTES);
            }
            going.set(false);
            reader.get(1, TimeUnit.MINUTES);
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long looked = tries(kentongan);
        findings.say(
                "%d guesses in %.0f s, %d of them refused for want of a place; the password was looked at %d times",
                GUESSES, seconds, busy.get(), looked);
        findings.expect("guesses that came in: " + inside.get(), inside.get() == 0);
        findings.expect("looked at: " + looked + ", at most " + MOST_TRIES + " in an hour", looked <= MOST_TRIES);
        findings.say(
                "board of an officer meanwhile: %d times, median %.0f ms, p95 %.0f ms",
                pages.size(), median(pages) * 1e3, at(pages, 0.95) * 1e3);
        findings.expect("p95 of the board below 2 s", !pages.isEmpty() && at(pages, 0.95) < PAGE_SECONDS);
    }

    private static long tries(Kentongan kentongan) throws SQLException {
        try (Connection owner = owner(kentongan);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select failed_tries from core.account where user_name = '" + VICTIM + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void forgive(Kentongan kentongan) throws SQLException {
        try (Connection owner = owner(kentongan);
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "update core.account set failed_tries = 0, locked_until = null where user_name = '" + VICTIM + "'");
        }
    }

    private static Connection owner(Kentongan kentongan) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "kentongan_owner");
        login.setProperty("password", kentongan.secrets().getProperty("database.owner"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan", login);
    }

    private static double median(List<Double> values) {
        return at(values, 0.5);
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
