package id.kentongan.chat.talk.entity;

/**
 * A photo that was drawn anew, in which nothing is left of what the camera wrote.
 *
 * @param uploadHash SHA-256 of what was sent, 64 hexadecimal digits
 * @param width in pixels, as is the height
 * @param jpeg the file; nobody changes it
 */
public record Picture(String uploadHash, int width, int height, byte[] jpeg) {

    /** The most photos of one message. */
    public static final int MOST = 3;

    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + ", " + jpeg.length + " bytes]";
    }
}
