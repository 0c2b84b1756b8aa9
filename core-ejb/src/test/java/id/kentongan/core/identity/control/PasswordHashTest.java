package id.kentongan.core.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final char[] PASSWORD = "kentongan di pos ronda".toCharArray();

    @Test
    void a_password_fits_its_own_hash_only() {
        String hash = PasswordHash.hash(PASSWORD);
        assertThat(hash).startsWith("$pbkdf2-sha512$i=210000$");
        assertThat(PasswordHash.verify(PASSWORD, hash)).isTrue();
        assertThat(PasswordHash.verify("kentongan di pos rondA".toCharArray(), hash))
                .isFalse();
    }

    @Test
    void the_same_password_hashes_differently_each_time() {
        assertThat(PasswordHash.hash(PASSWORD, 10)).isNotEqualTo(PasswordHash.hash(PASSWORD, 10));
    }

    @Test
    void a_hash_of_another_cost_is_still_readable() {
        assertThat(PasswordHash.verify(PASSWORD, PasswordHash.hash(PASSWORD, 10)))
                .isTrue();
    }

    @Test
    void a_missing_or_unreadable_hash_fits_nothing() {
        assertThat(PasswordHash.verify(PASSWORD, null)).isFalse();
        assertThat(PasswordHash.verify(PASSWORD, "")).isFalse();
        assertThat(PasswordHash.verify(PASSWORD, "kentongan di pos ronda")).isFalse();
        assertThat(PasswordHash.verify(PASSWORD, PasswordHash.hash(PASSWORD, 10) + "x"))
                .isFalse();
    }

    /** A value computed with Python's hashlib: other implementations can read what we store. */
    @Test
    void a_hash_from_elsewhere_is_understood() {
        assertThat(
                        PasswordHash.verify(
                                "rahasia".toCharArray(),
                                "$pbkdf2-sha512$i=1000$AAECAwQFBgcICQoLDA0ODw$l6W6xUosJpCB7shIuqBRu67Xa0csyWyGmNoKjjbx3ES5hIOVP0IdG2jHubCauNiBedRnuT0wy0zxgJEqK+EvMQ"))
                .isTrue();
    }
}
