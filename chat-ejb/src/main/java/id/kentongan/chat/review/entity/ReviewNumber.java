package id.kentongan.chat.review.entity;

import id.kentongan.core.database.entity.PublicNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What people call a message that moderators were told of, such as {@code MOD-JKT-2611-7K3M9-QXA2B}. */
public record ReviewNumber(String value) {

    private static final String BEGINNING = "MOD-";
    private static final Pattern FORM = Pattern.compile(BEGINNING + PublicNumber.FORM);

    public ReviewNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no number of a moderation case: " + value);
        }
    }

    /** @param id whose lowest bits are random */
    public static ReviewNumber of(String tenantCode, UUID id) {
        return new ReviewNumber(BEGINNING + PublicNumber.of(tenantCode, id));
    }

    /** @return what a person typed, if it can be one; letters may be small */
    public static Optional<ReviewNumber> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(upper).matches() ? Optional.of(new ReviewNumber(upper)) : Optional.empty();
    }
}
