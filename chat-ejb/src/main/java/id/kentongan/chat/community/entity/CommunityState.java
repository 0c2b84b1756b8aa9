package id.kentongan.chat.community.entity;

/** What has become of a community that was asked for. */
public enum CommunityState {
    /** A moderator has not decided yet. */
    ASKED,
    OPEN,
    REFUSED,
    /** It was open, and a moderator has closed it. */
    CLOSED
}
