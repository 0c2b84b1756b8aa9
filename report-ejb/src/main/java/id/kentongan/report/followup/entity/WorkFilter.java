package id.kentongan.report.followup.entity;

import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the work is wanted.
 *
 * @param status those that stand there; null for all
 * @param category its code; null for all
 * @param priority null for all
 * @param overdue only what should have been done
 * @param area what lies in it; null for everywhere
 * @param words what the report or its number says, of any case; null for anything
 */
public record WorkFilter(
        Whose whose,
        @Nullable ReportStatus status,
        @Nullable String category,
        @Nullable Priority priority,
        boolean overdue,
        @Nullable AreaCode area,
        @Nullable String words) {

    /** All that there is to do. */
    public static final WorkFilter ALL = new WorkFilter(Whose.ALL, null, null, null, false, null, null);

    /** The longest that is looked for. */
    public static final int LONGEST_WORDS = 100;

    private static final String CATEGORY = "[a-z0-9-]{2,60}";

    /**
     * As an address says it. What cannot be understood is left out: somebody who typed it sees in the page's fields what it
     * was taken for.
     *
     * @param said {@code whose}, {@code status}, {@code category}, {@code priority}, {@code overdue}, {@code area},
     *     {@code words}
     */
    public static WorkFilter of(Map<String, String> said) {
        String category = said.getOrDefault("category", "");
        String area = said.getOrDefault("area", "");
        String words = said.getOrDefault("words", "").strip();
        return new WorkFilter(
                one(Whose.values(), said.get("whose")).orElse(Whose.ALL),
                one(ReportStatus.values(), said.get("status")).orElse(null),
                category.matches(CATEGORY) ? category : null,
                one(Priority.values(), said.get("priority")).orElse(null),
                "true".equals(said.get("overdue")),
                AreaCode.isAreaCode(area) ? new AreaCode(area) : null,
                words.isEmpty() || words.length() > LONGEST_WORDS ? null : words);
    }

    /** As {@link #text} has written it; what cannot be understood is left out. */
    public static WorkFilter parse(String text) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String each : text.split("&")) {
            int is = each.indexOf('=');
            if (is > 0) {
                said.put(each.substring(0, is), URLDecoder.decode(each.substring(is + 1), StandardCharsets.UTF_8));
            }
        }
        return of(said);
    }

    /** What {@link #of} understands, without what holds anyway. */
    public Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        if (whose != Whose.ALL) {
            said.put("whose", whose.name());
        }
        if (status != null) {
            said.put("status", status.name());
        }
        if (category != null) {
            said.put("category", category);
        }
        if (priority != null) {
            said.put("priority", priority.name());
        }
        if (overdue) {
            said.put("overdue", "true");
        }
        if (area != null) {
            said.put("area", area.value());
        }
        if (words != null) {
            said.put("words", words);
        }
        return said;
    }

    /** As it travels in addresses: {@code status=IN_PROGRESS&overdue=true}; empty for all. */
    public String text() {
        return said().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, @Nullable String name) {
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
