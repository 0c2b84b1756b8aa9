package id.kentongan.web.api;

import id.kentongan.chat.talk.entity.Changes;
import java.util.UUID;

/** What open pages are told of a room: messages as the interface gives them, which everybody in the room may read. */
public final class RoomFrame {

    private RoomFrame() {}

    /**
     * What happened after a change.
     *
     * @param after number of that change: a page that knows less asks for what lies between
     */
    public static String of(UUID room, long after, Changes news) {
        return Speech.JSON
                .createObjectBuilder()
                .add("topic", "room")
                .add("room", room.toString())
                .add("after", after)
                .add("upTo", news.upTo())
                .add("items", RoomTalk.items(news.rows()))
                .build()
                .toString();
    }

    /** A moderator has put the person out of the room. */
    public static String out(UUID room) {
        return about("out", room);
    }

    /** The person has left the room or moved away, or it is closed. */
    public static String left(UUID room) {
        return about("left", room);
    }

    /** The page hears of one room more. */
    public static String in(UUID room) {
        return about("in", room);
    }

    /** How many people are in the room now. */
    public static String members(UUID room, int count) {
        return Speech.JSON
                .createObjectBuilder()
                .add("topic", "members")
                .add("room", room.toString())
                .add("members", count)
                .build()
                .toString();
    }

    private static String about(String topic, UUID room) {
        return Speech.JSON
                .createObjectBuilder()
                .add("topic", topic)
                .add("room", room.toString())
                .build()
                .toString();
    }
}
