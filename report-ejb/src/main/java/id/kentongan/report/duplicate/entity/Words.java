package id.kentongan.report.duplicate.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an Indonesian sentence says, folded so that two people who write about the same thing in their own spelling come
 * close: small letters, no links and names of accounts, telephone spelling and slang of Jakarta written out, words without
 * weight left out, light stemming, and words that mean the same thing in reports taken for one. No dictionary decides:
 * words that are not the same are compared by their groups of three letters, so spelling mistakes cost little. Only the
 * first {@value #LONGEST} characters and {@value #MOST} words count.
 */
public final class Words {

    static final int LONGEST = 1_000;
    static final int MOST = 40;

    private static final Pattern NOT_SAID = Pattern.compile("https?://\\S+|www\\.\\S+|[@]\\w+|\\p{M}+");
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern PIECE =
            Pattern.compile("[^\\p{L}\\p{Nd}]+|(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

    /** What stands before the name or number of a place. */
    private static final Set<String> NAMING = Set.of("rt", "rw", "gang", "blok", "nomor", "km", "lorong", "tiang");

    private static final double LIKE_ENOUGH = 0.5;

    /** A text of fewer words says too little for what it leaves out to count. */
    private static final double FEW = 3;

    private final Map<String, Set<String>> threes;
    private final Map<String, Set<String>> places;

    private Words(Map<String, Set<String>> threes, Map<String, Set<String>> places) {
        this.threes = threes;
        this.places = places;
    }

    /** @param text what somebody wrote; may be empty */
    public static Words of(String text) {
        Lexicon lexicon = Lexicon.SHIPPED;
        Map<String, Set<String>> threes = new LinkedHashMap<>();
        Map<String, Set<String>> places = new HashMap<>();
        String naming = "";
        for (String piece : pieces(text)) {
            String word = lexicon.writtenOut(piece);
            if (!naming.isEmpty()) {
                places.computeIfAbsent(naming, key -> new HashSet<>()).add(word);
            }
            naming = NAMING.contains(word) ? word : "";
            if (threes.size() < MOST && !NAMING.contains(word) && !lexicon.saysNothing(word)) {
                String said = lexicon.concept(word);
                threes.computeIfAbsent(said, Words::threesOf);
            }
        }
        return new Words(threes, places);
    }

    private static List<String> pieces(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String plain = NOT_SAID.matcher(
                        Normalizer.normalize(bounded, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll(" ");
        List<String> pieces = new ArrayList<>();
        for (String piece : PIECE.split(STRETCHED.matcher(plain).replaceAll("$1"))) {
            String number = piece.replaceFirst("^0+(?=\\p{Nd})", "");
            if (!number.isEmpty()) {
                pieces.add(number);
            }
        }
        return pieces;
    }

    private static Set<String> threesOf(String word) {
        String padded = " " + word + " ";
        Set<String> threes = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            threes.add(padded.substring(i, i + 3));
        }
        return threes;
    }

    /** Whether there is nothing to compare. */
    public boolean silent() {
        return threes.isEmpty();
    }

    /**
     * @return 0 to 1, the same in both directions; 0 if one is silent. Half of it is what both say of all that is said,
     *     half what the shorter one says that the longer one says too: a brief report beside a wordy one is no stranger.
     */
    public double likeness(Words other) {
        if (silent() || other.silent()) {
            return 0;
        }
        double mine = foundIn(other);
        double theirs = other.foundIn(this);
        int size = threes.size();
        int otherSize = other.threes.size();
        double all = (mine + theirs) / (size + otherSize);
        double shorter =
                size == otherSize ? Math.max(mine, theirs) / size : size < otherSize ? mine / size : theirs / otherSize;
        double sure = Math.min(1, Math.min(size, otherSize) / FEW);
        return Math.min(1, 0.5 * all + 0.5 * (sure * shorter + (1 - sure) * all));
    }

    private double foundIn(Words other) {
        double found = 0;
        for (Map.Entry<String, Set<String>> word : threes.entrySet()) {
            found += other.threes.containsKey(word.getKey()) ? 1 : nearest(word.getValue(), other);
        }
        return found;
    }

    private static double nearest(Set<String> threes, Words other) {
        double nearest = 0;
        for (Set<String> theirs : other.threes.values()) {
            int smaller = Math.min(threes.size(), theirs.size());
            if (2.0 * smaller / (threes.size() + theirs.size()) > Math.max(nearest, LIKE_ENOUGH)) {
                nearest = Math.max(nearest, dice(threes, theirs));
            }
        }
        return nearest >= LIKE_ENOUGH ? nearest : 0;
    }

    private static double dice(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String three : one) {
            shared += other.contains(three) ? 1 : 0;
        }
        return 2.0 * shared / (one.size() + other.size());
    }

    /** Whether both name an RT, gang, block, house number or the like, and for one of these they name no common one. */
    public boolean nameAnotherPlace(Words other) {
        return places.entrySet().stream().anyMatch(named -> {
            Set<String> theirs = other.places.getOrDefault(named.getKey(), Set.of());
            return !theirs.isEmpty() && named.getValue().stream().noneMatch(theirs::contains);
        });
    }

    @Override
    public String toString() {
        return String.join(" ", threes.keySet());
    }
}
