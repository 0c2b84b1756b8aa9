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

    /** The person is not in the room any more. */
    public static String out(UUID room) {
        return Speech.JSON
                .createObjectBuilder()
                .add("topic", "out")
                .add("room", room.toString())
                .build()
                .toString();
    }
}
