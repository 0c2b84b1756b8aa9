package id.kentongan.st.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.access.entity.Role;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Knock;
import id.kentongan.st.blackbox.LivePage;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every role on every tier tries every operation of the pages and of the live socket on every object. What may succeed stands in
 * {@code access-matrix.txt}; whatever else succeeds, or does not, is a mismatch.
 */
@ExtendWith(SharedKentongan.class)
class MatrixIT {

    private static final Path MATRIX =
            Checkout.ROOT.resolve("core-ejb/src/test/resources/id/kentongan/core/access/entity/access-matrix.txt");
    private static final Pattern ACCEPT =
            Pattern.compile("kentonganAccept *= *function\\(\\) *\\{[^}]*?s:\"([^\"]+)\"");

    @Test
    void each_cell_is_as_the_matrix_says(Kentongan kentongan) throws Exception {
        Set<String> tried = new TreeSet<>();
        Set<String> done = new TreeSet<>();
        try (City city = new City(kentongan)) {
            for (Map.Entry<String, String> person : city.people.entrySet()) {
                Officer officer = Officer.holding(kentongan, person.getValue());
                new Attempt(city, officer, person.getKey(), tried, done).everything();
            }
            new Listeners(kentongan, city, tried, done).everything();
            // Written down once a minute.
            Eventually.within(
                    Duration.ofSeconds(90),
                    () -> assertThat(city.denials("OFFICER of KELURAHAN")).contains("action:READ_REPORT"));
        }
        Set<String> expected = new TreeSet<>(Files.readAllLines(MATRIX));
        // Who is stored as an officer of an agency is an agency's officer, because the unit is one.
        expected.removeIf(cell -> cell.contains(": OFFICER of AGENCY: "));
        expected.stream()
                .filter(cell -> cell.contains(": AGENCY_OFFICER of AGENCY: "))
                .map(cell -> cell.replace("AGENCY_OFFICER", "OFFICER"))
                .toList()
                .forEach(expected::add);
        // Who administers the installation does so in every unit.
        tried.stream()
                .filter(cell -> cell.contains(": ADMINISTRATOR: board of ")
                        && expected.contains(cell.replaceFirst(": board of .*", ": installation")))
                .toList()
                .forEach(expected::add);
        expected.retainAll(tried);

        assertThat(tried).as("cells").hasSizeGreaterThan(2_000);
        assertThat(expected).as("allowed ones among them").hasSizeGreaterThan(120);
        assertThat(mismatches(expected, done)).isEmpty();
        assertThat(tried.stream().filter(cell -> cell.startsWith("HEAR_BOARD: ")))
                .as("cells of the socket")
                .hasSize(City.BOARDS * (Role.values().length * Tier.values().length + 1));
        for (String action : List.of("", "HEAR_BOARD: ")) {
            String flipped = expected.stream()
                    .filter(cell -> cell.startsWith(action))
                    .findFirst()
                    .orElseThrow();
            assertThat(mismatches(without(expected, flipped), done))
                    .as("with one cell flipped on purpose")
                    .containsExactly(flipped);
        }
        assertThat(mismatches(expected, without(done, "HEAR_BOARD: HEAD of PEMKOT: board of PEMKOT")))
                .as("with one that hears nothing")
                .containsExactly("HEAR_BOARD: HEAD of PEMKOT: board of PEMKOT");
    }

    private static Set<String> without(Set<String> cells, String one) {
        Set<String> rest = new TreeSet<>(cells);
        rest.remove(one);
        return rest;
    }

    private static Set<String> mismatches(Set<String> expected, Set<String> done) {
        Set<String> mismatches = new TreeSet<>(expected);
        mismatches.removeAll(done);
        done.stream().filter(cell -> !expected.contains(cell)).forEach(mismatches::add);
        return mismatches;
    }

    /** Everybody at the live socket at once, while each board is knocked at. */
    private static final class Listeners {

        private final Kentongan kentongan;
        private final City city;
        private final Set<String> tried;
        private final Set<String> done;

