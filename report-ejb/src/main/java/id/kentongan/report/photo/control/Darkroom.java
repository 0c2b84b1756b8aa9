package id.kentongan.report.photo.control;

import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture anew as a JPEG of bounded size. What kind of file it is its first bytes say, not its name. The raster in
 * memory is bounded by reading every n-th pixel only: a picture of 50 megapixels takes no more than one of ten.
 */
public final class Darkroom {

    /** The longer side of what is stored. */
    public static final int LONGEST_SIDE = 1_600;

    private static final long MOST_PIXELS = 60_000_000L;
    private static final int MOST_SIDE = 20_000;
    private static final int HEAD = 128 * 1024;
    private static final float QUALITY = 0.82f;

    private Darkroom() {}

    /**
     * @param file what was sent; stays as it is
     * @throws UnfitPhoto if it is no picture that can be drawn
     */
    public static Photo develop(Path file) {
        try {
            if (Files.size(file) > Photo.LARGEST_UPLOAD) {
                throw new UnfitPhoto(Reason.TOO_LARGE);
            }
            byte[] head;
            try (InputStream in = Files.newInputStream(file)) {
                head = in.readNBytes(HEAD);
            }
            String format = format(head);
            int orientation = format.equals("jpeg") ? Orientation.of(head) : Orientation.UPRIGHT;
            BufferedImage drawn = draw(read(file, format), orientation);
            return new Photo(hash(file), drawn.getWidth(), drawn.getHeight(), write(drawn));
        } catch (IOException e) {
            throw new UnfitPhoto(Reason.UNREADABLE);
        }
    }

    private static String format(byte[] head) {
        if (starts(head, 0, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            throw new UnfitPhoto(Reason.WEBP);
        }
        if (starts(head, 4, 'f', 't', 'y', 'p')) {
            String brand = new String(head, 8, Math.min(4, Math.max(0, head.length - 8)), StandardCharsets.US_ASCII);
            throw new UnfitPhoto(brand.startsWith("he") || brand.startsWith("mif") ? Reason.HEIC : Reason.NO_PICTURE);
        }
        throw new UnfitPhoto(Reason.NO_PICTURE);
    }

    private static boolean starts(byte[] head, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= head.length || (head[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage read(Path file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        // Read from the file itself: the general way would copy it into another temporary one.
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS || Math.max(width, height) > MOST_SIDE) {
                throw new UnfitPhoto(Reason.TOO_MANY_PIXELS);
            }
            int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (RuntimeException e) {
            // Readers answer broken files with whatever they stumble over.
            throw e instanceof UnfitPhoto ? e : new UnfitPhoto(Reason.UNREADABLE);
        } finally {
            reader.dispose();
        }
    }

    /** Upright, on white, no longer than allowed. */
    private static BufferedImage draw(BufferedImage picture, int orientation) {
        boolean turned = orientation >= 5;
        int wide = turned ? picture.getHeight() : picture.getWidth();
        int high = turned ? picture.getWidth() : picture.getHeight();
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(wide, high));
        int width = Math.max(1, (int) Math.round(wide * scale));
        int height = Math.max(1, (int) Math.round(high * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            AffineTransform way = AffineTransform.getScaleInstance((double) width / wide, (double) height / high);
            way.concatenate(upright(orientation, picture.getWidth(), picture.getHeight()));
            pen.drawImage(picture, way, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    /** From the stored pixels to how they are looked at. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] write(BufferedImage drawn) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(drawn, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[64 * 1024];
            for (int got = in.read(part); got >= 0; got = in.read(part)) {
                digest.update(part, 0, got);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
