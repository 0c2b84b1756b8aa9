package id.kentongan.core.organisation.entity;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An official code of the Ministry of Home Affairs with its dots, such as {@code 31.71.03.1001}; RW and RT append three
 * digits each. The dots matter: BPS writes ten digits without them, and its 3171 is another city than 31.71.
 */
public record AreaCode(String value) implements Comparable<AreaCode>, Serializable {

    private static final Pattern FORM =
            Pattern.compile("\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4}(\\.\\d{3}(\\.\\d{3})?)?)?)?)?");

    public AreaCode {
        if (!isAreaCode(value)) {
            throw new IllegalArgumentException("not an area code: " + value);
        }
    }

    public static boolean isAreaCode(String value) {
        return value.length() <= 21 && FORM.matcher(value).matches();
    }

    public Level level() {
        return switch (value.length()) {
            case 2 -> Level.PROVINSI;
            case 5 -> Level.KOTA;
            case 8 -> Level.KECAMATAN;
            case 13 -> Level.KELURAHAN;
            case 17 -> Level.RW;
            default -> Level.RT;
        };
    }

    public Optional<AreaCode> parent() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new AreaCode(value.substring(0, dot)));
    }

    /** The area of that level that this one lies in, itself included; empty when that level is below this one. */
    public Optional<AreaCode> at(Level level) {
        int length = switch (level) {
            case PROVINSI -> 2;
            case KOTA -> 5;
            case KECAMATAN -> 8;
            case KELURAHAN -> 13;
            case RW -> 17;
            case RT -> 21;
        };
        return value.length() < length ? Optional.empty() : Optional.of(new AreaCode(value.substring(0, length)));
    }

    /** Whether this area is that one or lies in it. */
    public boolean within(AreaCode other) {
        return value.startsWith(other.value)
                && (value.length() == other.value.length() || value.charAt(other.value.length()) == '.');
    }

    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