        Listeners(Kentongan kentongan, City city, Set<String> tried, Set<String> done) {
            this.kentongan = kentongan;
            this.city = city;
            this.tried = tried;
            this.done = done;
        }

        void everything() throws SQLException {
            Map<String, LivePage> pages = new TreeMap<>();
            try (Knock knock = new Knock(kentongan)) {
                for (Map.Entry<String, String> person : city.people.entrySet()) {
                    String cookie = "KENTONGAN-SESI=" + person.getValue();
                    int answer = LivePage.ask(kentongan, cookie).statusCode();
                    assertThat(answer).as(person.getKey()).isIn(200, 404);
                    if (answer == 200) {
                        pages.put(person.getKey(), LivePage.open(kentongan, cookie));
                    }
                }
                for (UUID unit : city.boards.values()) {
                    knock.at(City.CITY, unit);
                }
                // What is still under way is said before the next beat, since each page hears in order.
                UUID last = city.boards.get("board of KELURAHAN");
                pages.get("OFFICER of KELURAHAN").awaitFrame(last.toString());
                Map<String, Integer> beats = new TreeMap<>();
                pages.forEach((who, page) -> beats.put(
                        who,
                        (int) page.frames().stream()
                                        .filter(frame -> frame.contains("beat"))
                                        .count()
                                + 2));
                pages.forEach((who, page) -> page.awaitFrames("beat", beats.get(who)));
                for (String who : city.people.keySet()) {
                    city.boards.forEach((name, unit) -> {
                        String cell = "HEAR_BOARD: " + who + ": " + name;
                        tried.add(cell);
                        if (pages.containsKey(who)
                                && pages.get(who).frames().stream()
                                        .anyMatch(frame -> frame.contains(unit.toString()))) {
                            done.add(cell);
                        }
                    });
                }
            } finally {
                pages.values().forEach(LivePage::close);
            }
        }
    }

    /** One person's attempts. */
    private static final class Attempt {

        private final City city;
        private final Officer officer;
        private final String who;
        private final Set<String> tried;
        private final Set<String> done;

        Attempt(City city, Officer officer, String who, Set<String> tried, Set<String> done) {
            this.city = city;
            this.officer = officer;
            this.who = who;
            this.tried = tried;
            this.done = done;
        }

        void everything() throws SQLException {
            for (Map.Entry<String, UUID> board : city.boards.entrySet()) {
                board(board.getKey(), board.getValue());
            }
            for (Map.Entry<String, City.Filed> report : city.reports.entrySet()) {
                report(report.getKey(), report.getValue());
            }
            cell("READ_DEAD_LETTERS", "installation", shown(officer.get("/operation/dead-letters.xhtml")));
            cell("MANAGE_KEYS", "installation", shown(officer.get("/administration/keys.xhtml")));
        }

        private void board(String name, UUID unit) throws SQLException {
            HttpResponse<String> alerts = officer.get("/alert/list.xhtml?unit=" + unit);
            cell("READ_BOARD", name, shown(alerts) && alerts.body().contains("data-unit=\"" + unit + "\""));
            if (!name.equals("board of AGENCY")) {
                // Offices are administered by where they lie, agencies as well: for them that is another cell.
                cell("READ_OFFICES", name, shown(officer.get("/administration/units.xhtml?unit=" + unit)));
            }
            String government = City.GOVERNMENTS.get(name);
            if (government != null) {
                cell("READ_GOVERNMENT", name, shown(officer.get("/administration/tenants.xhtml?tenant=" + government)));
            }
            instruction(name, unit);
            HttpResponse<String> staff = officer.get("/administration/staff.xhtml?unit=" + unit);
            cell("READ_STAFF", name, shown(staff));
            if (shown(staff)) {
                long before = city.members(unit);
                officer.submit(
                        staff,
                        "duty",
                        Map.of(
                                "invite", "invite",
                                "invite:displayName", "Diundang " + who,
                                "invite:role", "OFFICER",
                                "invite:submit", ""));
                cell("CHANGE_STAFF", name, city.members(unit) > before);
            } else {
                cell("CHANGE_STAFF", name, false);
            }
        }

