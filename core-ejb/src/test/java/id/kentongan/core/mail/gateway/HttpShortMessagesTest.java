package id.kentongan.core.mail.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.mail.control.CarrierAway;
import id.kentongan.core.mail.control.Undeliverable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a provider of the test's own. */
class HttpShortMessagesTest {

    private static final UUID ID = UUID.fromString("0190a0b0-0000-7000-8000-000000000001");

    private final Map<String, String> set = new HashMap<>();
    private final MessageOffice office = new MessageOffice(new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(set.get(name));
        }
    });
    private HttpServer provider;
    private int answer = 200;
    private Headers headers = new Headers();
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        provider.createContext("/", exchange -> {
            headers = exchange.getRequestHeaders();
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        provider.start();
        set.put("kentongan.sms.url", "http://127.0.0.1:" + provider.getAddress().getPort() + "/v1/messages");
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void a_provider_gets_what_the_template_says_and_cannot_be_given_more() throws IOException {
        set.put("kentongan.sms.token", "rahasia");
        set.put("kentongan.sms.body", "{\"number\":\"{to}\",\"message\":{\"text\":\"{text}\"},\"ref\":\"{id}\"}");

        office.carry("+6281234567890", "Kode: 1\",\"to\":\"{id}\n$1", ID);

        assertThat(body)
                .isEqualTo(
                        "{\"number\":\"+6281234567890\",\"message\":{\"text\":\"Kode: 1\\\",\\\"to\\\":\\\"{id}\\n$1\"},"
                                + "\"ref\":\"" + ID + "\"}");
        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer rahasia");
        assertThat(headers.getFirst("Idempotency-Key")).isEqualTo(ID.toString());
        assertThat(headers.getFirst("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "202, none",
        "422, refused",
        "410, refused",
        "401, away",
        "403, away",
        "400, again",
        "404, again",
        "500, again",
        "302, again"
    })
    void what_it_answers_is_told_apart(int status, String meaning) {
        answer = status;
        Class<?> expected = switch (meaning) {
            case "refused" -> Undeliverable.class;
            case "away" -> CarrierAway.class;
            default -> IOException.class;
        };
        if (meaning.equals("none")) {
            assertThatCode(() -> office.carry("+62811", "x", ID)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> office.carry("+62811", "x", ID))
                    .isExactlyInstanceOf(expected)
                    .hasMessageNotContaining("62811");
        }
    }

    @Test
    void a_provider_that_is_not_there_is_away_and_one_without_encryption_is_none() {
        provider.stop(0);
        assertThatThrownBy(() -> office.carry("+62811", "x", ID)).isInstanceOf(CarrierAway.class);
        assertThatThrownBy(() -> new HttpShortMessages("http://provider.example/x", new Settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("https");
        set.clear();
        assertThat(office.ready()).isFalse();
        assertThatThrownBy(() -> office.carry("+62811", "x", ID)).isInstanceOf(CarrierAway.class);
    }
}
