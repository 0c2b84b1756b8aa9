package id.kentongan.web.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** A chart as a PNG, at twice the size of the page's, on white, with its title above. */
public final class Picture implements Canvas {

    private static final int SCALE = 2;
    private static final int MARGIN = 16;
    private static final int HEAD = 32;
    private static final int LETTERS = 13;
    private static final Color MAIN = new Color(0x0b5a7a);
    private static final Color QUIET = new Color(0xc9d2da);
    private static final Color TEXT = new Color(0x1a2530);

    private final Graphics2D graphics;

    private Picture(Graphics2D graphics) {
        this.graphics = graphics;
    }

    public static void write(Chart chart, OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(
                (Chart.WIDTH + 2 * MARGIN) * SCALE,
                (chart.height() + 2 * MARGIN + HEAD) * SCALE,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            graphics.translate(MARGIN, MARGIN);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, LETTERS + 2));
            graphics.setColor(TEXT);
            graphics.drawString(chart.title(), 0, LETTERS + 2);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
            graphics.translate(0, HEAD);
            chart.draw(new Picture(graphics));
        } finally {
            graphics.dispose();
        }
        ImageIO.write(image, "png", out);
    }

    @Override
    public void box(double x, double y, double width, double height, Tone tone, double strength) {
        Color full = tone == Tone.MAIN ? MAIN : QUIET;
        graphics.setColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), (int)
                Math.round(Math.min(1, Math.max(0, strength)) * 255)));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void words(double x, double y, Anchor anchor, String words) {
        graphics.setColor(TEXT);
        int width = graphics.getFontMetrics().stringWidth(words);
        double shift = switch (anchor) {
            case START -> 0;
            case MIDDLE -> width / 2.0;
            case END -> width;
        };
        graphics.drawString(words, (float) (x - shift), (float) y);
    }
}
