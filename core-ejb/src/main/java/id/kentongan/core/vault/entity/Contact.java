package id.kentongan.core.vault.entity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way to reach a person, in the one form in which it is kept and compared.
 *
 * @param value an address of at most {@value #LONGEST_E_MAIL} characters in small letters, its domain in ASCII; or a
 *     telephone number as ITU-T E.164 writes it, such as {@code +6281234567890}
 */
public record Contact(ContactKind kind, String value) {

    /** RFC 5321, 4.5.3.1.3: a path of 256 octets without its angle brackets. */
    public static final int LONGEST_E_MAIL = 254;

    /** What is read at the most, with the spaces and signs that people write. */
    public static final int LONGEST_WRITTEN = 320;

    private static final int LONGEST_LOCAL_PART = 64;

    /** Nothing that a header of a mail or an SMTP command could take for its own. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+" + "(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s.()/\\u00A0\\u2010-\\u2015-]");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Telkom's plan: no subscriber's number begins with 0 or 1, and none has more than 12 digits behind the 62. */
    private static final Pattern INDONESIAN = Pattern.compile("\\+62[2-9][0-9]{6,11}");

    /**
     * Reads what a person or another system wrote.
     *
     * @param written such as {@code Budi@Contoh.ID} or {@code 0812-3456-7890}
     * @return empty if it is none of its kind
     */
    public static Optional<Contact> of(ContactKind kind, String written) {
        if (written.length() > LONGEST_WRITTEN) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(written.strip(), Normalizer.Form.NFKC);
        Optional<String> value = kind == ContactKind.E_MAIL ? eMail(text) : phone(text);
        return value.map(known -> new Contact(kind, known));
    }

    /** Capital letters mean the same to every provider there is, so to us too: one person, one address. */
    private static Optional<String> eMail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        String domain;
        try {
            domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String address = local + "@" + domain;
        boolean fit = address.length() <= LONGEST_E_MAIL
                && LOCAL_PART.matcher(local).matches()
                && DOMAIN.matcher(domain).matches();
        return fit ? Optional.of(address) : Optional.empty();
    }

    /** {@code 0812…}, {@code 62812…}, {@code 812…} are Indonesian; what begins with another country's + stays. */
    private static Optional<String> phone(String text) {
        String digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        String number;
        if (digits.startsWith("+620")) {
            // "+62 (0)812": the zero is dialled at home only.
            number = "+62" + digits.substring(4);
        } else if (digits.startsWith("+")) {
            number = digits;
        } else if (digits.startsWith("00")) {
            number = "+" + digits.substring(2);
        } else if (digits.startsWith("0")) {
            number = "+62" + digits.substring(1);
        } else if (digits.startsWith("62")) {
            number = "+" + digits;
        } else {
            number = "+62" + digits;
        }
        boolean fit = E164.matcher(number).matches()
                && (!number.startsWith("+62") || INDONESIAN.matcher(number).matches());
        return fit ? Optional.of(number) : Optional.empty();
    }

    /** Never the value: it would end in a log. */
    @Override
    public String toString() {
        return "Contact[" + kind + "]";
    }
}
