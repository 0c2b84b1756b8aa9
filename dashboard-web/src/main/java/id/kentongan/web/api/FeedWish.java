package id.kentongan.web.api;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.report.entity.Hashtags;
import id.kentongan.report.feed.boundary.FeedItem;
import id.kentongan.report.feed.entity.FeedMark;
import id.kentongan.report.feed.entity.FeedQuery;
import id.kentongan.report.feed.entity.FeedView;
import id.kentongan.web.support.RefusedRequest.Mistake;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the feed somebody wants to see, checked for form. A parameter of another view is as unknown as any other:
 * a list that ignored a place would not be the one that was asked for.
 *
 * @param limit how many of them on this page, 1 to {@value #MOST}
 * @param ofTenant the list of a tenant, with one more entry, which tells whether there is another page
 */
record FeedWish(String jurisdiction, int limit, Optional<String> cursor, IntFunction<FeedQuery> ofTenant) {

    static final int MOST = FeedQuery.MOST - 1;
    private static final int STANDARD = 20;
    private static final int STANDARD_RADIUS = 1_000;
    private static final Set<String> COMMON = Set.of("jurisdiction", "view", "limit", "cursor");

    /**
     * @param raw the query as it was sent
     * @throws id.kentongan.web.support.RefusedRequest with every mistake at once
     */
    static FeedWish of(@Nullable String raw) {
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(Set.of("lat", "lon", "radius", "area", "tag"));
        Optional<String> named = new Query(raw, known).text("view");
        Optional<FeedView> view = named.isEmpty() ? Optional.of(FeedView.LATEST) : named.flatMap(FeedWish::view);
        view.ifPresent(chosen -> {
            known.retainAll(COMMON);
            known.addAll(of(chosen));
        });
        Query query = new Query(raw, known);
        if (view.isEmpty()) {
            query.mistake(Mistake.of("view", "not-one-of", words()));
        }
        String jurisdiction = query.required("jurisdiction").orElse("");
        int limit = query.number("limit", STANDARD, 1, MOST);
        IntFunction<FeedQuery> list = list(view.orElse(FeedView.LATEST), query, limit + 1);
        query.check();
        return new FeedWish(jurisdiction, limit, query.text("cursor"), list);
    }

    private static List<String> of(FeedView view) {
        return switch (view) {
            case NEAR -> List.of("lat", "lon", "radius");
            case AREA -> List.of("area");
            case HASHTAG -> List.of("tag");
            case LATEST, MOST_SUPPORTED -> List.of();
        };
    }

    private static IntFunction<FeedQuery> list(FeedView view, Query query, int size) {
        switch (view) {
            case NEAR -> {
                double lat = query.degrees("lat", 90);
                double lon = query.degrees("lon", 180);
                int metres =
                        query.number("radius", STANDARD_RADIUS, FeedQuery.SHORTEST_RADIUS, FeedQuery.LONGEST_RADIUS);
                return tenant -> FeedQuery.near(tenant, lat, lon, metres, size);
            }
            case AREA -> {
                Optional<AreaCode> area = query.required("area").flatMap(FeedWish::area);
                if (area.isEmpty() && query.text("area").isPresent()) {
                    query.mistake(Mistake.of("area", "not-a-kelurahan"));
                }
                return tenant -> FeedQuery.in(tenant, area.orElseThrow(), size);
            }
            case HASHTAG -> {
                Optional<String> tag = query.required("tag").flatMap(Hashtags::fold);
                if (tag.isEmpty() && query.text("tag").isPresent()) {
                    query.mistake(Mistake.of("tag", "not-a-hashtag", Integer.toString(Hashtags.LONGEST)));
                }
                return tenant -> FeedQuery.tagged(tenant, tag.orElseThrow(), size);
            }
            case MOST_SUPPORTED -> {
                return tenant -> FeedQuery.mostSupported(tenant, size);
            }
            default -> {
                return tenant -> FeedQuery.latest(tenant, size);
            }
        }
    }

    private static Optional<AreaCode> area(String code) {
        return Optional.of(code)
                .filter(AreaCode::isAreaCode)
                .map(AreaCode::new)
                .filter(area -> area.level() == Level.KELURAHAN || area.level() == Level.KECAMATAN);
    }

    private static Optional<FeedView> view(String word) {
        return Arrays.stream(FeedView.values())
                .filter(view -> word(view).equals(word))
                .findFirst();
    }

    static String word(FeedView view) {
        return view.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words() {
        return Arrays.stream(FeedView.values()).map(FeedWish::word).collect(Collectors.joining(", "));
    }

    /**
     * @throws id.kentongan.web.support.RefusedRequest if the cursor is of another list, or none
     */
    FeedQuery query(int tenantId) {
        FeedQuery list = ofTenant.apply(tenantId);
        if (cursor.isEmpty()) {
            return list;
        }
        Optional<FeedMark> after = FeedMark.read(cursor.get(), list);
        if (after.isEmpty()) {
            Query mistaken = new Query(null, Set.of());
            mistaken.mistake(Mistake.of("cursor", "not-a-cursor-of-this"));
            mistaken.check();
        }
        return list.after(after.orElseThrow());
    }

    /** The cursor of the page after this one; null when this is the last. */
    @Nullable
    String next(List<FeedItem> page, FeedQuery query) {
        return page.size() <= limit ? null : page.get(limit - 1).mark().cursor(query);
    }
}
