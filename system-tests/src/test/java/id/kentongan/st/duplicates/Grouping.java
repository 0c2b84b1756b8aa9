package id.kentongan.st.duplicates;

import id.kentongan.report.duplicate.entity.LikenessFormula;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes reports together as officers would who follow each suggestion: in the order in which they came, each joins the
 * main report that is most like it, if that one reaches the threshold; else it becomes a main report itself. Nobody joins
 * a report that has joined another, so every member is like its main report and a row of neighbours makes no long chain.
 */
public final class Grouping {

    /** A main report and those that joined it. */
    public record Group(Sighting main, List<Sighting> members) {

        public int size() {
            return 1 + members.size();
        }

        /** The greatest distance between two reports of the group, in metres. */
        public double diameter() {
            List<Sighting> all = new ArrayList<>(members);
            all.add(main);
            return all.stream()
                    .flatMapToDouble(one -> all.stream().mapToDouble(one::metresTo))
                    .max()
                    .orElse(0);
        }
    }

    private Grouping() {}

    /** @return in the order of their main reports */
    public static List<Group> of(List<Sighting> reports, Terms terms) {
        List<Group> groups = new ArrayList<>();
        reports.stream()
                .sorted(Comparator.comparing(Sighting::at))
                .forEach(report -> groups.stream()
                        .filter(group -> score(report, group, terms) >= terms.threshold())
                        .max(Comparator.comparingDouble(group -> score(report, group, terms)))
                        .ifPresentOrElse(
                                group -> group.members().add(report),
                                () -> groups.add(new Group(report, new ArrayList<>()))));
        return groups;
    }

    private static double score(Sighting report, Group group, Terms terms) {
        return LikenessFormula.of(report, group.main(), terms).score();
    }
}
