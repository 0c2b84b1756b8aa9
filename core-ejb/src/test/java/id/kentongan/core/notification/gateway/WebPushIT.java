package id.kentongan.core.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.mail.control.Undeliverable;
import id.kentongan.core.notification.control.PushKeys;
import id.kentongan.core.notification.entity.PushTarget;
import id.kentongan.core.time.DatabaseClock;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a push service of the test's own, which reads what came as a browser would, by RFC 8291 and RFC 8292. */
class WebPushIT {

    private static final byte[] SECRET = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> set = new HashMap<>(Map.of(
            "kentongan.profile", "demo",
            "kentongan.push.hosts", "127.0.0.1, *.push.example",
            "kentongan.public.url", "https://kota.example",
            "kentongan.identity.key", "an identity key for tests, of 32 characters"));
    private final Settings settings = new Settings() {
        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(set.get(name));
        }
    };
    private final Sql sql = new Sql();
    private final KeyPair browser = PushCipher.pair();
    private WebPush push;
    private HttpServer service;
    private int answer = 201;
    private Headers headers = new Headers();
    private byte[] body = {};

    @BeforeEach
    void start() throws IOException {
        TestDatabase.bind();
        push = new WebPush(settings, new PushKeys(sql, new IdentityKey(settings)), new DatabaseClock(sql) {
            @Override
            public OffsetDateTime now() {
                return OffsetDateTime.now();
            }
        });
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/", exchange -> {
            headers = exchange.getRequestHeaders();
            body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void a_browser_reads_it_and_its_service_knows_who_sent_it() throws Exception {
        UUID id = UUID.randomUUID();

        push.carry(target(endpoint()), "{\"title\":\"Eskalasi\"}", true, id);

        assertThat(read()).isEqualTo("{\"title\":\"Eskalasi\"}");
        assertThat(headers.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(headers.getFirst("Urgency")).isEqualTo("high");
        assertThat(headers.getFirst("TTL")).isEqualTo("86400");
        assertThat(headers.getFirst("Topic")).matches("[A-Za-z0-9_-]{22}");
        String[] known =
                headers.getFirst("Authorization").substring("vapid t=".length()).split(", k=");
        assertThat(known[1]).isEqualTo(push.publicKey().orElseThrow());
        String[] token = known[0].split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(PushCipher.read(Base64.getUrlDecoder().decode(known[1])));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        JsonObject claims = Json.createReader(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(token[1])))
                .readObject();
        assertThat(claims.getString("aud"))
                .isEqualTo("http://127.0.0.1:" + service.getAddress().getPort());
        assertThat(claims.getString("sub")).isEqualTo("https://kota.example");
        assertThat(claims.getJsonNumber("exp").longValue() - System.currentTimeMillis() / 1000)
                .isBetween(3_600L, 86_400L);
        // Another node has the same key.
        assertThat(new PushKeys(sql, new IdentityKey(settings))
                        .pair()
                        .map(pair -> PushCipher.point((ECPublicKey) pair.getPublic())))
                .hasValueSatisfying(point -> assertThat(
                                Base64.getUrlEncoder().withoutPadding().encodeToString(point))
                        .isEqualTo(known[1]));
    }

    @ParameterizedTest
    @CsvSource({"404, true", "410, true", "429, false", "500, false", "400, false", "302, false"})
    void what_the_service_says_is_told_apart(int status, boolean gone) {
        answer = status;
        assertThatThrownBy(() -> push.carry(target(endpoint()), "{}", false, UUID.randomUUID()))
                .satisfies(e -> assertThat(e instanceof Undeliverable).isEqualTo(gone))
                .isInstanceOf(IOException.class);
    }

    /** What a page sends may name any address in the world, or in our own house. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "https://127.0.0.2/x",
                "http://a.push.example/x",
                "https://a.push.example:8443/x",
                "https://push.example.evil.example/x",
                "https://apush.example/x",
                "https://169.254.169.254/latest",
                "ftp://a.push.example/x",
                "https://localhost/x"
            })
    void only_services_of_the_settings_are_called(String endpoint) {
        assertThat(push.reaches(target(endpoint))).isFalse();
        assertThatThrownBy(() -> push.carry(target(endpoint), "{}", false, UUID.randomUUID()))
                .isInstanceOf(Undeliverable.class);
    }

    @Test
    void one_of_them_is_and_this_machine_in_a_demonstration_alone() {
        assertThat(push.reaches(target("https://a.push.example/x"))).isTrue();
        assertThat(push.reaches(target(endpoint()))).isTrue();
        set.put("kentongan.profile", "production");
        WebPush production = new WebPush(
                new Settings() {
                    @Override
                    public Optional<String> find(String name) {
                        return Optional.ofNullable(set.get(name));
                    }
                },
                new PushKeys(sql, new IdentityKey(settings)),
                new DatabaseClock(sql));
        assertThat(production.reaches(target(endpoint()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"endpoint\":\"https://a.push.example/x\"}",
                "{\"endpoint\":\"https://a.push.example/x\",\"keys\":{\"p256dh\":\"AAAA\",\"auth\":\"AAAA\"}}",
                "{\"endpoint\":\"https://a.push.example/x\",\"keys\":{\"p256dh\":1,\"auth\":2}}"
            })
    void what_is_no_subscription_is_none(String text) {
        assertThat(PushTarget.read(text)).isEmpty();
        assertThat(PushTarget.read(" ".repeat(5_000) + text)).isEmpty();
    }

    private String endpoint() {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/push/abc";
    }

    private PushTarget target(String endpoint) {
        PushTarget target =
                new PushTarget(URI.create(endpoint), PushCipher.point((ECPublicKey) browser.getPublic()), SECRET);
        return PushTarget.read(target.text()).orElseThrow();
    }

    /** What a browser does with a push: written from the standard, with nothing of the sender's code but the curve. */
    private String read() throws Exception {
        byte[] salt = Arrays.copyOfRange(body, 0, 16);
        byte[] sender = Arrays.copyOfRange(body, 21, 21 + body[20]);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(PushCipher.read(sender), true);
        byte[] material = hkdf(
                SECRET,
                agreement.generateSecret(),
                join(
                        "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                        PushCipher.point((ECPublicKey) browser.getPublic()),
                        sender),
                32);
        byte[] key = hkdf(salt, material, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = hkdf(salt, material, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] plain = cipher.doFinal(body, 21 + body[20], body.length - 21 - body[20]);
        assertThat(plain[plain.length - 1]).as("the last record").isEqualTo((byte) 2);
        return new String(plain, 0, plain.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        byte[] root = mac.doFinal(input);
        mac.init(new SecretKeySpec(root, "HmacSHA256"));
        return Arrays.copyOf(mac.doFinal(join(info, new byte[] {1})), length);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
