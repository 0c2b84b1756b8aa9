package id.kentongan.st.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every role on every tier tries every operation of the pages on every object. What may succeed stands in
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
        String flipped = expected.iterator().next();
        expected.remove(flipped);
        assertThat(mismatches(expected, done))
                .as("with one cell flipped on purpose")
                .containsExactly(flipped);
    }

    private static Set<String> mismatches(Set<String> expected, Set<String> done) {
        Set<String> mismatches = new TreeSet<>(expected);
        mismatches.removeAll(done);
        done.stream().filter(cell -> !expected.contains(cell)).forEach(mismatches::add);
        return mismatches;
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

        private void report(String name, City.Filed report) throws SQLException {
            String address = "?tenant=" + report.tenant() + "&ticket=" + report.ticket();
            cell("READ_REPORT", name, shown(officer.get("/report/show.xhtml" + address)));
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
