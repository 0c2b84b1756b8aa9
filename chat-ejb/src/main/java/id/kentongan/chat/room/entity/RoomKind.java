package id.kentongan.chat.room.entity;

/** Who a room is for. */
public enum RoomKind {
    /** Citizens and officers of a kelurahan. */
    KELURAHAN,
    /** The officers of one unit. */
    OFFICERS
}
