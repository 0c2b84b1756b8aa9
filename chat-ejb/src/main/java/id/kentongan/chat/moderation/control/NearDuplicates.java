package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.NormalisedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups texts that are the same but for a few words, so that none is learned from while its twin is a question of the
 * test. Candidates come from equal bands of their signatures; the shingles themselves decide.
 */
public final class NearDuplicates {

    /** From which share of common shingles on two texts are one. */
    private static final double SAME = 0.6;

    private static final int BAND = 4;

    private final int[] parent;

    private NearDuplicates(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** For each text the number of its group; the numbers are those of the groups' first texts. */
    public static int[] groups(List<NormalisedText> texts) {
        NearDuplicates groups = new NearDuplicates(texts.size());
        List<Shingles> shingles = new ArrayList<>();
        Map<Long, Integer> firstOf = new HashMap<>();
        for (int text = 0; text < texts.size(); text++) {
            Shingles own = Shingles.of(texts.get(text));
            shingles.add(own);
            long[] signature = own.signature();
            for (int band = 0; band < Shingles.SIGNATURE / BAND; band++) {
                long key = band * 31L
                        + Arrays.hashCode(Arrays.copyOfRange(signature, band * BAND, (band + 1) * BAND)) * 1_000_003L;
                Integer first = firstOf.putIfAbsent(key, text);
                if (first != null && own.likeness(shingles.get(first)) >= SAME) {
                    groups.join(first, text);
                }
            }
        }
        int[] all = new int[texts.size()];
        for (int text = 0; text < all.length; text++) {
            all[text] = groups.root(text);
        }
        return all;
    }

    private int root(int text) {
        int root = text;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }
}
