package id.kentongan.report.feed.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedMarkTest {

    private final FeedMark mark = new FeedMark(3, UUID.randomUUID());
    private final FeedQuery list = FeedQuery.near(1, -6.17, 106.82, 1_000, 20);

    @Test
    void a_cursor_continues_its_list_whatever_the_size_of_the_page() {
        assertThat(FeedMark.read(mark.cursor(list), list)).contains(mark);
        assertThat(FeedMark.read(mark.cursor(list), FeedQuery.near(1, -6.17, 106.82, 1_000, 100)))
                .contains(mark);
        assertThat(FeedMark.read(mark.cursor(list), list.after(mark))).contains(mark);
    }

    @Test
    void a_cursor_of_another_list_is_none() {
        String cursor = mark.cursor(list);
        assertThat(List.of(
                        FeedQuery.near(2, -6.17, 106.82, 1_000, 20),
                        FeedQuery.near(1, -6.17, 106.83, 1_000, 20),
                        FeedQuery.near(1, -6.17, 106.82, 900, 20),
                        FeedQuery.latest(1, 20),
                        FeedQuery.mostSupported(1, 20),
                        FeedQuery.tagged(1, "banjir", 20),
                        FeedQuery.in(1, new AreaCode("31.71.01.1001"), 20)))
                .allMatch(other -> FeedMark.read(cursor, other).isEmpty());
    }

    @Test
    void what_is_no_cursor_is_none() {
        String cursor = mark.cursor(list);
        assertThat(List.of(
                        "", "x", cursor + "A", cursor.substring(1), "!".repeat(32), "A".repeat(32), "x".repeat(9_999)))
                .allMatch(text -> FeedMark.read(text, list).isEmpty());
        assertThat(FeedMark.read(new FeedMark(-1, mark.id()).cursor(list), list))
                .isEmpty();
    }
}
