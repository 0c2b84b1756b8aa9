package id.kentongan.core.disaster.entity;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has happened, as Undang-Undang 24/2007 and the daily reports of BPBD call it, with the categories that cannot wait
 * then. They are named by the codes that every government starts with; a government without one simply has no such report.
 */
public enum DisasterKind {
    FLOOD("Banjir", "banjir", "saluran-air", "jembatan", "kabel-menjuntai"),
    FIRE("Kebakaran", "kebakaran", "kabel-menjuntai"),
    EARTHQUAKE("Gempa bumi", "gempa", "longsor", "jembatan", "kabel-menjuntai"),
    /** Strong wind, hail, long rain. */
    EXTREME_WEATHER("Cuaca ekstrem", "angin-kencang", "pohon-tumbang", "pohon", "kabel-menjuntai", "banjir"),
    LANDSLIDE("Tanah longsor", "longsor", "jalan-rusak", "jembatan");

    /** What every disaster brings: people cut off, missing, or without food and shelter. */
    private static final Set<String> ALWAYS = Set.of("akses-terputus", "orang-hilang", "kebutuhan-pengungsi");

    private final String fieldName;
    private final Set<String> own;

    DisasterKind(String fieldName, String... own) {
        this.fieldName = fieldName;
        this.own = Set.of(own);
    }

    /** What officers and their letters call it. */
    public String fieldName() {
        return fieldName;
    }

    /** Codes of the categories whose reports are emergencies while it lasts, in the order of the alphabet. */
    public SortedSet<String> categories() {
        SortedSet<String> all = new TreeSet<>(ALWAYS);
        all.addAll(own);
        return all;
    }

    /** Whether a report of that category cannot wait while it lasts. */
    public boolean raises(String category) {
        return own.contains(category) || ALWAYS.contains(category);
    }
}
