package id.kentongan.chat.community.entity;

/** Who finds a community and can join it. Its members read it, and the offices and moderators of the kelurahan with them. */
public enum Visibility {
    /** Who lives in the kelurahan. */
    KELURAHAN,
    /** Who has said to live in the founder's RW. */
    RW
}
