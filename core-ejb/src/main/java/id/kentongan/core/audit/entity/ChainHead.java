package id.kentongan.core.audit.entity;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a tenant's chain had come at some moment. Written down elsewhere it proves later that nothing was cut off.
 *
 * @param hash the last seal's, 64 hexadecimal digits
 */
public record ChainHead(int tenantId, long seq, String hash) {

    private static final Pattern LINE =
            Pattern.compile("audit head tenant=(\\d{1,9}) seq=(\\d{1,18}) hash=([0-9a-f]{64})");

    public static ChainHead of(int tenantId, long seq, byte[] hash) {
        return new ChainHead(tenantId, seq, HexFormat.of().formatHex(hash));
    }

    /** @return the line that is written to the log, and that {@link #find} reads again */
    public String line() {
        return "audit head tenant=%d seq=%d hash=%s".formatted(tenantId, seq, hash);
    }

    /** @return the head that a line of a log carries */
    public static Optional<ChainHead> find(String line) {
        Matcher found = LINE.matcher(line);
        return found.find()
                ? Optional.of(
                        new ChainHead(Integer.parseInt(found.group(1)), Long.parseLong(found.group(2)), found.group(3)))
                : Optional.empty();
    }
}
