package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Beside;
import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Killed and started again, told to stop: the whole life of a data folder. */
@Beside
class LifecycleBlackBoxIT {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration FAREWELL = Duration.ofSeconds(24);
    private static final Duration REAPED = Duration.ofSeconds(5);

    @Test
    void a_killed_run_loses_nothing_and_a_stopped_one_leaves_nothing_behind() throws Exception {
        try (Kentongan kentongan = Kentongan.in(
                Checkout.ROOT.resolve("system-tests/target/blackbox/lifecycle"),
                Map.of("KENTONGAN_STOP_AFTER", String.valueOf(FAREWELL.toSeconds())))) {
            kentongan.start().awaitReady();
            Open311Client client = new Open311Client(kentongan);
            String ticket = client.file("Sebelum mati lampu");
            String password = kentongan.password("jkt-kelurahan");

            kentongan.kill();

            ProcessHandle orphan = kentongan.postgres();
            assertThat(orphan.isAlive())
                    .as("PostgreSQL outlives the killed run")
                    .isTrue();
            kentongan.start().awaitReady();
            Eventually.within(
                    REAPED, () -> assertThat(orphan.isAlive()).as("the orphan").isFalse());
            assertThat(kentongan.lines())
                    .filteredOn(line -> line.contains("of the previous run is still alive")
                            && line.contains(String.valueOf(orphan.pid())))
                    .hasSize(1);
            assertThat(client.get("requests/" + ticket + ".json").statusCode()).isEqualTo(200);
            assertThat(kentongan.password("jkt-kelurahan")).isEqualTo(password);
            assertThat(Officer.signIn(kentongan, "jkt-kelurahan", password)
                            .report(ticket)
                            .body())
                    .contains("Sebelum mati lampu");

            ProcessHandle postgres = kentongan.postgres();
            List<ProcessHandle> children =
                    kentongan.running().toHandle().descendants().toList();
            saysFarewell(kentongan);
            // The second word: nobody waits for the end of the farewell.
            Duration stopping = kentongan.stop();

            assertThat(stopping).isLessThan(STOP_LIMIT);
            // Ended, they stay in the system's list until the first process has taken note.
            Eventually.within(REAPED, () -> {
                assertThat(postgres.isAlive()).as("PostgreSQL").isFalse();
                assertThat(children).noneMatch(ProcessHandle::isAlive);
            });
            assertThat(kentongan.number("select count(*) from core.case_file where reference = '" + ticket + "'"))
                    .as("what was accepted is there without a run, too")
                    .isOne();
        }
    }

    /** Told to stop, it is not healthy any more, sends open pages elsewhere, and serves on. */
    private static void saysFarewell(Kentongan kentongan) throws IOException, InterruptedException {
        Officer officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        try (LivePage page = LivePage.open(kentongan, officer.cookie())) {
            assertThat(kept(kentongan).headers().firstValue("Connection")).isNotEqualTo(Optional.of("close"));
            kentongan.running().destroy();
            Eventually.within(REAPED, () -> {
                HttpResponse<String> health = officer.get("/api/health");
                assertThat(health.statusCode()).isEqualTo(503);
                assertThat(health.body()).contains("\"stopping\"").doesNotContain("\"database\"");
            });
            assertThat(page.closeCode(FAREWELL)).as("the service begins anew").isEqualTo(1012);
            HttpResponse<String> served = kept(kentongan);
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.headers().firstValue("Connection")).contains("close");
            assertThat(new Open311Client(kentongan).file("Masih diterima")).isNotEmpty();
            assertThat(kentongan.lines()).anyMatch(line -> line.contains("says farewell"));
        }
    }

    /** In HTTP/1.1, as proxies ask: the other one has no such header. */
    private static HttpResponse<String> kept(Kentongan kentongan) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(kentongan.uri("/lapor")).build(), HttpResponse.BodyHandlers.ofString());
    }
}
