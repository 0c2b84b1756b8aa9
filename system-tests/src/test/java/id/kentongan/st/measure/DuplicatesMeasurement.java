package id.kentongan.st.measure;

import id.kentongan.report.duplicate.entity.LikenessFormula;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Words;
import id.kentongan.st.duplicates.DistanceOnly;
import id.kentongan.st.duplicates.Grouping;
import id.kentongan.st.duplicates.Grouping.Group;
import id.kentongan.st.duplicates.LabelledPair;
import id.kentongan.st.duplicates.LabelledPair.Found;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Precision and recall on the labelled pairs, beside what distance alone would find; and what the real reports of a flood
 * would be taken together to.
 */
final class DuplicatesMeasurement {

    private static final double PRECISION_PROMISED = 0.85;
    private static final double RECALL_PROMISED = 0.92;
    private static final int INSIDE = 909;

    private final List<LabelledPair> pairs = LabelledPair.all();
    private final Findings findings = new Findings("duplicates", "Duplicates: how well they are told");

    DuplicatesMeasurement() throws IOException {}

    int run() throws IOException {
        pairs();
        flood(SharedData.file("reports/qlue_flood_2017-02.geojson"));
        return findings.end();
    }

    /** Place, minute and words as they were told; their time is that of Jakarta. */
    private void flood(Path file) throws IOException {
        Borders map = new Borders(SharedData.file("regions/dki_kelurahan_boundaries.geojson"));
        List<Sighting> reports = new ArrayList<>();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            for (JsonObject feature :
                    reader.readObject().getJsonArray("features").getValuesAs(JsonObject.class)) {
                JsonArray place = feature.getJsonObject("geometry").getJsonArray("coordinates");
                double lon = place.getJsonNumber(0).doubleValue();
                double lat = place.getJsonNumber(1).doubleValue();
                JsonObject told = feature.getJsonObject("properties");
                if (!map.covering(lat, lon).isEmpty()) {
                    reports.add(new Sighting(
                            lat,
                            lon,
                            "banjir",
                            LocalDateTime.parse(told.getString("created_at"))
                                    .atZone(ZoneId.of("Asia/Jakarta"))
                                    .toInstant(),
                            Words.of(told.getString("text", ""))));
                }
            }
        }
        Terms terms = Terms.shipped();
        int reach = LikenessFormula.farthestMetres("banjir", terms);
        List<Group> groups = Grouping.of(reports, terms);
        List<Group> several = groups.stream().filter(group -> group.size() > 1).toList();
        double widest = groups.stream().mapToDouble(Group::diameter).max().orElse(0);
        findings.say("");
        findings.say(
                "the real reports of the flood of February 2017, taken together as they came: each joins the main");
        findings.say("report that is most like it and reaches the threshold, else it is a main report itself");
        findings.say("");
        findings.expect("reports inside of Jakarta", INSIDE, reports.size());
        findings.say(
                "%d groups: %d of several reports, with %d reports; %d reports alone (%.1f %%)",
                groups.size(),
                several.size(),
                several.stream().mapToInt(Group::size).sum(),
                groups.size() - several.size(),
                100.0 * (groups.size() - several.size()) / reports.size());
        findings.say("groups by size (size x how many): %s", sizes(groups));
        findings.say(
                "metres across: median of those of several reports %.0f, largest %.0f",
                median(several.stream().mapToDouble(Group::diameter).sorted().toArray()), widest);
        findings.expect(
                "every report is counted once",
                reports.size(),
                groups.stream().mapToInt(Group::size).sum());
        findings.expect(
                "no group is wider than twice the %d m that a score can reach".formatted(reach), widest <= 2.0 * reach);
    }

    private static String sizes(List<Group> groups) {
        return new TreeMap<>(groups.stream().collect(Collectors.groupingBy(Group::size, Collectors.counting())))
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " x " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
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
        findings.say("held out                                  precision  recall  balance  right wrong missed left");
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
        new TreeMap<>(heldOut.stream().collect(Collectors.groupingBy(LabelledPair::kind))).forEach((kind, some) -> {
            Found found = found(some, terms);
            findings.say(
                    "%-20s %3d pairs, wrongly suggested %2d, missed %2d",
                    kind, some.size(), found.wrong(), found.missed());
        });
        findings.say("");
        findings.expect(
                "precision held out at the shipped threshold at least %.2f".formatted(PRECISION_PROMISED),
                ours.precision() >= PRECISION_PROMISED);
        findings.expect(
                "recall held out at the shipped threshold at least %.2f".formatted(RECALL_PROMISED),
                ours.recall() >= RECALL_PROMISED);
    }

    private Found row(String what, List<LabelledPair> some, Terms terms) {
        return row(what, found(some, terms));
    }

    private static Found found(List<LabelledPair> some, Terms terms) {
        return Found.by(pair -> pair.likeness(terms).score() >= terms.threshold(), some);
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
