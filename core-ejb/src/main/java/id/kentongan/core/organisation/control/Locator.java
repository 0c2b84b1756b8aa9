package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.control.Cell.Sample;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.InvalidPosition;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.NamedPlace;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Placement.Found;
import id.kentongan.core.organisation.entity.Placement.Outside;
import id.kentongan.core.organisation.entity.Placement.Rule;
import id.kentongan.core.organisation.entity.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Says where a position is. The place is decided first and without regard to who asks, so that at most one tenant ever
 * calls it its own; then the asked tenant answers, or refuses and names the one whose it is.
 *
 * <p>In this order: the border that it lies in (of several, the one it lies deepest in); among kelurahan without a
 * border, the nearest sample point within reach; the nearest border within the configured distance; the kecamatan of
 * which a village is known to have neither border nor sample points, when the position lies among or close to its other
 * villages. Sample points come before the nearest border because a position beside a known border, on the side of a
 * neighbour that has none yet, is the neighbour's.
 *
 * <p>Immutable and safe for threads. A new one is built when the regions change.
 */
public final class Locator {

    /** Farther than this nobody is told a nearest kelurahan. */
    private static final double NAMEABLE_METRES = 20_000;

    /** By tenant, found once: pages ask each time. */
    private final ConcurrentMap<Integer, List<AreaCode>> nameable = new ConcurrentHashMap<>();

    private final Gazetteer areas;
    private final Jurisdictions jurisdictions;
    private final int nearMetres;
    private final STRtree borders = new STRtree();
    private final STRtree samples = new STRtree();
    private final List<Kecamatan> incomplete;
    private final Set<Integer> approximateTenants = new HashSet<>();
    private final Map<AreaCode, Sample> points = new HashMap<>();
    private final double longestReach;
    private final int borderCount;

    private record SampleOf(Cell cell, double lat, double lon) {}

    private record Near<T>(T what, double metres) {}

    private record Hit(AreaCode area, Rule rule, double borderMetres, Optional<AreaCode> neighbour) {}

    /** A kecamatan of which a village is known to have no border, seen through the villages that have one. */
    private record Kecamatan(AreaCode code, List<Border> known, Border hull, double reachMetres) {}

    Locator(
            Gazetteer areas,
            Jurisdictions jurisdictions,
            Collection<Border> borders,
            Collection<Cell> cells,
            int nearMetres) {
        this.areas = areas;
        this.jurisdictions = jurisdictions;
        this.nearMetres = nearMetres;
        Set<AreaCode> placed = new HashSet<>();
        for (Border border : borders) {
            this.borders.insert(border.box(), border);
            placed.add(border.area());
            Coordinate middle = border.box().centre();
            points.put(border.area(), new Sample(middle.y, middle.x));
        }
        borderCount = borders.size();
        double reach = 0;
        for (Cell cell : cells) {
            // A point that was sampled from the area lies in it, which the middle of a border's box may not.
            cell.samples().stream().findFirst().ifPresent(sample -> points.put(cell.area(), sample));
            if (!placed.add(cell.area())) {
                continue;
            }
            for (Sample sample : cell.samples()) {
                samples.insert(
                        new Envelope(new Coordinate(sample.lon(), sample.lat())),
                        new SampleOf(cell, sample.lat(), sample.lon()));
            }
            jurisdictions.operating(cell.area()).ifPresent(tenant -> approximateTenants.add(tenant.id()));
            reach = Math.max(reach, cell.reachMetres());
        }
        longestReach = reach;
        incomplete = incomplete(areas, borders, placed);
        // An STRtree builds itself at the first query, which is not safe for threads; so it is done here.
        this.borders.build();
        samples.build();
    }

    private static List<Kecamatan> incomplete(Gazetteer areas, Collection<Border> borders, Set<AreaCode> placed) {
        Map<AreaCode, List<Border>> known = new HashMap<>();
        for (Border border : borders) {
            border.area()
                    .at(Level.KECAMATAN)
                    .ifPresent(code ->
                            known.computeIfAbsent(code, c -> new ArrayList<>()).add(border));
        }
        List<Kecamatan> incomplete = new ArrayList<>();
        known.forEach((code, list) -> {
            if (!placed.containsAll(areas.kelurahanOf(code))) {
                double mean = list.stream()
                        .mapToDouble(Border::squareKilometres)
                        .average()
                        .orElseThrow();
                incomplete.add(new Kecamatan(code, list, hull(code, list), 1.5 * Math.sqrt(mean / Math.PI) * 1_000));
            }
        });
        return List.copyOf(incomplete);
    }

    private static Border hull(AreaCode code, List<Border> villages) {
        List<Coordinate> vertices = new ArrayList<>();
        for (Border village : villages) {
            for (int i = 0; i < village.vertices(); i++) {
                vertices.add(village.vertex(i));
            }
        }
        Geometry hull = new GeometryFactory()
                .createMultiPointFromCoords(vertices.toArray(new Coordinate[0]))
                .convexHull();
        return Border.of(code, (Polygon) hull, 0);
    }

