package id.kentongan.st.faults;

import id.kentongan.st.api.Office;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.LivePage;
import id.kentongan.st.measure.Findings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * People talk in the rooms of their kelurahan, fifty messages a second; their lines break at random, and one of two nodes is
 * killed again and again. In the end everybody knows everything that was accepted, as it is now.
 */
final class RoomsThroughKills implements Experiment {

    private static final List<String> KELURAHAN =
            List.of("31.71.01.1001", "31.71.01.1002", "31.71.01.1003", "31.71.01.1004", "31.71.01.1005");
    private static final int PEOPLE = 50;
    private static final int PER_SECOND = 50;
    private static final double OUT_SECONDS = 1;

    /** Of a hundred things that are said so many are edited, and as many taken back. */
    private static final int CHANGED_PERCENT = 5;

    /** What a client was told: of whom, where, and what it says now. */
    private record Said(
            Neighbour who, long number, @Nullable String words) {}

    @Override
    public String id() {
        return "R15";
    }

    @Override
    public String title() {
        return "rooms while nodes are killed";
    }

    @Override
    public String control() {
        return "clients do not ask for what they have missed";
    }

    @Override
    public String mustMiss() {
        return "messages that somebody does not know";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        Stage stage = Stage.forNodes(
                run,
                OwnDatabase.start(run.folder().resolve("database")),
                Map.of(
                        "KENTONGAN_LIMIT_TALK", "100000/100000",
                        "KENTONGAN_LIMIT_ADDRESS", "100000/100000",
                        "KENTONGAN_LIMIT_OFFICER", "100000/100000",
                        "KENTONGAN_BOUNDS_SOCKETS_PERSON", "1000",
                        "KENTONGAN_BOUNDS_SOCKETS_ADDRESS", "1000"),
                () -> {});
        try {
            stage.join(Map.of());
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        int kills = run.unprotected() ? 1 : run.sized(5, 1);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        Map<String, Said> said = new ConcurrentHashMap<>();
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger changed = new AtomicInteger();
        try (Office office = new Office(stage.kentongan(), stage.books().connect())) {
            List<Neighbour> people = people(run, stage, office, http);
            try {
                people.forEach(Neighbour::begin);
                Talk talk = new Talk(people, said, attempts, changed, run.seed());
                talk.begin();
                Random random = new Random(run.seed());
                for (int kill = 1; kill <= kills; kill++) {
                    KillTheProgram.pause(Duration.ofMillis(5_000 + random.nextInt(5_000)));
                    Kentongan node = stage.nodes().get(random.nextInt(2));
                    node.kill();
                    long killed = System.nanoTime();
                    node.start().awaitReady();
                    findings.progress(
                            "kill %d at %d accepted, ready after %.1f s",
                            kill, said.size(), (System.nanoTime() - killed) / 1e9);
                }
                KillTheProgram.pause(Duration.ofSeconds(run.sized(10, 5)));
                findings.expect("messages that were never accepted", 0, talk.end(Duration.ofMinutes(2)));
                people.forEach(Neighbour::calmDown);
                judge(stage, findings, people, said, attempts.get(), changed.get());
                if (!run.unprotected()) {
                    out(stage, office, findings);
                }
            } finally {
                people.forEach(Neighbour::close);
            }
        }
    }

    private static List<Neighbour> people(Run run, Stage stage, Office office, HttpClient http) throws Exception {
        List<Neighbour> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Neighbour one =
                    new Neighbour(http, stage.nodes(), office.neighbour().cookie(), run.unprotected(), run.seed() + i);
            one.moveIn(KELURAHAN.get(i % KELURAHAN.size()));
            people.add(one);
        }
        return people;
    }

    /** Who is put out hears it at once, at whichever node. */
    private static void out(Stage stage, Office office, Findings findings) throws Exception {
        Office.Clerk somebody = office.neighbour();
        office.post(somebody, "/api/v1/me/home", "{\"area\":\"" + KELURAHAN.get(0) + "\",\"age\":\"adult\"}");
        String rooms = office.get(somebody, "/api/v1/me/rooms").body();
        String room = rooms.replaceAll("(?s).*\\{\"id\":\"([0-9a-f-]{36})\",\"kind\":\"kelurahan\".*", "$1");
        office.post(
                somebody,
                "/api/v1/me/rooms/" + room + "/messages",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Selamat malam\"}");
        try (LivePage one = LivePage.talking(stage.nodes().get(0), somebody.cookie());
                LivePage other = LivePage.talking(stage.nodes().get(1), somebody.cookie())) {
            KillTheProgram.pause(Duration.ofSeconds(2));
            office.change(
                    "update chat.member set blocked_until = now() + interval '1 hour' where speaker = (select speaker from"
                            + " chat.message where room_id = ?::uuid order by seq desc limit 1)",
                    room);
            long began = System.nanoTime();
            double slowest = 0;
            for (LivePage page : List.of(one, other)) {
                page.awaitFrame("{\"topic\":\"out\",\"room\":\"" + room + "\"}");
                slowest = (System.nanoTime() - began) / 1e9;
            }
            findings.expect(
                    "who is put out hears it at both nodes after %.2f s, promised %.0f s"
                            .formatted(slowest, OUT_SECONDS),
                    slowest <= OUT_SECONDS);
        }
    }

