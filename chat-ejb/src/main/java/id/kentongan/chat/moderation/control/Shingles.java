package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Token;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text as the set of its rows of three words, hashed. Two texts that share most of them are the same text, with a few
 * words changed; a {@link #signature()} of fixed length says about how many they share (MinHash).
 */
final class Shingles {

    /** The length of a signature. */
    static final int SIGNATURE = 64;

    private static final int WORDS = 3;

    private final Set<Long> hashes;

    private Shingles(Set<Long> hashes) {
        this.hashes = hashes;
    }

    static Shingles of(NormalisedText text) {
        List<String> words = text.tokens().stream()
                .filter(token -> token.wordlike() || token.kind() == Token.Kind.NUMBER)
                .map(Token::text)
                .collect(Collectors.toList());
        Set<Long> hashes = new LinkedHashSet<>();
        int length = Math.max(1, Math.min(WORDS, words.size()));
        for (int i = 0; i + length <= words.size(); i++) {
            hashes.add(hash(words.subList(i, i + length)));
        }
        return new Shingles(hashes);
    }

    Set<Long> hashes() {
        return hashes;
    }

    /** Which part of these stands in the other, from 0 to 1; 0 for an empty text. */
    double containedIn(Shingles other) {
        return hashes.isEmpty() ? 0 : (double) shared(other) / hashes.size();
    }

    /** What both share of what either has, from 0 to 1 (Jaccard). */
    double likeness(Shingles other) {
        long shared = shared(other);
        long all = hashes.size() + other.hashes.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    /** The least of all shingles under each of {@value #SIGNATURE} orders. */
    long[] signature() {
        long[] least = new long[SIGNATURE];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long hash : hashes) {
            for (int i = 0; i < SIGNATURE; i++) {
                least[i] = Math.min(least[i], mixed(hash + i * 0x9E3779B97F4A7C15L));
            }
        }
        return least;
    }

    private long shared(Shingles other) {
        Set<Long> fewer = hashes.size() <= other.hashes.size() ? hashes : other.hashes;
        Set<Long> more = fewer == hashes ? other.hashes : hashes;
        return fewer.stream().filter(more::contains).count();
    }

    private static long hash(List<String> words) {
        long hash = 0xCBF29CE484222325L;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
            }
            hash = (hash ^ ' ') * 0x100000001B3L;
        }
        return mixed(hash);
    }

    private static long mixed(long hash) {
        long z = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
