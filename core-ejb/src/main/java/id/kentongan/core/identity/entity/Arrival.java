package id.kentongan.core.identity.entity;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in from.
 *
 * @param device a coarse name that its owner recognizes, such as {@code Firefox · Linux}
 * @param earlierToken of the session that the browser has already, null if it has none: it ends with the sign-in
 */
public record Arrival(String device, @Nullable String earlierToken) {

    public static final int LONGEST_DEVICE = 60;

    public Arrival {
        device = device.length() > LONGEST_DEVICE ? device.substring(0, LONGEST_DEVICE) : device;
    }

    @Override
    public String toString() {
        return "Arrival[device=" + device + "]";
    }
}
