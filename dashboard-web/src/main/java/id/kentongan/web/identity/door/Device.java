package id.kentongan.web.identity.door;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A coarse name of a browser, enough for its owner to recognize it among their own, from words of ours alone: what a
 * browser says of itself is neither kept nor shown.
 */
public final class Device {

    /** In the order of looking: many browsers name those that they resemble. */
    private static final Map<String, String> BROWSERS = new TreeMap<>(Map.of(
            "1Edg", "Edge",
            "2OPR/", "Opera",
            "3SamsungBrowser", "Samsung Internet",
            "4Firefox", "Firefox",
            "5Chrome", "Chrome",
            "6Safari", "Safari"));

    private static final Map<String, String> SYSTEMS = new TreeMap<>(Map.of(
            "1Android", "Android",
            "2iPhone", "iPhone",
            "3iPad", "iPad",
            "4Windows", "Windows",
            "5Mac OS", "macOS",
            "6CrOS", "ChromeOS",
            "7Linux", "Linux"));

    private static final String UNKNOWN = "?";

    private Device() {}

    /** @param userAgent the header, null when there is none */
    public static String of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        return find(BROWSERS, text) + " · " + find(SYSTEMS, text);
    }

    private static String find(Map<String, String> names, String text) {
        return names.entrySet().stream()
                .filter(name -> text.contains(name.getKey().substring(1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
