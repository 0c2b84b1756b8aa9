package id.kentongan.web.open311;

import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.intake.entity.ReportQuery;
import id.kentongan.report.intake.entity.Vicinity;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a client wants to see of the list of requests, and tells everything at once that is wrong with it. */
final class ListArguments {

    /** GeoReport: a span of 90 days or the first 1000 requests, whichever is smaller. */
    static final int DAYS = 90;

    static final int PAGE = 100;
    static final int RADIUS = 1_000;
    private static final int LONGEST_LIST = 100;
    private static final Duration SPAN = Duration.ofDays(DAYS);
    private static final int LAST_YEAR = 9_999;

    private final Parameters arguments;
    private final Predicate<String> known;
    private final List<Refusal> wrong = new ArrayList<>();

    private ListArguments(Parameters arguments, Predicate<String> known) {
        this.arguments = arguments;
        this.known = known;
    }

    /**
     * @param known whether the jurisdiction has a service of that code
     * @throws Refused with every reason at once
     */
    static ReportQuery read(Parameters arguments, int tenantId, Predicate<String> known) {
        return new ListArguments(arguments, known).query(tenantId);
    }

    /** The values of an argument that is a list with commas, or is repeated, or both. */
    static Set<String> list(Parameters arguments, String name, int most) {
        Set<String> values = new LinkedHashSet<>();
        arguments.all(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .limit(most + 1L)
                .forEach(values::add);
        if (values.size() > most) {
            throw new Refused(Refusal.invalid("too-many-values", name, Integer.toString(most)));
        }
        return values;
    }

    private ReportQuery query(int tenantId) {
        int size = count("page_size", arguments.all("page").isEmpty() ? ReportQuery.MOST : PAGE, ReportQuery.MOST);
        int page = count("page", 1, Integer.MAX_VALUE);
        long skip = (page - 1L) * size;
        if (skip > ReportQuery.DEEPEST) {
            wrong.add(Refusal.invalid("page-too-deep", Integer.toString(ReportQuery.DEEPEST)));
            skip = 0;
        }
        ReportQuery query = ReportQuery.of(tenantId, size).skipping((int) skip);
        query = received(query);
        query = query.updated(bound("updated_after"), bound("updated_before"));
        Set<String> services = list(arguments, "service_code", LONGEST_LIST);
        services.stream()
                .filter(known.negate())
                .forEach(code -> wrong.add(Refusal.unknown("unknown-service", Texts.quote(code))));
        if (!services.isEmpty()) {
            query = query.categories(services);
        }
        query = query.statuses(statuses());
        Optional<Vicinity> vicinity = vicinity();
        if (vicinity.isPresent()) {
            query = query.near(vicinity.get());
        }
        if (extended(arguments)) {
            query = query.withDetails();
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        return query;
    }

    static boolean extended(Parameters arguments) {
        return arguments
                .first("extensions")
                .map(String::strip)
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** A bound alone opens a window of 90 days; the last second of the window belongs to it. */
    private ReportQuery received(ReportQuery query) {
        OffsetDateTime start = bound("start_date");
        OffsetDateTime end = bound("end_date");
        if (start == null && end == null) {
            return query.lastDays(DAYS);
        }
        if (start == null) {
            return query.received(end.minus(SPAN), end.plusSeconds(1));
        }
        if (end == null) {
            return query.received(start, start.plus(SPAN).plusSeconds(1));
        }
        if (end.isBefore(start)) {
            wrong.add(Refusal.invalid("end-before-start"));
        } else if (Duration.between(start, end).compareTo(SPAN) > 0) {
            wrong.add(Refusal.invalid("span", Integer.toString(DAYS)));
        }
        return query.received(start, end.plusSeconds(1));
    }

    private @Nullable OffsetDateTime bound(String name) {
        Optional<String> text = single(name);
        if (text.isEmpty()) {
            return null;
        }
        Optional<OffsetDateTime> moment =
                Moments.parse(text.get()).filter(parsed -> parsed.getYear() > 0 && parsed.getYear() < LAST_YEAR);
        if (moment.isEmpty()) {
            wrong.add(Refusal.invalid("not-a-time", name));
        }
        return moment.orElse(null);
    }

    private Set<ReportStatus> statuses() {
        Set<String> words = list(arguments, "status", LONGEST_LIST);
        Set<ReportStatus> wanted = EnumSet.noneOf(ReportStatus.class);
        for (String word : words) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "open" ->
                    Stream.of(ReportStatus.values()).filter(ReportStatus::open).forEach(wanted::add);
                case "closed" ->
                    Stream.of(ReportStatus.values())
                            .filter(status -> !status.open())
                            .forEach(wanted::add);
                default -> wrong.add(Refusal.invalid("unknown-status", Texts.quote(word)));
            }
        }
        return words.isEmpty() ? EnumSet.allOf(ReportStatus.class) : wanted;
    }

    private Optional<Vicinity> vicinity() {
        Optional<String> box = single("bbox");
        boolean around =
                !arguments.all("lat").isEmpty() || !arguments.all("long").isEmpty();
        if (box.isPresent() && around) {
            wrong.add(Refusal.invalid("two-places"));
            return Optional.empty();
        }
        if (box.isPresent()) {
            return box(box.get());
        }
        if (!around) {
            return Optional.empty();
        }
        OptionalDouble lat = degrees("lat", 90);
        OptionalDouble lon = degrees("long", 180);
        int radius = count("radius", RADIUS, Vicinity.LARGEST_RADIUS);
        return lat.isPresent() && lon.isPresent()
                ? Optional.of(Vicinity.around(lat.getAsDouble(), lon.getAsDouble(), radius))
                : Optional.empty();
    }

    private Optional<Vicinity> box(String text) {
        String[] sides = text.split(",", -1);
        double[] degrees = new double[4];
        boolean good = sides.length == 4;
        for (int i = 0; good && i < 4; i++) {
            OptionalDouble side = Numbers.degrees(sides[i]);
            good = side.isPresent() && Math.abs(side.getAsDouble()) <= (i % 2 == 0 ? 180 : 90);
            degrees[i] = side.orElse(0);
        }
        if (!good || degrees[0] > degrees[2] || degrees[1] > degrees[3]) {
            wrong.add(Refusal.invalid("bbox"));
            return Optional.empty();
        }
        return Optional.of(new Vicinity(degrees[1], degrees[0], degrees[3], degrees[2], 0));
    }

    private OptionalDouble degrees(String name, int bound) {
        Optional<String> text = single(name);
        if (text.isEmpty()) {
            wrong.add(Refusal.invalid("missing", name));
            return OptionalDouble.empty();
        }
        OptionalDouble value = Numbers.degrees(text.get());
        if (value.isEmpty()) {
            wrong.add(Refusal.invalid("not-a-number", name));
        } else if (Math.abs(value.getAsDouble()) > bound) {
            wrong.add(Refusal.invalid("out-of-range", name, Integer.toString(bound)));
            return OptionalDouble.empty();
        }
        return value;
    }

    private int count(String name, int fallback, int most) {
        Optional<String> text = single(name);
        if (text.isEmpty()) {
            return fallback;
        }
        OptionalInt value = Numbers.count(text.get());
        if (value.isEmpty() || value.getAsInt() < 1 || value.getAsInt() > most) {
            wrong.add(
                    most == Integer.MAX_VALUE
                            ? Refusal.invalid("not-a-count", name)
                            : Refusal.invalid("count-range", name, Integer.toString(most)));
            return fallback;
        }
        return value.getAsInt();
    }

    private Optional<String> single(String name) {
        if (arguments.all(name).size() > 1) {
            wrong.add(Refusal.invalid("repeated", name));
            return Optional.empty();
        }
        return arguments.first(name);
    }
}
