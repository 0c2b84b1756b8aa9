package id.kentongan.chat.talk.boundary;

import id.kentongan.chat.talk.entity.Seat;

/**
 * One of a person's rooms.
 *
 * @param areaName as people call the room's area
 * @param lastSeq number of its newest message; 0 when nothing was said yet
 * @param lastChange number of the last thing that happened in it
 * @param lastRead number up to which the person has read
 * @param members how many people have come into it and not left
 * @param slowSeconds how long a citizen waits between two messages; 0 for not at all
 * @param quiet whether the person wants no notices of it
 */
public record RoomView(
        Seat seat,
        String areaName,
        long lastSeq,
        long lastChange,
        long lastRead,
        int members,
        int slowSeconds,
        boolean quiet) {

    /** Messages after the last that was read. */
    public long unread() {
        return Math.max(0, lastSeq - lastRead);
    }
}
