package id.kentongan.web.privacy.view;

/**
 * A request about somebody's own data as pages show it.
 *
 * @param due until when it has to be answered
 * @param late whether that is over and it still waits
 * @param state {@code WAITING}, {@code GRANTED} or {@code REFUSED}
 */
public record RequestCard(
        String id,
        String government,
        String kind,
        String words,
        String made,
        String due,
        boolean late,
        String state,
        String decided,
        String answer) {}
