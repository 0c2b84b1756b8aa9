package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Claim;
import id.kentongan.chat.moderation.entity.ClaimMatch;
import id.kentongan.chat.moderation.entity.NormalisedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims that have been looked into, found again in what people write, whatever they put before or behind it. No
 * judge of truth: only what a moderator has entered, with a link to the clarification, is recognised. Immutable.
 */
public final class Claims {

    /** The most claims. */
    public static final int MOST = 5_000;

    /** From which share of a claim's rows of words on a text repeats it. */
    public static final double REPEATED = 0.5;

    private final List<Known> known;
    private final Map<Long, List<Integer>> holders = new HashMap<>();
    private final Normaliser normaliser;

    private record Known(Claim claim, Shingles shingles) {}

    /**
     * @param normaliser the same that the texts are made plain with
     * @throws IllegalArgumentException if there are more than {@value #MOST}
     */
    public Claims(List<Claim> claims, Normaliser normaliser) {
        if (claims.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " claims can be known, not " + claims.size());
        }
        this.normaliser = normaliser;
        this.known = new ArrayList<>();
        for (Claim claim : claims) {
            Shingles shingles = Shingles.of(normaliser.normalise(claim.text()));
            for (long hash : shingles.hashes()) {
                holders.computeIfAbsent(hash, same -> new ArrayList<>()).add(known.size());
            }
            known.add(new Known(claim, shingles));
        }
    }

    /** The claim that a text repeats most of, if it repeats enough of one. */
    public Optional<ClaimMatch> in(String text) {
        return in(normaliser.normalise(text));
    }

    /** The same for a text that has been made plain already. */
    public Optional<ClaimMatch> in(NormalisedText text) {
        Shingles own = Shingles.of(text);
        Set<Integer> candidates = new LinkedHashSet<>();
        for (long hash : own.hashes()) {
            candidates.addAll(holders.getOrDefault(hash, List.of()));
        }
        return candidates.stream()
                .map(known::get)
                .map(each -> new ClaimMatch(each.claim(), each.shingles().containedIn(own)))
                .filter(match -> match.share() >= REPEATED)
                .max(Comparator.comparingDouble(ClaimMatch::share)
                        .thenComparing(match -> match.claim().id(), Comparator.reverseOrder()));
    }
}
