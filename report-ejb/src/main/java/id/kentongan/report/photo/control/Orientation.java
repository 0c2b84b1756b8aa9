package id.kentongan.report.photo.control;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, as EXIF says: the only thing that is read from there, because without it the picture would lie on
 * its side. Values as in EXIF 2.32: 1 is upright, 3 upside down, 6 and 8 turned by a quarter, the others mirrored.
 */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 200;

    private Orientation() {}

    /**
     * @param jpeg at least the beginning of a JPEG file
     * @return 1 to 8; 1 for whatever cannot be read
     */
    static int of(byte[] jpeg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpeg);
            file.position(2);
            while (file.remaining() > 4 && (file.get() & 0xFF) == 0xFF) {
                int marker = file.get() & 0xFF;
                int length = file.getShort() & 0xFFFF;
                if (marker == 0xDA || length < 2) {
                    return UPRIGHT;
                }
                int next = file.position() + length - 2;
                if (marker == 0xE1 && length > 16) {
                    byte[] name = new byte[EXIF.length];
                    file.get(name);
                    if (Arrays.equals(name, EXIF)) {
                        return inTiff(file.slice());
                    }
                }
                file.position(next);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // broken metadata is none
        }
        return UPRIGHT;
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Math.min(tiff.getShort(directory) & 0xFFFF, MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
