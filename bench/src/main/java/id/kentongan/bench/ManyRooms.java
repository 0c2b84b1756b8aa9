package id.kentongan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** B7b: 90 rooms with 56 open pages each: what an idle page holds, and how soon a word is there when many talk at once. */
final class ManyRooms {
    private static final int ROOMS = 90;
    private static final int MEMBERS = 56;
    private static final int RATE = 12;
    private static final double MOST_MILLIS = 150;
    private static final int MOST_BYTES = 25_000;
    private static final int KIB = 1_024;

    private final City city;
    private final Findings findings;
    private final Options options;
    private final Conversation talk;

    ManyRooms(City city, Findings findings, Options options) {
        this.city = city;
        this.findings = findings;
        this.options = options;
        this.talk = new Conversation(city, findings);
    }

    void run() throws Exception {
        try (Citizens citizens = new Citizens(city);
                Listeners listeners = new Listeners()) {
            findings.progress("%d people move to %d kelurahan", ROOMS * MEMBERS, ROOMS);
            List<List<Citizens.Citizen>> rooms = new ArrayList<>();
            for (String area : areas()) {
                rooms.add(citizens.move(area, MEMBERS));
            }
            // One of each stays open all the time, so that what belongs to rooms is not counted for pages.
            for (List<Citizens.Citizen> room : rooms) {
                talk.open(citizens, listeners, room.get(0));
            }
            Heap before = Heap.of(city.pid());
            long residentBefore = resident();
            for (List<Citizens.Citizen> room : rooms) {
                for (Citizens.Citizen member : room.subList(1, MEMBERS)) {
                    talk.open(citizens, listeners, member);
                }
            }
            double pages = ROOMS * (MEMBERS - 1.0);
            Heap after = Heap.of(city.pid());
            double each = (after.sum() - before.sum()) / pages;
            findings.say("");
            findings.say("of what each idle page holds, by class, in bytes:");
            after.grown(before, pages).forEach(findings::say);
            findings.say("");
            findings.say(
                    "with %.0f more idle pages the process has %.1f kB of memory more for each",
                    pages, (resident() - residentBefore) / pages);
            findings.goal(
                    "an idle page holds %.0f bytes of the heap, goal at most %d".formatted(each, MOST_BYTES),
                    each <= MOST_BYTES);
            speak(rooms);
        }
    }

    private void speak(List<List<Citizens.Citizen>> rooms) throws Exception {
        // One after another, so that no room hears two in a row.
        List<Citizens.Citizen> turns = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            for (List<Citizens.Citizen> room : rooms) {
                turns.add(room.get(member));
            }
        }
        try (Conversation.Speakers ours = talk.speakers(turns)) {
            findings.progress("warming up");
            talk.warmUp(ours);
            findings.say("");
            findings.say("%d rooms of %d, %d words a second among all", ROOMS, MEMBERS, RATE);
            double worst = 0;
            for (int round = 0; round < options.pairs(); round++) {
                worst = Math.max(
                        worst,
                        talk.round(
                                        "round " + (round + 1),
                                        new Conversation.Pace(RATE, RATE * options.seconds(), MEMBERS, 0),
                                        ours,
                                        () -> Processor.of(city.pid()))
                                .p99());
            }
            findings.goal(
                    "p99 of the slowest round: %.0f ms, goal at most %.0f".formatted(worst, MOST_MILLIS),
                    worst <= MOST_MILLIS);
        }
    }

    private List<String> areas() throws SQLException {
        List<String> areas = new ArrayList<>();
        try (Connection connection = city.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select u.area_code from core.unit u join core.tenant t"
                        + " on t.id = u.tenant_id and t.code = 'JKT' where u.tier = 'KELURAHAN' and u.closed_at is null"
                        + " order by u.area_code limit " + ROOMS)) {
            while (row.next()) {
                areas.add(row.getString(1));
            }
        }
        if (areas.size() < ROOMS) {
            throw new IllegalStateException(areas.size() + " kelurahan");
        }
        return areas;
    }

    /** Kilobytes of memory that the process has. */
    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + city.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB / 1_000)
                .findFirst()
                .orElseThrow();
    }
}
