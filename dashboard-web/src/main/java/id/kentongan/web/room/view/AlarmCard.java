package id.kentongan.web.room.view;

/**
 * An alarm from a room, in the reader's language.
 *
 * @param state that it waits, who deals with it, or that it is over
 * @param note what it was; empty while it goes on
 */
public record AlarmCard(
        String number,
        int tenant,
        String topic,
        String area,
        String raised,
        String raisedIso,
        String last,
        int speakers,
        int messages,
        String state,
        String style,
        String note) {}
