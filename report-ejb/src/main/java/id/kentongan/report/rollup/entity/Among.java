package id.kentongan.report.rollup.entity;

import java.util.Optional;
import java.util.UUID;

/**
 * Only the reports of one category, channel or unit.
 *
 * @param key its code, word or id; at most {@value #LONGEST} characters
 */
public record Among(Kind kind, String key) {

    private static final int LONGEST = 60;

    /** What reports are told apart by. */
    public enum Kind {
        CATEGORY("r.category_code = ?"),
        CHANNEL("r.channel = ?"),
        UNIT("r.unit_id = ?");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    /** In SQL, about {@code report.report r}, with one argument. */
    public String condition() {
        return kind.condition;
    }

    public Object argument() {
        return kind == Kind.UNIT ? UUID.fromString(key) : key;
    }

    /**
     * @param by {@code category}, {@code channel} or {@code unit}
     * @return empty for what can be none
     */
    public static Optional<Among> of(String by, String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (by) {
            case "category" -> Optional.of(new Among(Kind.CATEGORY, key));
            case "channel" -> Optional.of(new Among(Kind.CHANNEL, key));
            case "unit" ->
                key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                        ? Optional.of(new Among(Kind.UNIT, key))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
