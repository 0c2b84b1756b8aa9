package id.kentongan.report.photo.entity;

import jakarta.ejb.ApplicationException;

/** A file that cannot be taken as a photo, and why. */
@ApplicationException(rollback = false)
public class UnfitPhoto extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, and so what would help. */
    public enum Reason {
        /** More bytes than are taken. */
        TOO_LARGE,
        /** More pixels than can be drawn. */
        TOO_MANY_PIXELS,
        /** WebP, which this platform cannot read. */
        WEBP,
        /** HEIC, which this platform cannot read. */
        HEIC,
        /** No picture that is known here. */
        NO_PICTURE,
        /** It begins like a picture and is broken, or of a rare kind. */
        UNREADABLE,
        /** A report has as many as it can have. */
        TOO_MANY,
        /** Too many are drawn at this moment. */
        BUSY,
        /** The server has no room to take it in. */
        NO_ROOM
    }

    private final Reason reason;

    public UnfitPhoto(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
