package id.kentongan.report.entity.routing;

import id.kentongan.core.organisation.entity.Tier;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a rule names: the office of a tier that answers for the report's place, a service of the government by its key, or
 * one unit. As text {@code tier:kecamatan}, {@code agency:bpbd}, {@code unit:} and an id.
 *
 * @param value the tier, the key or the id
 */
public record Receiver(Kind kind, String value) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,30}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** How it is named. */
    public enum Kind {
        TIER,
        AGENCY,
        UNIT
    }

    public static Receiver agency(String key) {
        return new Receiver(Kind.AGENCY, key);
    }

    public static Receiver unit(UUID id) {
        return new Receiver(Kind.UNIT, id.toString());
    }

    public static Receiver tier(Tier tier) {
        return new Receiver(Kind.TIER, word(tier));
    }

    /** @return empty for a text that names nobody */
    public static Optional<Receiver> parse(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "tier" ->
                Stream.of(Tier.values())
                        .filter(tier -> tier != Tier.AGENCY && word(tier).equals(value))
                        .map(Receiver::tier)
                        .findFirst();
            case "agency" -> KEY.matcher(value).matches() ? Optional.of(agency(value)) : Optional.empty();
            case "unit" -> ID.matcher(value).matches() ? Optional.of(new Receiver(Kind.UNIT, value)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Of a receiver by tier. */
    public Tier tier() {
        return Tier.valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** Of a receiver by unit. */
    public UUID unit() {
        return UUID.fromString(value);
    }

    private static String word(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
