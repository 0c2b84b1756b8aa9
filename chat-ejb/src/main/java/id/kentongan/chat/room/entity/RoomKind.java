package id.kentongan.chat.room.entity;

/** Who a room is for. */
public enum RoomKind {
    /** Citizens and officers of a kelurahan. */
    KELURAHAN,
    /** What the offices of a kelurahan tell its citizens, who read and react. */
    ANNOUNCEMENTS,
    /** Citizens of an RW, its officials and the officers of its kelurahan. */
    NEIGHBOURHOOD,
    /** The officers of one unit. */
    OFFICERS
}
