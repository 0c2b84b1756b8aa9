package id.kentongan.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private final UUID siti = UUID.randomUUID();
    private final UUID budi = UUID.randomUUID();
    private final Seats seats = new Seats(2, 3);

    @Test
    void the_oldest_of_a_person_goes_when_there_are_too_many() {
        assertThat(seats.take("a", siti)).isEmpty();
        assertThat(seats.take("b", siti)).isEmpty();
        assertThat(seats.take("c", budi)).isEmpty();
        assertThat(seats.take("d", siti)).contains("a");
        assertThat(seats.take("e", siti)).contains("b");
    }

    @Test
    void who_has_left_takes_no_room() {
        seats.take("a", siti);
        seats.take("b", siti);
        seats.leave("a");
        seats.leave("a");
        assertThat(seats.take("c", siti)).isEmpty();
        assertThat(seats.take("d", siti)).contains("b");
    }

    @Test
    void from_one_address_there_are_so_many_and_nobody_else_is_sent_away_for_it() {
        for (String socket : new String[] {"a", "b", "c", "d", "e"}) {
            seats.take(socket, UUID.randomUUID());
        }
        assertThat(seats.settle("a", "office")).isTrue();
        assertThat(seats.settle("b", "office")).isTrue();
        assertThat(seats.settle("c", "office")).isTrue();
        assertThat(seats.settle("d", "office")).isFalse();
        assertThat(seats.settle("d", "elsewhere")).isTrue();
        seats.leave("b");
        assertThat(seats.settle("e", "office")).isTrue();
    }

    @Test
    void one_seat_is_settled_once_and_only_while_it_is_taken() {
        seats.take("a", siti);
        assertThat(seats.settle("a", "office")).isTrue();
        assertThat(seats.settle("a", "elsewhere")).isFalse();
        assertThat(seats.settle("nobody", "office")).isFalse();
    }

    @Test
    void nothing_stays_of_a_thousand_people_who_came_and_went() {
        for (int i = 0; i < 1_000; i++) {
            seats.take("s" + i, i % 2 == 0 ? siti : UUID.randomUUID());
            seats.settle("s" + i, "address " + i % 7);
        }
        for (int i = 0; i < 1_000; i++) {
            seats.leave("s" + i);
        }
        assertThat(seats.taken()).isZero();
    }
}
