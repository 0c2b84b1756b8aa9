package id.kentongan.web.support;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of refusal of our own REST interface. Each has a page in {@code docs/problems}, and no page has none. */
public enum ProblemType {
    BAD_REQUEST(400),
    MALFORMED_JSON(400),
    INVALID_PARAMETERS(400),
    INVALID_IDEMPOTENCY_KEY(400),
    KEY_MISSING(401),
    SIGN_IN_NEEDED(401),
    CROSS_SITE(403),
    KEY_NOT_VALID(403),
    NOT_YOUR_MOVE(403),
    CITIZENS_ONLY(403),
    OWN_REPORT(403),
    NOT_FOUND(404),
    UNKNOWN_JURISDICTION(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_SLOW(408),
    CHANGED_MEANWHILE(409),
    NOT_NOW(409),
    TERM_OVER(409),
    TAKEN(409),
    LENGTH_REQUIRED(411),
    BODY_TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    MISDIRECTED(421),
    INVALID_FIELDS(422),
    UNKNOWN_CATEGORY(422),
    OUTSIDE_JURISDICTION(422),
    IDEMPOTENCY_KEY_REUSED(422),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    FAILURE(500),
    BUSY(503),
    UNAVAILABLE(503),
    NO_ROOM(507);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The last part of {@link #uri()}, and the name of the page. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} of RFC 9457: an address of this installation, where the page is served. */
    public String uri() {
        return "/problems/" + slug();
    }

    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
