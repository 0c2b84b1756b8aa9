package id.kentongan.st.measure;

import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.st.duplicates.DistanceOnly;
import id.kentongan.st.duplicates.LabelledPair;
import id.kentongan.st.duplicates.LabelledPair.Found;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Precision and recall on the labelled pairs, beside what distance alone would find. */
final class DuplicatesMeasurement {

    private static final double PRECISION_PROMISED = 0.85;
    private static final double RECALL_PROMISED = 0.92;

    private final List<LabelledPair> pairs = LabelledPair.all();
    private final Findings findings = new Findings("duplicates", "Duplicates: how well they are told");

    DuplicatesMeasurement() throws IOException {}

    int run() throws IOException {
        pairs();
        return findings.end();
    }

    private void pairs() {
        Terms terms = Terms.shipped();
        Map<Boolean, List<LabelledPair>> halves =
                pairs.stream().collect(Collectors.partitioningBy(LabelledPair::heldOut));
        List<LabelledPair> heldOut = halves.get(true);
        findings.say(
                "%d labelled pairs, all sentences invented for it: %d for fitting, %d held out (%d of them duplicates)",
                pairs.size(),
                halves.get(false).size(),
                heldOut.size(),
                heldOut.stream().filter(LabelledPair::same).count());
        findings.say("");
        findings.say("held out                              precision  recall  balance  right wrong missed left");
        Found ours = row("distance x time x category x words, from %.2f".formatted(terms.threshold()), heldOut, terms);
        DistanceOnly rule = DistanceOnly.fitted(pairs);
        row("same category within %d m (fitted)".formatted(rule.metres()), rule.on(heldOut));
        row("same category within 250 m", new DistanceOnly(250).on(heldOut));
        findings.say("");
        findings.say("held out, other thresholds");
        for (int hundredths = 20; hundredths <= 60; hundredths += 10) {
            Terms other = terms.withThreshold(hundredths / 100.0);
            row("from %.2f".formatted(other.threshold()), heldOut, other);
        }
        findings.say("");
        findings.say("for fitting");
        row("from %.2f".formatted(terms.threshold()), halves.get(false), terms);
        findings.say("");
        findings.say("held out, by what makes a pair easy or hard");
        new TreeMap<>(heldOut.stream().collect(Collectors.groupingBy(LabelledPair::kind)))
                .forEach((kind, some) -> row(kind, some, terms));
        findings.say("");
        findings.expect(
                "precision held out at the shipped threshold at least %.2f".formatted(PRECISION_PROMISED),
                ours.precision() >= PRECISION_PROMISED);
        findings.expect(
                "recall held out at the shipped threshold at least %.2f".formatted(RECALL_PROMISED),
                ours.recall() >= RECALL_PROMISED);
    }

    private Found row(String what, List<LabelledPair> some, Terms terms) {
        return row(what, Found.by(pair -> pair.likeness(terms).score() >= terms.threshold(), some));
    }

    private Found row(String what, Found found) {
        findings.say(
                "%-44s %.3f   %.3f    %.3f  %5d %5d %6d %4d",
                what,
                found.precision(),
                found.recall(),
                found.balance(),
                found.right(),
                found.wrong(),
                found.missed(),
                found.leftAlone());
        return found;
    }
}
