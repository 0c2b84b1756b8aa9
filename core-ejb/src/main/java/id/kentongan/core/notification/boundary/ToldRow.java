package id.kentongan.core.notification.boundary;

import id.kentongan.core.notification.entity.ToldAs;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who was told of a case at one time, as a group: nobody's name, nobody's address.
 *
 * @param kind of the alert
 * @param unitName the unit whose people they are
 * @param as why they
 * @param people how many
 * @param read how many of them have read it
 * @param acknowledged how many have taken note
 * @param ways what became of letters, pushes and short messages
 */
public record ToldRow(
        String kind,
        String unitName,
        ToldAs as,
        OffsetDateTime at,
        int people,
        int read,
        int acknowledged,
        List<Way> ways) {

    /**
     * @param channel {@code E_MAIL}, {@code PUSH} or {@code SMS}
     * @param state of the delivery, {@code DIGEST} while one waits, or why there is none
     */
    public record Way(String channel, String state, int count) {}

    public ToldRow {
        ways = List.copyOf(ways);
    }
}
