package id.kentongan.chat.talk.entity;

import java.util.List;

/**
 * What has happened in a room since somebody looked last.
 *
 * @param rows each message once, as it is now, in the order of its last change
 * @param upTo number of the change up to which this is everything: ask for what comes after it next
 * @param more whether there is more at once
 */
public record Changes(List<MessageRow> rows, long upTo, boolean more) {}
