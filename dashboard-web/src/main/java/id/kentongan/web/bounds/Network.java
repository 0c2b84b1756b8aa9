package id.kentongan.web.bounds;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}, or one address.
 *
 * @param bits how many leading bits count
 */
record Network(InetAddress address, int bits) {

    /** Digits only: a name would be looked up. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    /**
     * @throws IllegalStateException if it is no block of addresses; the text says so
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = numeric(slash < 0 ? text : text.substring(0, slash));
        if (address.isPresent()) {
            int most = address.get().getAddress().length * 8;
            String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
            if (bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= most) {
                return new Network(address.get(), Integer.parseInt(bits));
            }
        }
        throw new IllegalStateException("not a block of addresses such as 10.0.0.0/8: '" + text + "'");
    }

    /** An address that is written in digits; never asks a name server. */
    static Optional<InetAddress> numeric(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
