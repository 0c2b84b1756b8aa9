package id.kentongan.web.open311;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a Content-Type that cannot be read, in GeoReport's shape. JAX-RS stumbles over it before it looks for a
 * resource or a mapper, and the client would get the server's own page.
 */
@WebFilter("/open311/*")
public class ContentTypeGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 500;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    /** RFC 9110, 8.3.1. Possessive, so that no text makes it slow. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*+" + TOKEN + "/" + TOKEN + "(?:\\s*+;\\s*+(?:"
            + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+)*+\\s*+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (readable(request.getHeader("Content-Type"))) {
            chain.doFilter(request, response);
            return;
        }
        Texts texts = Texts.preferred(request.getHeader("Accept-Language"));
        Format format = Format.ofPath(request.getRequestURI());
        byte[] answer = format.print(Refused.describe(List.of(Refusal.invalid("content-type")), texts));
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(format.contentType());
        response.setContentLength(answer.length);
        response.setHeader("Content-Language", texts.tag());
        response.getOutputStream().write(answer);
    }

    static boolean readable(@Nullable String contentType) {
        return contentType == null
                || contentType.isBlank()
                || contentType.length() <= LONGEST
                        && MEDIA_TYPE.matcher(contentType).matches();
    }
}
