package id.kentongan.bench;

import java.io.IOException;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * B4b: 300 boards of alerts are open, each as a browser has it: a socket, and after each signal, once a second at most,
 * the list anew. Reports come in at a fixed rate, in whatever kelurahan. Measured is from the moment at which a report
 * was to be sent, whether the server took it then or not, until a board of its kelurahan shows its number.
 */
final class Freshness {
    private static final double MOST_SECONDS = 2;
    private static final int BOARDS = 300;
    private static final int RATE = 100;
    private static final int WARM_UP_RATE = 40;
    private static final int WARM_UP_SECONDS = 120;
    private static final int SENDERS = 32;
    private static final int READERS = 24;
    private static final long BETWEEN_MILLIS = 1_000;
    private static final String PATH = "/alert/list.xhtml";
    private static final Pattern TICKET = Pattern.compile("JKT-\\d{4}-[0-9A-Z]{5}-[0-9A-Z]{5}");

    private final City city;
    private final Findings findings;
    private final Options options;
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final ScheduledExecutorService readers = Executors.newScheduledThreadPool(READERS);
    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();

    Freshness(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
    }

    /** A board has shown a number for the first time. */
    private record Sight(String ticket, long nanos) {}

    /** A report of a kelurahan, from the moment at which it was to be sent. */
    private record Sent(String area, long nanos) {}

    private record Spot(String area, String lat, String lon) {}

    /** One open page. */
    private final class Board {
        private final Browser browser;
        private final String cards;
        private final AtomicBoolean planned = new AtomicBoolean();
        private final java.util.Set<String> seen = ConcurrentHashMap.newKeySet();
        private volatile long last;

        Board(Clerks.Clerk clerk) throws Exception {
            browser = new Browser(city, clerk.cookie());
            cards = Browser.cards(browser.open(PATH));
            sockets.add(Ear.open(city, clerk.cookie(), browser.post("/live/ticket"), this::heard));
        }

        private void heard(String said) {
            if (said.contains("unit:") && planned.compareAndSet(false, true)) {
                long wait = Math.max(0, last + BETWEEN_MILLIS - System.nanoTime() / 1_000_000);
                readers.schedule(this::look, wait, TimeUnit.MILLISECONDS);
            }
        }

        private void look() {
            planned.set(false);
            last = System.nanoTime() / 1_000_000;
            try {
                String list;
                synchronized (browser) {
                    list = browser.open(cards);
                }
                long now = System.nanoTime();
                Matcher ticket = TICKET.matcher(list);
                while (ticket.find()) {
                    if (seen.add(ticket.group())) {
                        sights.add(new Sight(ticket.group(), now));
                    }
                }
            } catch (IOException | RuntimeException e) {
                unanswered.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            }
        }
    }

    void run() throws Exception {
        findings.progress("inventing 100000 reports");
        city.invent(100_000, 7);
        city.settle();
        List<Clerks.Clerk> clerks = new ArrayList<>();
        while (clerks.size() < BOARDS) {
            clerks.addAll(Clerks.hire(city, "u.tier = 'KELURAHAN'", "OFFICER"));
        }
        List<Spot> spots = spots();
        List<Board> boards = new ArrayList<>();
        for (Clerks.Clerk clerk : clerks.subList(0, BOARDS)) {
            boards.add(new Board(clerk));
        }
        findings.say("");
        findings.require(boards.size() + " open boards", boards.size() == BOARDS);
        findings.progress("warming up");
        // Slowly and long: else the Java compiler is still at work on one of the two cores when it begins.
        send(spots, WARM_UP_RATE, WARM_UP_SECONDS);
        Thread.sleep(5_000);
        sights.clear();
        sent.clear();
        double app = Processor.of(city.pid());
        double database = Processor.withChildren(city.databasePid());
        int count = send(spots, RATE, 3 * options.seconds());
        Thread.sleep(10_000);
        double app2 = Processor.of(city.pid()) - app;
        double database2 = Processor.withChildren(city.databasePid()) - database;
        readers.shutdownNow();
        Map<String, Long> boardsOf = clerks.subList(0, BOARDS).stream()
                .collect(Collectors.groupingBy(Clerks.Clerk::area, Collectors.counting()));
        long expected = sent.values().stream()
                .mapToLong(report -> boardsOf.getOrDefault(report.area(), 0L))
                .sum();
        double[] seen = sights.stream()
                .filter(sight -> sent.containsKey(sight.ticket()))
                .mapToDouble(sight -> (sight.nanos() - sent.get(sight.ticket()).nanos()) / 1e9)
                .toArray();
        // What no board saw is later than anything that one saw.
        double[] all = DoubleStream.concat(
                        DoubleStream.of(seen),
                        DoubleStream.generate(() -> Double.POSITIVE_INFINITY)
                                .limit(Math.max(0, expected - seen.length)))
                .sorted()
                .toArray();
        findings.say(
                "%d reports at %d a second on %d boards of %d kelurahan; processor s: server %.1f, database %.1f",
                count, RATE, BOARDS, boardsOf.size(), app2, database2);
        findings.require(sent.size() + " of " + count + " reports were answered with a ticket", sent.size() == count);
        findings.require(
                seen.length + " of " + expected + " times a report was to come onto a board, it did",
                seen.length == expected);
        findings.require("looks without an answer: " + unanswered, unanswered.isEmpty());
        findings.say(
                "until it was on the board: p50 %.2f s, p90 %.2f s, p99 %.2f s, the last %.2f s",
                share(all, 0.5), share(all, 0.9), share(all, 0.99), share(all, 1));
        findings.goal(
                "p99 %.2f s, goal at most %.0f".formatted(share(all, 0.99), MOST_SECONDS),
                share(all, 0.99) <= MOST_SECONDS);
    }

    private static double share(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    /** At a fixed rate, whatever the answers do. */
    private int send(List<Spot> spots, int rate, int forSeconds) throws Exception {
        int count = rate * forSeconds;
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime() + 500_000_000L;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<java.util.concurrent.Future<Void>> ends = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            ends.add(senders.submit(() -> {
                Random random = new Random();
                try (Browser browser = new Browser(city, "")) {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        long due = start + number * (1_000_000_000L / rate);
                        java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
                        Spot spot = spots.get(random.nextInt(spots.size()));
                        Matcher ticket =
                                TICKET.matcher(browser.file(city.key(), spot.lat(), spot.lon(), Intake.words(random)));
                        if (ticket.find()) {
                            sent.put(ticket.group(), new Sent(spot.area(), due));
                        }
                    }
                }
                return null;
            }));
        }
        for (java.util.concurrent.Future<Void> end : ends) {
            end.get();
        }
        senders.shutdown();
        return count;
    }

    private List<Spot> spots() throws SQLException {
        List<Spot> spots = new ArrayList<>();
        try (Connection connection = city.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select s.area_code, s.lat, s.lon from core.cell_sample s"
                        + " where s.number = 1 and s.area_code like '31.7%'")) {
            while (row.next()) {
                spots.add(new Spot(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return spots;
    }
}
