package id.kentongan.core.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.audit.entity.AuditEntry;
import id.kentongan.core.audit.entity.ChainHead;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-22T03:04:05.678901Z");
    private static final UUID ID = UUID.fromString("019aa8c2-0000-7000-8000-000000000001");

    private final AuditChain chain = new AuditChain(SECRET);

    private static AuditEntry entry(String actor, String action, String object, String detail) {
        return new AuditEntry(1, ID, 7, AT, actor, action, object, detail);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new AuditChain(SECRET.substring(1))).hasMessageContaining("32");
    }

    @Test
    void the_same_secret_makes_the_same_chain_and_another_one_does_not() {
        byte[] seal = chain.next(chain.start(1), 1, AT, ID, entry("a", "b", "c", null));
        assertThat(new AuditChain(SECRET).next(chain.start(1), 1, AT, ID, entry("a", "b", "c", null)))
                .isEqualTo(seal);
        assertThat(new AuditChain(SECRET + "!").next(chain.start(1), 1, AT, ID, entry("a", "b", "c", null)))
                .isNotEqualTo(seal);
        assertThat(chain.start(1)).isNotEqualTo(chain.start(2));
    }

    @Test
    void text_cannot_move_from_one_column_to_the_next() {
        assertThat(entry("ab", "c", "d", null).canonical())
                .isNotEqualTo(entry("a", "bc", "d", null).canonical());
        assertThat(entry("a", "b", "c", null).canonical())
                .isNotEqualTo(entry("a", "b", "c", "").canonical());
    }

    @Test
    void anybody_can_check_a_signature_with_the_public_key() throws Exception {
        LocalDate day = LocalDate.of(2026, 11, 21);
        byte[] hash = chain.start(1);
        byte[] signed = chain.sign(1, day, 42, hash);
        assertThat(chain.signed(1, day, 42, hash, signed)).isTrue();
        assertThat(chain.signed(1, day, 43, hash, signed)).isFalse();
        assertThat(chain.signed(1, day, 42, hash, new byte[64])).isFalse();

        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(chain.publicKey())));
        Signature other = Signature.getInstance("Ed25519");
        other.initVerify(key);
        other.update(new byte[3]);
        assertThat(other.verify(signed)).isFalse();
    }

    @Test
    void a_head_is_found_again_in_a_line_of_the_log() {
        ChainHead head = ChainHead.of(31, 123_456, chain.start(31));
        assertThat(ChainHead.find("2026-11-22T03:04:05.678Z INFO AUD-0001 " + head.line()))
                .contains(head);
        assertThat(ChainHead.find("audit head tenant=x")).isEmpty();
    }
}
