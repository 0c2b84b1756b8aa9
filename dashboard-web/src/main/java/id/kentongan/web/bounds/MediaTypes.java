package id.kentongan.web.bounds;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether headers about media types can be read (RFC 9110, 8.3.1 and 12.5.1). */
final class MediaTypes {

    private static final int LONGEST = 500;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";

    /** Possessive, so that no text makes it slow. */
    private static final String MEDIA_TYPE = "\\s*+" + TOKEN + "/" + TOKEN + "(?:\\s*+;\\s*+(?:" + TOKEN + "=(?:"
            + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+)*+\\s*+";

    private static final Pattern ONE = Pattern.compile(MEDIA_TYPE);

    /** A bare asterisk is sent by old Java clients. */
    private static final Pattern SOME = Pattern.compile(
            "(?:" + MEDIA_TYPE + "|\\s*+\\*(?:;[^,]*+)?+)(?:,(?:" + MEDIA_TYPE + "|\\s*+\\*(?:;[^,]*+)?+))*+");

    private MediaTypes() {}

    static boolean readable(@Nullable String contentType) {
        return contentType == null
                || contentType.isBlank()
                || contentType.length() <= LONGEST && ONE.matcher(contentType).matches();
    }

    static boolean readableList(@Nullable String accept) {
        return accept == null
                || accept.isBlank()
                || accept.length() <= LONGEST && SOME.matcher(accept).matches();
    }
}