        /** What lies with a unit that has read it, and whether that unit could be told something. */
        private void instruction(String name, UUID unit) throws SQLException {
            HttpResponse<String> shown = officer.get("/api/v1/staff/instructions/" + city.instructions.get(name));
            cell("READ_INSTRUCTION", name, shown(shown));
            List<String> moves = shown(shown)
                    ? Json.createReader(new StringReader(shown.body()))
                            .readObject()
                            .getJsonArray("hops")
                            .getJsonObject(0)
                            .getJsonArray("moves")
                            .getValuesAs(JsonString::getString)
                    : List.of();
            cell("WORK_INSTRUCTION", name, moves.contains("progress"));
            cell("FORWARD_INSTRUCTION", name, moves.contains("forward"));
            cell("CONFIRM_INSTRUCTION", name, moves.contains("withdraw"));
            if (!name.equals("board of AGENCY")) {
                // Agencies are instructed by where they answer: for them that is another cell.
                HttpResponse<String> units = officer.get("/api/v1/staff/instruction-units?text=" + city.areaOf(unit));
                cell("ISSUE_INSTRUCTION", name, shown(units) && units.body().contains("\"" + unit + "\",\"name\""));
            }
        }

        private void report(String name, City.Filed report) throws SQLException {
            String address = "?tenant=" + report.tenant() + "&ticket=" + report.ticket();
            boolean read = shown(officer.get("/report/show.xhtml" + address));
            cell("READ_REPORT", name, read);
            rest(name, report, read);
            cell("REQUEST_REVEAL", name, shown(officer.get("/reveal/request.xhtml" + address)));
            HttpResponse<String> own = officer.get("/alert/list.xhtml");
            Matcher button = ACCEPT.matcher(own.body());
            if (shown(own) && button.find()) {
                // From a page of one's own, naming a report of anybody's.
                officer.submit(
                        own,
                        "commands",
                        Map.of(
                                button.group(1),
                                button.group(1),
                                "tenant",
                                String.valueOf(report.tenant()),
                                "ticket",
                                report.ticket()));
            }
            cell("ACCEPT_REPORT", name, city.takeBackAcceptance(report));
        }

        /** The interface shows what the pages show, and names every move that may be made with it. */
        private void rest(String name, City.Filed report, boolean read) {
            HttpResponse<String> answer = officer.get("/api/v1/staff/reports/" + report.ticket());
            assertThat(shown(answer))
                    .as("interface and page: " + who + ", " + name)
                    .isEqualTo(read);
            assertThat(shown(officer.get("/api/v1/staff/reports/" + report.ticket() + "/tasks")))
                    .as("parts: " + who + ", " + name)
                    .isEqualTo(read);
            List<String> moves = read
                    ? Json.createReader(new StringReader(answer.body()))
                            .readObject()
                            .getJsonArray("moves")
                            .getValuesAs(JsonString::getString)
                    : List.of();
            for (Move move : Move.possible(ReportStatus.SUBMITTED)) {
                cell(move.action().name(), name, moves.contains(move.name().toLowerCase(Locale.ROOT)));
            }
            // Who only decides in the queue makes no moves.
            HttpResponse<String> queue = officer.get(city.queueOf(report));
            cell(
                    "VERIFY_REPORT",
                    name,
                    queue.statusCode() == 200 && queue.body().contains(report.ticket()));
        }

        private static boolean shown(HttpResponse<String> page) {
            if (page.statusCode() != 200 && page.statusCode() != 404) {
                throw new AssertionError(page.statusCode() + " at " + page.uri() + "\n" + page.body());
            }
            return page.statusCode() == 200;
        }

        private void cell(String action, String object, boolean allowed) {
            String cell = action + ": " + who + ": " + object;
            tried.add(cell);
            if (allowed) {
                done.add(cell);
            }
        }
    }
}
