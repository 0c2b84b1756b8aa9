package id.kentongan.core.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the example of RFC 8291, appendix A. */
class PushCipherTest {

    private static final byte[] BROWSER =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] SECRET = bytes("BTBZMqHH6r4Tts7J_aSIgg");
    private static final byte[] TEXT = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);

    @Test
    void it_makes_of_the_example_what_the_standard_makes_of_it() throws Exception {
        KeyPair ours = new KeyPair(
                PushCipher.read(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(
                                new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                                PushCipher.curve())));

        byte[] sealed = PushCipher.seal(TEXT, BROWSER, SECRET, bytes("DGv6ra1nlYgDCS1FRnbzlw"), ours);

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj"
                                + "_Qulcy4a-fN");
    }

    @Test
    void no_two_are_alike() {
        assertThat(PushCipher.seal(TEXT, BROWSER, SECRET)).isNotEqualTo(PushCipher.seal(TEXT, BROWSER, SECRET));
    }

    @Test
    void what_is_no_point_of_the_curve_or_too_long_is_refused() {
        byte[] beside = BROWSER.clone();
        beside[64] ^= 1;
        byte[] compressed = BROWSER.clone();
        compressed[0] = 2;
        for (byte[] wrong : new byte[][] {beside, compressed, new byte[65], new byte[0]}) {
            assertThatThrownBy(() -> PushCipher.seal(TEXT, wrong, SECRET)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PushCipher.seal(new byte[PushCipher.LONGEST + 1], BROWSER, SECRET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "224.0.0.1, true",
        "::1, true",
        "fe80::1, true",
        "fd00::1, true",
        "::ffff:10.0.0.1, true",
        "142.250.4.95, false",
        "2404:6800:4003::5f, false",
        "100.128.0.1, false"
    })
    void a_private_network_is_not_called(String address, boolean inner) throws Exception {
        assertThat(WebPush.inner(InetAddress.getByName(address))).isEqualTo(inner);
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
