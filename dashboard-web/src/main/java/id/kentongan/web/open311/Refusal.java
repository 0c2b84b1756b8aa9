package id.kentongan.web.open311;

import java.util.List;

/**
 * One reason why a request is refused.
 *
 * @param status the HTTP status: 404 for what does not exist, 403 for the key, 400 for what is wrong in the request
 * @param code the code in the body: the status, or a more specific one of the constants below
 * @param key of the text, below {@code refusal.}
 */
record Refusal(int status, int code, String key, List<String> arguments) {

    /** The place lies outside the jurisdiction; the description names the right one where it is known. */
    static final int OUTSIDE = 40010;

    /** The idempotency key was used before, for another report. */
    static final int KEY_REUSED = 40020;

    static Refusal invalid(String key, String... arguments) {
        return new Refusal(400, 400, key, List.of(arguments));
    }

    static Refusal invalid(int code, String key, String... arguments) {
        return new Refusal(400, code, key, List.of(arguments));
    }

    static Refusal unknown(String key, String... arguments) {
        return new Refusal(404, 404, key, List.of(arguments));
    }

    static Refusal forbidden(String key) {
        return new Refusal(403, 403, key, List.of());
    }

    static Refusal of(int status, String key, String... arguments) {
        return new Refusal(status, status, key, List.of(arguments));
    }

    Node describe(Texts texts) {
        return Node.fields()
                .and("code", Node.number(code))
                .and("description", texts.get("refusal." + key, arguments.toArray()));
    }
}
