package id.kentongan.web.work.view;

import id.kentongan.report.followup.boundary.WorkBulk;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the form of the list sends, read; anything else is nothing. */
final class Picked {

    private static final Pattern REPORT = Pattern.compile("([0-9]{1,9}):([A-Z0-9-]{1,40}):([0-9]{1,9})");
    private static final String PERSON = "p:";

    private Picked() {}

    /** @param text {@code tenant:ticket:version} */
    static Optional<WorkBulk.Chosen> of(String text) {
        Matcher parts = REPORT.matcher(text);
        return parts.matches()
                ? Optional.of(new WorkBulk.Chosen(
                        Integer.parseInt(parts.group(1)), parts.group(2), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** @param to {@code p:} and a person's id */
    static @Nullable UUID person(String to) {
        return to.startsWith(PERSON) ? id(to.substring(PERSON.length())) : null;
    }

    /** @param to a unit's id */
    static @Nullable UUID unit(String to) {
        return to.startsWith(PERSON) ? null : id(to);
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
