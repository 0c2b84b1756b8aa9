package id.kentongan.st.canary;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A person whom nobody else could be mistaken for.
 *
 * @param nik sixteen digits, like a number of residence
 * @param phone as it is dialled at home
 */
record Canary(String firstName, String lastName, String nik, String phone, String eMail, String device) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Canary draw() {
        String tail = letters(12);
        return new Canary(
                "Kenari" + letters(10),
                "Burung" + letters(10),
                "31" + digits(14),
                "0812" + digits(8),
                "kenari." + tail + "@" + tail + ".example",
                UUID.randomUUID().toString());
    }

    /** Every form in which something of the person could be written. */
    List<String> values() {
        String subscriber = phone.substring(1);
        return List.of(
                firstName,
                lastName,
                firstName + " " + lastName,
                nik,
                phone,
                subscriber,
                "62" + subscriber,
                "+62" + subscriber,
                eMail,
                eMail.toUpperCase(Locale.ROOT),
                device);
    }

    private static String letters(int length) {
        return draw("bcdfghjklmnpqrstvwxz", length);
    }

    private static String digits(int length) {
        return draw("0123456789", length);
    }

    private static String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