    private static void judge(
            Stage stage, Findings findings, List<Neighbour> people, Map<String, Said> said, int attempts, int changed)
            throws Exception {
        Books books = stage.books();
        long stored = books.number("select count(*) from chat.message where kind = 'WORDS'");
        findings.say(
                "accepted: %d messages and %d changes of them, %d attempts; %d people in %d rooms came back %d times",
                said.size(),
                changed,
                attempts,
                PEOPLE,
                KELURAHAN.size(),
                people.stream().mapToInt(Neighbour::returns).sum());
        findings.expect("messages that are stored twice, or that nobody was told of", 0, stored - said.size());
        findings.expect(
                "rooms with a gap in their numbers",
                0,
                books.number("select count(*) from (select room_id from chat.message group by room_id"
                        + " having max(seq) <> count(*)) gaps"));
        double known = ClockJumps.until(() -> allKnow(books, people), Duration.ofSeconds(60));
        findings.expect("everybody knew the last change %.1f s after the end".formatted(known), known >= 0);
        Map<String, Map<Long, Neighbour.Known>> truth = truth(books);
        long missing = 0;
        long stale = 0;
        for (Neighbour one : people) {
            Map<Long, Neighbour.Known> log = one.log();
            for (Map.Entry<Long, Neighbour.Known> message :
                    truth.getOrDefault(one.room(), Map.of()).entrySet()) {
                Neighbour.Known mine = log.get(message.getKey());
                if (mine == null || !mine.id().equals(message.getValue().id())) {
                    missing++;
                } else if (!mine.state().equals(message.getValue().state())
                        || !Objects.equals(mine.words(), message.getValue().words())) {
                    stale++;
                }
            }
            Set<Long> unknown = new HashSet<>(log.keySet());
            unknown.removeAll(truth.getOrDefault(one.room(), Map.of()).keySet());
            missing += unknown.size();
        }
        findings.expect("messages that somebody does not know, or that are nowhere else", 0, missing);
        findings.expect("messages that somebody knows as they were before an edit or a removal", 0, stale);
        long lost = said.entrySet().stream()
                .filter(entry -> {
                    Neighbour.Known kept = truth.getOrDefault(
                                    entry.getValue().who().room(), Map.of())
                            .get(entry.getValue().number());
                    return kept == null
                            || entry.getValue().words() == null && !kept.state().equals("removed")
                            || entry.getValue().words() != null
                                    && !entry.getValue().words().equals(kept.words());
                })
                .count();
        findings.expect("accepted messages and changes that are not there", 0, lost);
    }

    private static boolean allKnow(Books books, List<Neighbour> people) throws Exception {
        Map<String, Long> last = new HashMap<>();
        books.texts("select id || ' ' || last_change from chat.room").forEach(line -> {
            String[] cells = line.split(" ");
            last.put(cells[0], Long.valueOf(cells[1]));
        });
        return people.stream().allMatch(one -> one.upTo() >= last.getOrDefault(one.room(), 0L));
    }

    private static Map<String, Map<Long, Neighbour.Known>> truth(Books books) throws Exception {
        Map<String, Map<Long, Neighbour.Known>> truth = new HashMap<>();
        books.texts("select room_id || '|' || seq || '|' || id || '|' || change || '|' || lower(state) || '|'"
                        + " || coalesce(words, '') from chat.message where kind = 'WORDS'")
                .forEach(line -> {
                    String[] cells = line.split("\\|", 6);
                    truth.computeIfAbsent(cells[0], none -> new HashMap<>())
                            .put(
                                    Long.valueOf(cells[1]),
                                    new Neighbour.Known(
                                            cells[2],
                                            Long.parseLong(cells[3]),
                                            cells[4],
                                            cells[5].isEmpty() ? null : cells[5]));
                });
        return truth;
    }

    /** What is said, at a fixed rate, whether the nodes keep up or not. */
    private static final class Talk {

        private final List<Neighbour> people;
        private final Map<String, Said> said;
        private final AtomicInteger attempts;
        private final AtomicInteger changed;
        private final Random random;
        private final ExecutorService mouths = Executors.newFixedThreadPool(96, task -> {
            Thread thread = new Thread(task, "mouth");
            thread.setDaemon(true);
            return thread;
        });
        private final AtomicInteger pending = new AtomicInteger();
        private final Thread clock = new Thread(this::tick, "talk");
        private volatile boolean over;

        Talk(List<Neighbour> people, Map<String, Said> said, AtomicInteger attempts, AtomicInteger changed, long seed) {
            this.people = people;
            this.said = said;
            this.attempts = attempts;
            this.changed = changed;
            this.random = new Random(seed);
            clock.setDaemon(true);
        }

        void begin() {
            clock.start();
        }

        private void tick() {
            long next = System.nanoTime();
            for (int number = 1; !over; number++) {
                Neighbour who = people.get(random.nextInt(people.size()));
                String words = "Kabar " + number + " dari pos ronda";
                int fate = random.nextInt(100);
                pending.incrementAndGet();
                mouths.execute(() -> {
                    try {
                        talk(who, words, fate);
                    } finally {
                        pending.decrementAndGet();
                    }
                });
                next += 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }

        private void talk(Neighbour who, String words, int fate) {
            String id = UUID.randomUUID().toString();
            long seq = who.say(id, words, attempts);
            if (seq < 0) {
                return;
            }
            said.put(id, new Said(who, seq, words));
            if (fate < CHANGED_PERCENT) {
                who.edit(seq, words + " diralat", attempts);
                said.put(id, new Said(who, seq, words + " diralat"));
                changed.incrementAndGet();
            } else if (fate < 2 * CHANGED_PERCENT) {
                who.remove(seq, attempts);
                said.put(id, new Said(who, seq, null));
                changed.incrementAndGet();
            }
        }

        /** Nobody begins to speak any more; answers with how many could not end in time. */
        int end(Duration limit) throws InterruptedException {
            over = true;
            clock.join();
            long end = System.nanoTime() + limit.toNanos();
            while (pending.get() > 0 && System.nanoTime() < end) {
                KillTheProgram.pause(Duration.ofMillis(100));
            }
            mouths.shutdownNow();
            return pending.get();
        }
    }
}
