package id.kentongan.web.figure;

/** Where a chart is drawn: as SVG in a page, or as a picture. Lengths are pixels from the upper left corner. */
public interface Canvas {

    /** What a shape stands for; pages and pictures have a colour for each. */
    enum Tone {
        /** What is told. */
        MAIN,
        /** What it is compared with. */
        QUIET
    }

    /** Which end of the words stands at their place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * @param strength 0 for invisible to 1 for full
     */
    void box(double x, double y, double width, double height, Tone tone, double strength);

    /** @param y where the letters stand */
    void words(double x, double y, Anchor anchor, String words);
}
