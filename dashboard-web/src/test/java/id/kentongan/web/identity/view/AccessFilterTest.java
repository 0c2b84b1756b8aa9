package id.kentongan.web.identity.view;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessFilterTest {

    private static final long MINUTE = 60_000;

    private final Map<String, Object> attributes = new HashMap<>();
    private long lastAccess;

    @Test
    void a_page_that_refreshes_itself_does_not_keep_the_session_for_ever() {
        assertThat(working(0)).isFalse();
        for (int minute = 1; minute <= 31; minute++) {
            assertThat(refreshing(minute)).as("minute " + minute).isFalse();
        }
        assertThat(refreshing(32)).isTrue();
    }

    @Test
    void who_works_between_the_refreshes_stays() {
        for (int minute = 0; minute < 300; minute++) {
            assertThat(minute % 25 == 0 ? working(minute) : refreshing(minute))
                    .as("minute " + minute)
                    .isFalse();
        }
    }

    private boolean working(int minute) {
        return request(minute, null);
    }

    private boolean refreshing(int minute) {
        return request(minute, "true");
    }

    /** As containers do: while a request runs, the last access is that of the one before. */
    private boolean request(int minute, String automatic) {
        HttpServletRequest request = fake(HttpServletRequest.class, automatic);
        boolean tooLong = AccessFilter.idleTooLong(request, fake(HttpSession.class, automatic));
        lastAccess = minute * MINUTE;
        return tooLong;
    }

    private <T> T fake(Class<T> type, String automatic) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getParameter" -> automatic;
                    case "getLastAccessedTime" -> lastAccess;
                    case "getMaxInactiveInterval" -> 1800;
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
