package id.kentongan.core.vault.entity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells about themselves with a report, so that they can be asked and told. All of it may be missing; then
 * nothing is kept, and the report is nobody's.
 *
 * @param firstName at most {@value #LONGEST_NAME} characters, or null
 * @param lastName at most {@value #LONGEST_NAME} characters, or null
 */
public record Reporter(
        @Nullable Contact eMail,
        @Nullable Contact phone,
        @Nullable String firstName,
        @Nullable String lastName) {

    public static final int LONGEST_NAME = 100;

    /** Somebody who tells nothing. */
    public static final Reporter ANONYMOUS = new Reporter(null, null, null, null);

    public Reporter {
        if (eMail != null && eMail.kind() != ContactKind.E_MAIL || phone != null && phone.kind() != ContactKind.PHONE) {
            throw new IllegalArgumentException("a contact of the other kind");
        }
        firstName = name(firstName).orElse(null);
        lastName = name(lastName).orElse(null);
    }

    public boolean anonymous() {
        return eMail == null && phone == null && firstName == null && lastName == null;
    }

    private static Optional<String> name(@Nullable String text) {
        Optional<String> name = Optional.ofNullable(text).map(String::strip).filter(known -> !known.isEmpty());
        name.ifPresent(known -> {
            if (known.codePointCount(0, known.length()) > LONGEST_NAME
                    || known.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "a name has at most %d characters, none of them a control character".formatted(LONGEST_NAME));
            }
        });
        return name;
    }

    /** Never what is in it: it would end in a log. */
    @Override
    public String toString() {
        return anonymous() ? "Reporter[anonymous]" : "Reporter[…]";
    }
}
