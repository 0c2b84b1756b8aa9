package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Beside;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The limits as they are shipped: a server of its own, with nothing set. */
@Beside
class ShippedLimitsIT {

    private static final Kentongan KENTONGAN = Kentongan.in(
                    Checkout.ROOT.resolve("system-tests/target/blackbox/limits"))
            .withShippedLimits();

    /** More than any bucket holds. */
    private static final int MANY = 2_000;

    @BeforeAll
    static void start() {
        KENTONGAN.start().awaitReady();
    }

    @AfterAll
    static void stop() {
        KENTONGAN.close();
    }

    @Test
    void a_stranger_reads_a_hundred_at_once_is_told_to_wait_and_may_go_on_then() throws IOException {
        String path = "/api/v1/jurisdictions";
        int served = 0;
        Wire.Answer answer = get(path);
        while (answer.status() == 200 && served < MANY) {
            served++;
            answer = get(path);
        }
        // A hundred, less what the other test has just used of this address.
        assertThat(served).isBetween(60, 1_000);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("/problems/too-many-requests");
        int wait = Integer.parseInt(answer.header("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1, 10);
        // One request has come back each twentieth of a second.
        String told = "";
        for (int asked = 0; asked < MANY && !told.contains("<code>429</code>"); asked++) {
            told = get("/open311/v2/discovery.xml").body();
        }
        assertThat(told).contains("<code>429</code>");

        // Others are not concerned: machines that watch, and partners.
        assertThat(get("/api/health").status()).isEqualTo(200);
        assertThat(file().status()).isEqualTo(201);
        assertThat(get(path, "X-Api-Key: " + KENTONGAN.open311Key()).status()).isEqualTo(200);

        // Keys that are made up, a new one each time, are the stranger's; some of his requests have come back
        // meanwhile.
        int madeUp = 0;
        while (get(path, "X-Api-Key: made-up-" + madeUp).status() == 200 && madeUp < MANY) {
            madeUp++;
        }
        assertThat(madeUp).isLessThan(300);

        // The answer named the time; this waits for that and for nothing else.
        LockSupport.parkNanos(wait * 1_000_000_000L);
        assertThat(get(path).status()).isEqualTo(200);
    }

    @Test
    void nobody_tries_passwords_for_long() throws IOException {
        int tried = 0;
        Wire.Answer answer = signIn();
        while (answer.status() != 429 && tried < MANY) {
            tried++;
            answer = signIn();
        }
        assertThat(tried).isBetween(10, 60);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body()).contains("<h1>");
    }

    private static Wire.Answer get(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return send(request + "Connection: close\r\n\r\n");
    }

    private static Wire.Answer signIn() throws IOException {
        return send("POST /sign-in.xhtml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b");
    }

    private static Wire.Answer file() throws IOException {
        String body = "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.1754,\"lon\":106.8272}";
        return send("POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Api-Key: "
                + KENTONGAN.open311Key() + "\r\nIdempotency-Key: " + UUID.randomUUID()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static Wire.Answer send(String request) throws IOException {
        return Wire.send(KENTONGAN.port(), Wire.bytes(request.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
