package id.kentongan.st.duplicates;

import id.kentongan.st.duplicates.LabelledPair.Found;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What most systems do: the same category within some metres, whenever and whatever is said.
 *
 * @param metres within which two reports of a category are taken for one
 */
public record DistanceOnly(int metres) {

    /** @return with the distance that does best on the pairs that are not held out */
    public static DistanceOnly fitted(List<LabelledPair> pairs) {
        List<LabelledPair> train =
                pairs.stream().filter(pair -> !pair.heldOut()).toList();
        return IntStream.rangeClosed(1, 50)
                .mapToObj(tens -> new DistanceOnly(10 * tens))
                .max(Comparator.comparingDouble(rule -> rule.on(train).balance()))
                .orElseThrow();
    }

    public Found on(List<LabelledPair> pairs) {
        return Found.by(
                pair -> pair.one().category().equals(pair.other().category())
                        && pair.one().metresTo(pair.other()) <= metres,
                pairs);
    }
}
