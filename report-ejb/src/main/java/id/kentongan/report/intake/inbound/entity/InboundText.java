package id.kentongan.report.intake.inbound.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, as far as a machine should guess: the category if it stands at the beginning, and the kelurahan that
 * are named. The words themselves stay as they are.
 *
 * @param category code of a category; null if the message does not begin with one
 * @param areas kelurahan that are meant, as far as one can tell; none, one or several
 */
public record InboundText(@Nullable String category, List<AreaCode> areas) {

    private static final Pattern CODE = Pattern.compile("(?<![0-9.])\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}(?![0-9])");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BEFORE = Pattern.compile("^( (re|fw|fwd|bls|trs|lapor|laporan))+ ");
    private static final List<String> MARKS = List.of(" kelurahan", " kel", " desa", " ds");

    /** Words that stand for a category. */
    public record Keyword(String category, String words) {}

    /** A kelurahan, by its name and that of its kecamatan. */
    public record Place(AreaCode code, String name, String kecamatan) {}

    public InboundText {
        areas = List.copyOf(areas);
    }

    /**
     * @param subject empty where there is none
     * @param keywords codes and names of the government's categories
     * @param places the government's kelurahan
     */
    public static InboundText read(String subject, String text, List<Keyword> keywords, List<Place> places) {
        String all = plain(subject + " " + text);
        return new InboundText(category(all, keywords), areas(subject + " " + text, all, places));
    }

    private static @Nullable String category(String all, List<Keyword> keywords) {
        Matcher before = BEFORE.matcher(all);
        String begin = before.find() ? " " + all.substring(before.end()) : all;
        return keywords.stream()
                .filter(keyword -> begin.startsWith(plain(keyword.words())))
                .max(Comparator.comparingInt(keyword -> keyword.words().length()))
                .map(Keyword::category)
                .orElse(null);
    }

    private static List<AreaCode> areas(String written, String all, List<Place> places) {
        Matcher codes = CODE.matcher(written);
        while (codes.find()) {
            String code = codes.group();
            for (Place place : places) {
                if (place.code().value().equals(code)) {
                    return List.of(place.code());
                }
            }
        }
        List<Place> named = places.stream()
                .filter(place -> all.contains(plain(place.name())))
                .toList();
        List<Place> longest = named.stream()
                .filter(place -> named.stream()
                        .noneMatch(other -> other.name().length() > place.name().length()
                                && plain(other.name()).contains(plain(place.name()))))
                .toList();
        List<Place> marked = longest.stream()
                .filter(place -> MARKS.stream().anyMatch(mark -> all.contains(mark + plain(place.name()))))
                .toList();
        List<Place> meant = marked.isEmpty() ? longest : marked;
        List<Place> around = meant.stream()
                .filter(place -> !place.kecamatan().equalsIgnoreCase(place.name()))
                .filter(place -> all.contains(plain(place.kecamatan())))
                .toList();
        Set<AreaCode> found = new LinkedHashSet<>();
        (meant.size() > 1 && !around.isEmpty() ? around : meant).forEach(place -> found.add(place.code()));
        return new ArrayList<>(found);
    }

    /** Small letters and digits, one blank between words and at both ends. */
    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return " " + OTHER.matcher(folded).replaceAll(" ").strip() + " ";
    }
}
