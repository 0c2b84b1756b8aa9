package id.kentongan.report.feed.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.report.entity.Hashtags;
import org.jspecify.annotations.Nullable;

/**
 * One list of the feed, and which page of it.
 *
 * @param area of {@link FeedView#AREA}; else null
 * @param tag of {@link FeedView#HASHTAG}, folded; else null
 * @param lat degrees, of {@link FeedView#NEAR}; else 0
 * @param metres how far around, of {@link FeedView#NEAR}; else 0
 * @param size 1 to {@value #MOST}
 * @param after the last entry of the page before; null for the first page
 */
public record FeedQuery(
        int tenantId,
        FeedView view,
        @Nullable AreaCode area,
        @Nullable String tag,
        double lat,
        double lon,
        int metres,
        int size,
        @Nullable FeedMark after) {

    /** With one more, which tells whether there is another page. */
    public static final int MOST = 101;

    public static final int SHORTEST_RADIUS = 100;
    public static final int LONGEST_RADIUS = 3_000;

    /** Near and most supported reach back so far: what is older is news no more, and would be at the top forever. */
    public static final int DAYS = 90;

    public FeedQuery {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size must be 1 to " + MOST + ", not " + size);
        }
        if ((view == FeedView.AREA) == (area == null) || (view == FeedView.HASHTAG) == (tag == null)) {
            throw new IllegalArgumentException("an area for its view alone, and a tag for its");
        }
        if (area != null && area.level() != Level.KELURAHAN && area.level() != Level.KECAMATAN) {
            throw new IllegalArgumentException("neither kelurahan nor kecamatan: " + area);
        }
        boolean near = view == FeedView.NEAR;
        if (near ? metres < SHORTEST_RADIUS || metres > LONGEST_RADIUS : metres != 0) {
            throw new IllegalArgumentException("a radius of " + metres + " metres in " + view);
        }
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("no place: " + lat + " " + lon);
        }
    }

    public static FeedQuery latest(int tenantId, int size) {
        return new FeedQuery(tenantId, FeedView.LATEST, null, null, 0, 0, 0, size, null);
    }

    public static FeedQuery near(int tenantId, double lat, double lon, int metres, int size) {
        return new FeedQuery(tenantId, FeedView.NEAR, null, null, lat, lon, metres, size, null);
    }

    /** @param area a kelurahan or a kecamatan */
    public static FeedQuery in(int tenantId, AreaCode area, int size) {
        return new FeedQuery(tenantId, FeedView.AREA, area, null, 0, 0, 0, size, null);
    }

    public static FeedQuery mostSupported(int tenantId, int size) {
        return new FeedQuery(tenantId, FeedView.MOST_SUPPORTED, null, null, 0, 0, 0, size, null);
    }

    /** @param tag as {@link Hashtags#fold} gives it */
    public static FeedQuery tagged(int tenantId, String tag, int size) {
        return new FeedQuery(tenantId, FeedView.HASHTAG, null, tag, 0, 0, 0, size, null);
    }

    /** The same list, after that entry. */
    public FeedQuery after(FeedMark mark) {
        return new FeedQuery(tenantId, view, area, tag, lat, lon, metres, size, mark);
    }

    /** What makes it this list; neither its pages nor their size. */
    String identity() {
        return tenantId + "|" + view + "|" + area + "|" + tag + "|" + lat + "|" + lon + "|" + metres;
    }
}
