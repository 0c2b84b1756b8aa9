package id.kentongan.report.feed.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridCellTest {

    private static final double METRES_OF_A_DEGREE = 111_195;

    @Test
    void a_ring_is_what_lies_around_the_one_before() {
        GridCell middle = GridCell.of(-6.17639, 106.82666);
        assertThat(middle.ring(0)).containsExactly(middle);
        List<GridCell> all = new ArrayList<>();
        for (int ring = 0; ring <= 6; ring++) {
            assertThat(middle.ring(ring)).hasSize(ring == 0 ? 1 : 8 * ring);
            all.addAll(middle.ring(ring));
        }
        assertThat(all).hasSize(13 * 13).doesNotHaveDuplicates();
        assertThat(all.stream().map(GridCell::number)).doesNotHaveDuplicates();
    }

    @Test
    void the_rings_of_a_radius_hold_whatever_is_that_near() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double lat = -11 + 17 * random.nextDouble();
            double lon = 95 + 46 * random.nextDouble();
            int metres = FeedQuery.SHORTEST_RADIUS
                    + random.nextInt(FeedQuery.LONGEST_RADIUS - FeedQuery.SHORTEST_RADIUS + 1);
            double angle = 2 * Math.PI * random.nextDouble();
            double reach = metres * random.nextDouble() / METRES_OF_A_DEGREE;
            GridCell there = GridCell.of(
                    lat + reach * Math.sin(angle), lon + reach * Math.cos(angle) / Math.cos(Math.toRadians(lat)));
            GridCell here = GridCell.of(lat, lon);
            assertThat(Math.max(Math.abs(there.row() - here.row()), Math.abs(there.column() - here.column())))
                    .isLessThanOrEqualTo(GridCell.rings(metres));
        }
    }
}
