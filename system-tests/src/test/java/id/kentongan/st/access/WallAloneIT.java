package id.kentongan.st.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Beside;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.faults.Sabotage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A build whose {@code may} says yes to everything, and in which everybody works for every unit. What lies in the own government is then open to anybody, which shows
 * that it does; what is another government's is still not there, by row-level security alone.
 */
@Beside
class WallAloneIT {

    private static final String OWN = "report in kecamatan 02";
    private static final String OVERSEEN = "report in another city of the province";
    private static final String FOREIGN = "report in a city that nobody here oversees";

    @Test
    void without_may_the_database_still_hides_other_governments() throws Exception {
        Path folder = Checkout.ROOT.resolve("system-tests/target/blackbox/wall-alone");
        Files.createDirectories(folder);
        Path jar = Sabotage.jar(
                folder,
                Map.of(
                        "id.kentongan.core.access.entity.Access",
                        Map.of("        return action.isOpen()", "        return true || action.isOpen()"),
                        "id.kentongan.core.access.entity.Actor",
                        Map.of("return posts.stream().anyMatch(post -> post.unit().equals(unit));", "return true;")));
        try (Kentongan kentongan =
                Kentongan.in(folder.resolve("home"), Map.of()).fromJar(jar)) {
            kentongan.start().awaitReady();
            try (City city = new City(kentongan)) {
                for (String who : new String[] {"OFFICER of KELURAHAN", "HEAD of PEMKOT", "AUDITOR of AGENCY"}) {
                    Officer officer = Officer.holding(kentongan, city.people.get(who));
                    assertThat(status(officer, city, OWN))
                            .as(who + ", own government")
                            .isEqualTo(200);
                    assertThat(status(officer, city, OVERSEEN))
                            .as(who + ", another city")
                            .isEqualTo(404);
                    assertThat(status(officer, city, FOREIGN))
                            .as(who + ", foreign")
                            .isEqualTo(404);
                }
                Officer governor = Officer.holding(kentongan, city.people.get("HEAD of PEMPROV"));
                assertThat(status(governor, city, OVERSEEN)).isEqualTo(200);
                assertThat(status(governor, city, FOREIGN)).isEqualTo(404);
                Officer nobody = Officer.holding(kentongan, city.people.get(City.INSTALLATION));
                assertThat(status(nobody, city, OWN))
                        .as("who has no government")
                        .isEqualTo(404);
            }
        }
    }

    private static int status(Officer officer, City city, String report) {
        City.Filed filed = city.reports.get(report);
        return officer.get("/report/show.xhtml?tenant=" + filed.tenant() + "&ticket=" + filed.ticket())
                .statusCode();
    }
}
