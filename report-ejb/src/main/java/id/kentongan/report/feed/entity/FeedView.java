package id.kentongan.report.feed.entity;

/** The orders and choices in which the feed can be read. The order of the constants is part of cursors. */
public enum FeedView {
    /** The newest of the whole government. */
    LATEST,
    /** Around a place, ring by ring from there; the newest first within a ring. */
    NEAR,
    /** The newest of a kelurahan or kecamatan. */
    AREA,
    /** What most citizens support. */
    MOST_SUPPORTED,
    /** The newest with a tag in their words. */
    HASHTAG
}