    /** How many areas have a real border. */
    public int borders() {
        return borderCount;
    }

    /** Whether some of the tenant's kelurahan are known by sample points only. */
    public boolean approximate(Tenant tenant) {
        return approximateTenants.contains(tenant.id());
    }

    /**
     * The place of who knows the kelurahan and nothing more.
     *
     * @return empty if it is none of the asked tenant's, or nobody knows where it is
     */
    public Optional<NamedPlace> named(Tenant asked, AreaCode kelurahan) {
        @Nullable Sample point = points.get(kelurahan);
        boolean own = jurisdictions
                .operating(kelurahan)
                .filter(owner -> owner.id() == asked.id())
                .isPresent();
        if (point == null || !own || kelurahan.level() != Level.KELURAHAN) {
            return Optional.empty();
        }
        List<String> path = areas.path(kelurahan);
        String name = areas.name(kelurahan).orElse(kelurahan.value());
        return Optional.of(new NamedPlace(
                point.lat(), point.lon(), new Found(kelurahan, name, path, Rule.NAMED, 0, Optional.empty(), true)));
    }

    /** The kelurahan of a tenant that can be named, by their codes. */
    public List<AreaCode> nameable(Tenant tenant) {
        return nameable.computeIfAbsent(
                tenant.id(),
                id -> points.keySet().stream()
                        .filter(area -> area.level() == Level.KELURAHAN)
                        .filter(area -> jurisdictions
                                .operating(area)
                                .filter(owner -> owner.id() == id)
                                .isPresent())
                        .sorted()
                        .toList());
    }

    /**
     * @throws InvalidPosition if latitude or longitude is not a finite number on the globe
     */
    public Placement locate(Tenant asked, double lat, double lon) {
        InvalidPosition.check(lat, lon);
        Frame frame = Frame.at(lat, lon);
        Optional<Hit> hit = byBorder(frame)
                .or(() -> bySample(frame))
                .or(() -> byNearestBorder(frame))
                .or(() -> byKecamatan(frame));
        if (hit.isEmpty()) {
            return outside(asked, Optional.empty(), approximate(asked), frame);
        }
        Hit at = hit.get();
        boolean approximate = at.rule() == Rule.APPROXIMATE;
        Optional<Tenant> owner = jurisdictions.operating(at.area());
        if (owner.isEmpty() || owner.get().id() != asked.id()) {
            return outside(asked, owner, approximate, frame);
        }
        List<String> path = areas.path(at.area());
        String name = areas.name(at.area()).orElse(at.area().value());
        return new Found(at.area(), name, path, at.rule(), metres(at.borderMetres()), at.neighbour(), approximate);
    }

    private Optional<Hit> byBorder(Frame frame) {
        List<Near<Border>> inside = new ArrayList<>();
        for (Border border : query(borders, new Envelope(new Coordinate(frame.lon(), frame.lat())), Border.class)) {
            if (border.covers(frame.lat(), frame.lon())) {
                inside.add(new Near<>(border, border.metresToBorder(frame)));
            }
        }
        return inside.stream()
                .max(Comparator.comparingDouble((Near<Border> near) -> near.metres())
                        .thenComparing(near -> near.what().area(), Comparator.reverseOrder()))
                .map(deepest -> new Hit(
                        deepest.what().area(),
                        inside.size() == 1 ? Rule.INSIDE : Rule.DEEPEST,
                        deepest.metres(),
                        neighbour(frame, deepest)));
    }

    private Optional<AreaCode> neighbour(Frame frame, Near<Border> own) {
        return nearestBorder(
                        frame, border -> border != own.what(), own.metres() + 50, Math.max(own.metres() * 4, 5_000))
                .map(near -> near.what().area());
    }

    private Optional<Hit> bySample(Frame frame) {
        Near<SampleOf> nearest = nearestSample(frame, sample -> true, longestReach);
        if (nearest == null || nearest.metres() > nearest.what().cell().reachMetres()) {
            return Optional.empty();
        }
        Cell cell = nearest.what().cell();
        Near<SampleOf> other = nearestSample(frame, sample -> sample.cell() != cell, longestReach);
        if (other == null) {
            return Optional.of(
                    new Hit(cell.area(), Rule.APPROXIMATE, cell.reachMetres() - nearest.metres(), Optional.empty()));
        }
        return Optional.of(new Hit(
                cell.area(),
                Rule.APPROXIMATE,
                metresToBisector(frame, nearest, other),
                Optional.of(other.what().cell().area())));
    }

    /** The line on which both sample points are equally near is the border of the approximate cells there. */
    private static double metresToBisector(Frame frame, Near<SampleOf> own, Near<SampleOf> other) {
        double apart = Math.hypot(
                frame.x(own.what().lon()) - frame.x(other.what().lon()),
                frame.y(own.what().lat()) - frame.y(other.what().lat()));
        return apart == 0 ? 0 : (other.metres() * other.metres() - own.metres() * own.metres()) / (2 * apart);
    }

