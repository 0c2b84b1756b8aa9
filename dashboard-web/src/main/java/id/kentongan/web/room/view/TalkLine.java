package id.kentongan.web.room.view;

import java.util.List;

/**
 * A message in the reader's language.
 *
 * @param number in its room; 0 for the pattern that scripts fill
 * @param change number of the last thing that happened to it
 * @param style words that say how it is drawn, and what can be done to it
 * @param remark what became of it; empty for nothing
 * @param replyTo number of the message that it answers; 0 for none
 * @param ticket of the report, or number of the instruction or alarm, that it is about; empty for none
 * @param address of the page about that, below the context
 * @param photos addresses of its photos, below the context
 * @param place as maps write it; empty where nobody has said so
 * @param clarification where the rumour is answered that it repeats; empty for none
 * @param confirmed how many have confirmed an announcement; empty where nobody is asked
 */
public record TalkLine(
        long number,
        long change,
        String style,
        String name,
        String at,
        String atIso,
        String words,
        String remark,
        long replyTo,
        String ticket,
        String address,
        String confirmed,
        List<String> photos,
        String place,
        String clarification,
        List<Sign> signs) {

    /** How many have said something without words. */
    public record Sign(String value, String label, int count) {}
}
