package id.kentongan.web.open311;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a POST in either form that clients send.
 *
 * @param fieldBytes bound of all fields together
 * @param uploadBytes bound of a body with files
 */
record FormBody(int fieldBytes, int uploadBytes) {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    /**
     * @param contentType the header, null when the request has none
     * @param length the declared length, negative when unknown
     */
    Parameters read(InputStream body, @Nullable String contentType, long length) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int semicolon = type.indexOf(';');
        String media = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        boolean multipart = media.equals(MULTIPART);
        int bound = multipart ? uploadBytes : fieldBytes;
        if (length > bound) {
            throw BoundedBody.tooLarge(bound);
        }
        try {
            InputStream bounded = new BoundedBody(body, bound);
            if (multipart) {
                return MultipartForm.read(bounded, String.valueOf(contentType), fieldBytes);
            }
            if (media.equals(URL_ENCODED)) {
                requireUtf8(type.substring(media.length()));
                return Parameters.parse(new String(bounded.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
            if (bounded.read() < 0) {
                // nothing in the body: all arguments are in the query
                return Parameters.parse(null);
            }
        } catch (IOException e) {
            throw new Refused(Refusal.invalid("body-broken-off"));
        }
        throw new Refused(Refusal.of(415, "media-type", URL_ENCODED, MULTIPART));
    }

    private static void requireUtf8(String parameters) {
        int at = parameters.indexOf("charset=");
        if (at >= 0) {
            String charset = parameters.substring(at + "charset=".length()).replace("\"", "");
            if (!charset.startsWith("utf-8") && !charset.startsWith("utf8")) {
                throw new Refused(Refusal.of(415, "charset"));
            }
        }
    }
}
