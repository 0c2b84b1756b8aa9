package id.kentongan.chat.room.entity;

/** Who a room is for. */
public enum RoomKind {
    /** Citizens and officers of a kelurahan. */
    KELURAHAN,
    /** What the offices of a kelurahan tell its citizens, who read and react. */
    ANNOUNCEMENTS,
    /** Citizens of an RW, its officials and the officers of its kelurahan. */
    NEIGHBOURHOOD,
    /** Officials of the RT and RW of a kelurahan and its officers; no citizens. */
    RT_OFFICIALS,
    /** Those citizens of a kelurahan, or of an RW, who have joined, and its officers. There may be many in an area. */
    COMMUNITY,
    /** The officers of one unit. */
    OFFICERS
}
