package id.kentongan.web.support;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it, in one language. It is printed here and not by JSON-B, whose treatment of records
 * differs per server.
 *
 * @param correlationId what the caller can quote, and what the log has too
 */
public record Problem(RefusedRequest refusal, Locale locale, String correlationId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BUNDLE = "id.kentongan.web.support.problems";

    /** Looking the provider up goes through all jars each time; the factory is thread-safe. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    public static Problem of(ProblemType type, Locale locale, String correlationId) {
        return new Problem(RefusedRequest.of(type), locale, correlationId);
    }

    public String title() {
        return text(locale, refusal.type().slug() + ".title");
    }

    /** What is wrong and what helps, in one or two sentences. */
    public String detail() {
        return text(
                locale, refusal.type().slug() + ".detail", refusal.arguments().toArray());
    }

    public String toJson() {
        JsonObjectBuilder problem = JSON.createObjectBuilder()
                .add("type", refusal.type().uri())
                .add("title", title())
                .add("status", refusal.type().status())
                .add("detail", detail())
                .add("correlationId", correlationId);
        refusal.members().forEach(problem::add);
        if (!refusal.mistakes().isEmpty()) {
            JsonArrayBuilder errors = JSON.createArrayBuilder();
            for (RefusedRequest.Mistake mistake : refusal.mistakes()) {
                errors.add(JSON.createObjectBuilder()
                        .add("name", mistake.name())
                        .add(
                                "detail",
                                text(
                                        locale,
                                        "mistake." + mistake.key(),
                                        mistake.arguments().toArray())));
            }
            problem.add("errors", errors);
        }
        return problem.build().toString();
    }

    public Response toResponse() {
        Response.ResponseBuilder answer = Response.status(
                        refusal.type().status(), reason(refusal.type().status()))
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(toJson());
        if (refusal.retrySeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, refusal.retrySeconds());
        }
        if (refusal.type() == ProblemType.KEY_MISSING) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        } else if (refusal.type() == ProblemType.SIGN_IN_NEEDED) {
            // RFC 9110, 11.6.1 wants a challenge; a cookie has no scheme of its own.
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Cookie realm=\"/sign-in.xhtml\"");
        }
        return answer.build();
    }

    /** Some servers do not know these and would say "custom". */
    private static String reason(int status) {
        Response.@Nullable Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }

    /** Arguments are inserted as they are: numbers are formatted before. */
    static String text(Locale locale, String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Problem.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
