package id.kentongan.st.canary;

import id.kentongan.st.blackbox.Officer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows every link of the pages that somebody is shown, and keeps what it was answered. */
final class Crawler {

    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"#]+)\"");
    /** The same page in another light, or of another area. */
    private static final Pattern ANOTHER_VIEW = Pattern.compile("[?&](?:theme|keys|area)=");

    private static final int MOST = 400;
    /** Lists lead to the same page of many things; what one shows, the next does not show otherwise. */
    private static final int MOST_OF_A_PAGE = 12;

    private final Function<String, HttpResponse<String>> get;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, Integer> ofPage = new HashMap<>();

    private Crawler(Function<String, HttpResponse<String>> get) {
        this.get = get;
    }

    /**
     * @param get asks for a path
     * @param begin where to begin
     * @return what was answered by path: headers and body
     */
    static Map<String, String> crawl(Function<String, HttpResponse<String>> get, Collection<String> begin) {
        Crawler crawler = new Crawler(get);
        crawler.follow(begin);
        return crawler.answers;
    }

    static Map<String, String> crawl(Officer officer, Collection<String> begin) {
        return crawl(officer::get, begin);
    }

    private void follow(Collection<String> begin) {
        Queue<String> open = new ArrayDeque<>(begin);
        Set<String> seen = new HashSet<>(begin);
        while (!open.isEmpty() && answers.size() < MOST) {
            String path = open.remove();
            HttpResponse<String> answer = get.apply(path);
            answers.put(path, answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.contains("html")) {
                Matcher links = LINK.matcher(answer.body());
                while (links.find()) {
                    String next = local(answer.uri(), links.group(1).replace("&amp;", "&"));
                    if (!next.isEmpty() && !ANOTHER_VIEW.matcher(next).find() && seen.add(next) && few(next)) {
                        open.add(next);
                    }
                }
            }
        }
    }

    private boolean few(String path) {
        return ofPage.merge(path.replaceFirst("[?].*", ""), 1, Integer::sum) <= MOST_OF_A_PAGE;
    }

    /** Path and query of a link to the same server; empty for others. */
    private static String local(URI page, String link) {
        try {
            URI target = page.resolve(link);
            boolean here = page.getAuthority().equals(target.getAuthority());
            String query = target.getRawQuery();
            return here ? target.getRawPath() + (query == null ? "" : "?" + query) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