    private Optional<Hit> byNearestBorder(Frame frame) {
        return nearestBorder(frame, border -> true, nearMetres, nearMetres)
                .map(near -> new Hit(
                        near.what().area(),
                        Rule.NEAREST,
                        near.metres(),
                        nearestBorder(frame, border -> border != near.what(), near.metres() + 50, 5_000)
                                .map(other -> other.what().area())));
    }

    private Optional<Hit> byKecamatan(Frame frame) {
        Hit best = null;
        for (Kecamatan kecamatan : incomplete) {
            if (!box(frame, kecamatan.reachMetres()).intersects(kecamatan.hull().box())) {
                continue;
            }
            for (Border village : kecamatan.known()) {
                double metres = village.metresTo(frame);
                boolean believed =
                        metres <= kecamatan.reachMetres() || kecamatan.hull().covers(frame.lat(), frame.lon());
                if (believed && (best == null || metres < best.borderMetres())) {
                    best = new Hit(kecamatan.code(), Rule.DISTRICT, metres, Optional.of(village.area()));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Placement outside(Tenant asked, Optional<Tenant> other, boolean approximate, Frame frame) {
        Predicate<AreaCode> own = area ->
                jurisdictions.operating(area).filter(t -> t.id() == asked.id()).isPresent();
        Optional<Near<Border>> border = nearestBorder(frame, b -> own.test(b.area()), 1_000, NAMEABLE_METRES);
        Near<SampleOf> sample = nearestSample(frame, s -> own.test(s.cell().area()), NAMEABLE_METRES);
        if (border.isEmpty() && sample == null) {
            return new Outside(other, Optional.empty(), OptionalInt.empty(), approximate);
        }
        if (sample == null || border.isPresent() && border.get().metres() <= sample.metres()) {
            return new Outside(
                    other,
                    border.map(near -> near.what().area()),
                    OptionalInt.of(metres(border.orElseThrow().metres())),
                    approximate);
        }
        return new Outside(
                other, Optional.of(sample.what().cell().area()), OptionalInt.of(metres(sample.metres())), true);
    }

    private Optional<Near<Border>> nearestBorder(
            Frame frame, Predicate<Border> wanted, double firstMetres, double lastMetres) {
        for (double radius = firstMetres; ; radius = Math.min(radius * 4, lastMetres)) {
            Near<Border> nearest = null;
            for (Near<Border> candidate : byBoxDistance(frame, radius)) {
                if (nearest != null && candidate.metres() > nearest.metres()) {
                    break;
                }
                if (wanted.test(candidate.what())) {
                    double metres = candidate.what().metresTo(frame);
                    if (metres <= radius
                            && (nearest == null
                                    || isNearer(metres, candidate.what().area(), nearest))) {
                        nearest = new Near<>(candidate.what(), metres);
                    }
                }
            }
            if (nearest != null || radius >= lastMetres) {
                return Optional.ofNullable(nearest);
            }
        }
    }

    /** A border is never nearer than its box, so most are never measured. */
    private List<Near<Border>> byBoxDistance(Frame frame, double radius) {
        List<Near<Border>> candidates = new ArrayList<>();
        for (Border border : query(borders, box(frame, radius), Border.class)) {
            candidates.add(new Near<>(border, frame.metresTo(border.box())));
        }
        candidates.sort(Comparator.comparingDouble(Near::metres));
        return candidates;
    }

    private static boolean isNearer(double metres, AreaCode area, Near<Border> best) {
        return metres < best.metres()
                || metres == best.metres() && area.compareTo(best.what().area()) < 0;
    }

    private @Nullable Near<SampleOf> nearestSample(Frame frame, Predicate<SampleOf> wanted, double lastMetres) {
        for (double radius = Math.min(500, lastMetres); ; radius = Math.min(radius * 3, lastMetres)) {
            Near<SampleOf> nearest = null;
            for (SampleOf sample : query(samples, box(frame, radius), SampleOf.class)) {
                if (wanted.test(sample)) {
                    double metres = frame.metresTo(sample.lat(), sample.lon());
                    if (metres <= radius && (nearest == null || metres < nearest.metres())) {
                        nearest = new Near<>(sample, metres);
                    }
                }
            }
            if (nearest != null || radius >= lastMetres) {
                return nearest;
            }
        }
    }

    private static Envelope box(Frame frame, double metres) {
        double lat = metres / frame.metresPerLat();
        double lon = metres / frame.metresPerLon();
        return new Envelope(frame.lon() - lon, frame.lon() + lon, frame.lat() - lat, frame.lat() + lat);
    }

    private static <T> List<T> query(STRtree tree, Envelope box, Class<T> type) {
        List<T> found = new ArrayList<>();
        tree.query(box, item -> found.add(type.cast(item)));
        return found;
    }

    private static int metres(double metres) {
        return (int) Math.round(metres);
    }
}
