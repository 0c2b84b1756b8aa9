package id.kentongan.st.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.duplicate.entity.LikenessFormula;
import id.kentongan.report.duplicate.entity.Sighting;
import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.report.duplicate.entity.Words;
import id.kentongan.st.duplicates.Grouping.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    @Test
    void a_row_of_neighbours_makes_no_chain() {
        List<Sighting> row = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            row.add(new Sighting(
                    -6.2 + i * 150 / 111_195.0, 106.8, "banjir", NOON.plusSeconds(i), Words.of("banjir di jalan")));
        }
        Terms terms = Terms.shipped();
        List<Group> groups = Grouping.of(row, terms);
        assertThat(groups.stream().mapToInt(Group::size).sum()).isEqualTo(20);
        assertThat(groups).hasSizeGreaterThan(4).allSatisfy(group -> {
            assertThat(group.diameter()).isLessThanOrEqualTo(2.0 * LikenessFormula.farthestMetres("banjir", terms));
            assertThat(group.members())
                    .allMatch(member ->
                            LikenessFormula.of(member, group.main(), terms).score() >= terms.threshold());
        });
    }
}
