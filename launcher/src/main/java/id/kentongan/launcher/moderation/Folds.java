package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.NearDuplicates;
import id.kentongan.chat.moderation.control.Normaliser;
import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.launcher.boot.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Divides a labelled set so that nothing is asked that was learned from: by folds that somebody else has made, or by
 * its own, in which texts that are nearly the same stay together and the labels are spread evenly.
 */
final class Folds {

    private static final int MOST_FILES = 200;
    private static final long SEED = 42;
    private static final Set<String> LEARNED = Set.of("train", "training", "latih");
    private static final Set<String> ASKED = Set.of("test", "testing", "uji");
    private static final Set<String> ASIDE = Set.of("dev", "valid", "validation", "val", "trap");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private Folds() {}

    /** Own folds: the same rows make the same folds. */
    static List<Fold> own(List<Question> all, int count, Messages messages) {
        if (count < 2 || count > all.size()) {
            throw messages.refusal("bad-folds", count);
        }
        Normaliser normaliser = RuleSet.compile(List.of()).normaliser();
        int[] groups = NearDuplicates.groups(all.stream()
                .map(question -> normaliser.normalise(question.text()))
                .toList());
        TreeMap<Integer, List<Question>> byGroup = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            byGroup.computeIfAbsent(groups[i], first -> new ArrayList<>()).add(all.get(i));
        }
        List<List<Question>> shuffled = new ArrayList<>(byGroup.values());
        Collections.shuffle(shuffled, new Random(SEED));
        shuffled.sort((one, other) -> Integer.compare(other.size(), one.size()));
        List<List<Question>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        // Each group goes where its labels are fewest so far, and of those where the fewest texts are.
        Map<String, int[]> held = new HashMap<>();
        for (List<Question> group : shuffled) {
            String stratum = new TreeSet<>(group.get(0).labels()).toString();
            int[] counts = held.computeIfAbsent(stratum, labels -> new int[count]);
            int least = 0;
            for (int i = 1; i < count; i++) {
                if (counts[i] < counts[least]
                        || counts[i] == counts[least]
                                && parts.get(i).size() < parts.get(least).size()) {
                    least = i;
                }
            }
            counts[least] += group.size();
            parts.get(least).addAll(group);
        }
        TreeMap<String, List<Question>> named = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            named.put("%02d".formatted(i + 1), parts.get(i));
        }
        return eachInTurn(named, messages);
    }

    /** By the split or fold that stands in each row: once if it says train and test, else each in turn. */
    static List<Fold> byPart(List<Question> all, Messages messages) {
        TreeMap<String, List<Question>> parts = new TreeMap<>();
        all.forEach(
                question -> parts.computeIfAbsent(question.part().toLowerCase(Locale.ROOT), part -> new ArrayList<>())
                        .add(question));
        List<Question> train = of(parts, LEARNED);
        List<Question> test = of(parts, ASKED);
        if (!train.isEmpty() && !test.isEmpty()) {
            return List.of(new Fold("test", train, test));
        }
        return eachInTurn(parts, messages);
    }

    /** Fold files that hold ids, one a line or in the column {@code id}: each is asked in turn. */
    static List<Fold> byIds(List<Question> all, Path folder, Messages messages) throws IOException {
        Map<String, Question> byId = new HashMap<>();
        all.forEach(question -> byId.put(question.id(), question));
        TreeMap<String, List<Question>> parts = new TreeMap<>();
        for (Path file : files(folder, messages)) {
            List<Question> part = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                Question question =
                        byId.get(line.split("[,;\t]")[0].replace("\"", "").strip());
                if (question != null) {
                    part.add(question);
                }
            }
            if (part.isEmpty()) {
                throw messages.refusal("no-ids", file);
            }
            parts.put(name(file), part);
        }
        return parts.keySet().stream().anyMatch(name -> !number(name, LEARNED).isEmpty())
                ? paired(parts, messages)
                : eachInTurn(parts, messages);
    }

    /** Fold files that hold the texts themselves. */
    static List<Fold> byFiles(Map<String, List<Question>> files, Messages messages) {
        TreeMap<String, List<Question>> parts = new TreeMap<>(files);
        return parts.keySet().stream().anyMatch(name -> !number(name, LEARNED).isEmpty())
                ? paired(parts, messages)
                : eachInTurn(parts, messages);
    }

    static List<Path> files(Path folder, Messages messages) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches("(?i).*\\.(csv|tsv|txt)"))
                    .sorted()
                    .toList();
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw messages.refusal("no-fold-files", folder, MOST_FILES);
            }
            return files;
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.[a-z]+$", "");
    }

    /** Files called train… and test…, by the number in their names; what was set aside for tuning is not used. */
    private static List<Fold> paired(TreeMap<String, List<Question>> parts, Messages messages) {
        TreeMap<String, List<Question>> train = new TreeMap<>();
        TreeMap<String, List<Question>> test = new TreeMap<>();
        parts.forEach((name, questions) -> {
            if (!number(name, LEARNED).isEmpty()) {
                train.put(number(name, LEARNED), questions);
            } else if (!number(name, ASKED).isEmpty()) {
                test.put(number(name, ASKED), questions);
            } else if (number(name, ASIDE).isEmpty()) {
                throw messages.refusal("odd-fold-file", name);
            }
        });
        if (test.isEmpty() || !train.keySet().equals(test.keySet())) {
            throw messages.refusal("unpaired-folds", String.join(" ", parts.keySet()));
        }
        List<Fold> folds = new ArrayList<>();
        train.forEach(
                (number, questions) -> folds.add(new Fold(number, questions, test.getOrDefault(number, List.of()))));
        return folds;
    }

    /** Which fold a file belongs to if its name has one of the words in it, else empty. */
    private static String number(String name, Set<String> words) {
        boolean named = Stream.of(name.split("[^a-z]+")).anyMatch(words::contains);
        if (!named) {
            return "";
        }
        Matcher number = NUMBER.matcher(name);
        return number.find() ? number.group() : "-";
    }

    private static List<Question> of(Map<String, List<Question>> parts, Set<String> names) {
        return parts.entrySet().stream()
                .filter(part -> names.contains(part.getKey()))
                .flatMap(part -> part.getValue().stream())
                .toList();
    }

    private static List<Fold> eachInTurn(TreeMap<String, List<Question>> parts, Messages messages) {
        if (parts.size() < 2) {
            throw messages.refusal("one-fold", parts.size());
        }
        List<Fold> folds = new ArrayList<>();
        parts.forEach((name, test) -> {
            Set<Question> asked = new HashSet<>(test);
            List<Question> train = parts.values().stream()
                    .flatMap(List::stream)
                    .filter(question -> !asked.contains(question))
                    .toList();
            folds.add(new Fold(name, train, test));
        });
        return folds;
    }
}
