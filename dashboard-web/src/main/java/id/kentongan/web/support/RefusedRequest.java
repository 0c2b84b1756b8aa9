package id.kentongan.web.support;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request is not served, for a reason that the client can mend. Thrown at the edge only, where HTTP is known.
 */
public class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<String> arguments;
    private final transient List<Mistake> mistakes;
    private final transient Map<String, String> members;
    private final int retrySeconds;

    /**
     * One of several mistakes.
     *
     * @param name of the field or parameter
     * @param key of its sentence in the bundle, below {@code mistake.}
     */
    public record Mistake(String name, String key, List<String> arguments) {

        public static Mistake of(String name, String key, String... arguments) {
            return new Mistake(name, key, List.of(arguments));
        }
    }

    private RefusedRequest(
            ProblemType type,
            List<String> arguments,
            List<Mistake> mistakes,
            Map<String, String> members,
            int retrySeconds) {
        super(type.slug() + " " + mistakes, null, false, false);
        this.type = type;
        this.arguments = List.copyOf(arguments);
        this.mistakes = List.copyOf(mistakes);
        this.members = Map.copyOf(members);
        this.retrySeconds = retrySeconds;
    }

    /**
     * @param arguments of the type's sentence
     */
    public static RefusedRequest of(ProblemType type, String... arguments) {
        return new RefusedRequest(type, List.of(arguments), List.of(), Map.of(), 0);
    }

    /** With all mistakes at once. */
    public static RefusedRequest of(ProblemType type, List<Mistake> mistakes) {
        return new RefusedRequest(type, List.of(), mistakes, Map.of(), 0);
    }

    /** May be tried again after so many seconds. */
    public RefusedRequest retryAfter(int seconds) {
        return new RefusedRequest(type, arguments, mistakes, members, seconds);
    }

    /** With one more member that a program can read. */
    public RefusedRequest with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new java.util.TreeMap<>(members);
        more.put(name, value);
        return new RefusedRequest(type, arguments, mistakes, more, retrySeconds);
    }

    public ProblemType type() {
        return type;
    }

    public List<String> arguments() {
        return arguments;
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    public Map<String, String> members() {
        return members;
    }

    /** Zero when repeating does not help. */
    public int retrySeconds() {
        return retrySeconds;
    }
}
