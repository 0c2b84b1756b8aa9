package id.kentongan.core.vault.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContactCipherTest {

    private final ContactCipher cipher = new ContactCipher("one secret of thirty-two characters or more");
    private final ContactCipher other = new ContactCipher("another secret of thirty-two characters or so");
    private final Contact mail =
            Contact.of(ContactKind.E_MAIL, "budi@contoh.id").orElseThrow();

    @Test
    void what_is_sealed_is_read_again_and_looks_different_each_time() {
        byte[] first = cipher.seal("E_MAIL", mail.value());
        byte[] second = cipher.seal("E_MAIL", mail.value());

        assertThat(cipher.open("E_MAIL", first)).isEqualTo("budi@contoh.id");
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("budi");
    }

    @Test
    void another_key_another_label_or_a_changed_byte_reads_nothing() {
        byte[] sealed = cipher.seal("E_MAIL", mail.value());

        assertThatThrownBy(() -> other.open("E_MAIL", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open("PHONE", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 20] ^= 1;
        assertThatThrownBy(() -> cipher.open("E_MAIL", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_contact_is_found_by_the_same_key_only() {
        Contact again = Contact.of(ContactKind.E_MAIL, "BUDI@contoh.id").orElseThrow();

        assertThat(cipher.lookup(mail)).isEqualTo(cipher.lookup(again)).hasSize(32);
        assertThat(other.lookup(mail)).isNotEqualTo(cipher.lookup(mail));
        assertThat(other.id()).isNotEqualTo(cipher.id()).matches("[0-9a-f]{8}");
    }
}
