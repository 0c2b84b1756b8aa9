package id.kentongan.report.entity;

/**
 * A photo as it was developed: a JPEG that was drawn anew, in which nothing is left of what the camera wrote.
 *
 * @param uploadHash SHA-256 of what was sent, 64 hexadecimal digits: by it the same picture is known again
 * @param jpeg the file; nobody changes it
 */
public record Photo(String uploadHash, int width, int height, byte[] jpeg) {

    /** The largest file that is taken, in bytes. */
    public static final long LARGEST_UPLOAD = 10L * 1024 * 1024;

    /** The most photos of one report, of each {@link PhotoMoment}. */
    public static final int MOST = 5;

    @Override
    public String toString() {
        return "Photo[" + width + " x " + height + ", " + jpeg.length + " bytes]";
    }
}
