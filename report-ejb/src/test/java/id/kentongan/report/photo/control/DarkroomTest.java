package id.kentongan.report.photo.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.report.photo.entity.UnfitPhoto.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PH.1 and PH.4: what was sent is drawn anew, whatever it is. */
class DarkroomTest {

    private static final String DEVICE = "TELEPHONE OF BUDI";

    @TempDir
    private Path folder;

    /** Red on its left, blue on its right. */
    private static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return picture;
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG as a camera writes it: how it was held, and with which device. */
    private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        byte[] device = DEVICE.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(tiff);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(2);
        out.writeShort(0x0110);
        out.writeShort(2);
        out.writeInt(device.length);
        out.writeInt(38);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(device);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(whole);
        file.write(jpeg, 0, 2);
        file.writeShort(0xFFE1);
        file.writeShort(tiff.size() + 2);
        file.write(tiff.toByteArray());
        file.write(jpeg, 2, jpeg.length - 2);
        return whole.toByteArray();
    }

    private Photo develop(byte... bytes) throws IOException {
        Path file = folder.resolve("upload");
        Files.write(file, bytes);
        return Darkroom.develop(file);
    }

    private static BufferedImage open(Photo photo) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
    }

    private static boolean red(BufferedImage picture, double x, double y) {
        Color color = new Color(picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight())));
        return color.getRed() > color.getBlue();
    }

    @Test
    void nothing_is_left_of_what_the_camera_wrote() throws IOException {
        byte[] sent = withExif(encoded(picture(400, 300), "jpeg"), 1);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(DEVICE);

        Photo photo = develop(sent);

        assertThat(new String(photo.jpeg(), StandardCharsets.ISO_8859_1))
                .doesNotContain(DEVICE)
                .doesNotContain("Exif");
        assertThat(photo.uploadHash()).hasSize(64);
        assertThat(open(photo).getWidth()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"1, true, true, false", "3, false, true, false", "6, true, false, true", "8, false, false, true"})
    void a_picture_stands_upright_without_its_metadata(
            int orientation, boolean redFirst, boolean beside, boolean turned) throws IOException {
        BufferedImage seen = open(develop(withExif(encoded(picture(400, 300), "jpeg"), orientation)));

        assertThat(seen.getWidth()).isEqualTo(turned ? 300 : 400);
        assertThat(red(seen, beside ? 0.1 : 0.5, beside ? 0.5 : 0.1)).isEqualTo(redFirst);
        assertThat(red(seen, beside ? 0.9 : 0.5, beside ? 0.5 : 0.9)).isEqualTo(!redFirst);
    }

    @Test
    void large_ones_become_smaller_and_png_becomes_jpeg() throws IOException {
        Photo photo = develop(encoded(picture(5_000, 2_500), "png"));

        assertThat(photo.width()).isEqualTo(Darkroom.LONGEST_SIDE);
        assertThat(photo.height()).isEqualTo(Darkroom.LONGEST_SIDE / 2);
        assertThat(photo.jpeg()).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(red(open(photo), 0.1, 0.5)).isTrue();
    }

    @Test
    void what_is_no_picture_is_told_from_what_cannot_be_read() throws IOException {
        byte[] jpeg = encoded(picture(400, 300), "jpeg");
        assertThat(refusal("RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Reason.WEBP);
        assertThat(refusal("0000ftypheic0000".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Reason.HEIC);
        assertThat(refusal("<svg onload='x'/>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal(new byte[0])).isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal(Arrays.copyOf(jpeg, 200))).isEqualTo(Reason.UNREADABLE);
        assertThat(refusal(new byte[(int) Photo.LARGEST_UPLOAD + 1])).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_small_file_that_claims_to_be_huge_is_not_drawn() throws IOException {
        byte[] png = encoded(picture(10, 10), "png");
        // Width and height stand in the header; its checksum is not what stops us.
        for (int at : new int[] {16, 20}) {
            png[at + 1] = 1;
        }
        assertThat(refusal(png)).isIn(Reason.TOO_MANY_PIXELS, Reason.UNREADABLE);
    }

    private Reason refusal(byte[] bytes) throws IOException {
        try {
            develop(bytes);
        } catch (UnfitPhoto e) {
            return e.reason();
        }
        assertThatThrownBy(() -> develop(bytes)).isInstanceOf(UnfitPhoto.class);
        throw new AssertionError("was taken");
    }
}
