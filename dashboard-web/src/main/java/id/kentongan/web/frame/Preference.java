package id.kentongan.web.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has chosen for this browser by a link such as {@code ?theme=dark}, kept in a cookie. It says nothing about
 * who they are and gives no right.
 */
public enum Preference {
    /** The colours; the first one follows the device. */
    THEME("theme", "auto", "light", "dark"),
    /** Whether single keys do something (WCAG 2.1.4). */
    KEYS("keys", "on", "off");

    private static final String ATTRIBUTE = Preference.class.getName() + ".";

    private final String parameter;
    private final List<String> values;
    private final Pattern pattern;

    Preference(String parameter, String... values) {
        this.parameter = parameter;
        this.values = List.of(values);
        this.pattern = Pattern.compile("(?:^|&)" + parameter + "=(" + String.join("|", values) + ")(?=&|$)");
    }

    /** Its name in addresses and of its cookie. */
    public String parameter() {
        return parameter;
    }

    /** What can be chosen; the first is what holds without a choice. */
    public List<String> choices() {
        return values;
    }

    /** @return what this request chooses; nothing when its query does not say so, or says something else */
    Optional<String> asked(@Nullable String query) {
        Matcher parameterFound = pattern.matcher(query == null ? "" : query);
        return parameterFound.find() ? Optional.of(parameterFound.group(1)) : Optional.empty();
    }

    /** Lets a choice hold for the rest of the request that makes it. */
    void choose(HttpServletRequest request, String value) {
        request.setAttribute(ATTRIBUTE + name(), value);
    }

    /** @return one of {@link #choices()} */
    public String in(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE + name()) instanceof String chosen) {
            return chosen;
        }
        return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> parameter.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(values::contains)
                .findFirst()
                .orElse(values.get(0));
    }
}
