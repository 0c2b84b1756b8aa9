package id.kentongan.web.figure;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** Writes words and rows from top to bottom, page after page, and notes for each what it is. Lengths are points. */
final class PdfPen implements Closeable {

    /** Sizes of letters. */
    enum Size {
        TITLE(16),
        HEAD(12),
        TEXT(9);

        private final float points;

        Size(float points) {
            this.points = points;
        }
    }

    private static final float MARGIN = 48;
    private static final float FOOT = 64;
    private static final float LEADING = 1.35f;

    /** How much of the width the first of several columns has. */
    private static final float FIRST = 0.36f;

    private static final float GAP = 6;
    private static final Color LINE = new Color(0xc9d2da);

    private final PDDocument document;
    private final PDFont font;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final List<COSArray> marks = new ArrayList<>();
    private final Map<Integer, String> letters = new HashMap<>();
    private @Nullable PDPageContentStream stream;
    private List<String> repeated = List.of();
    private float y;

    PdfPen(PDDocument document, PDFont font) {
        this.document = document;
        this.font = font;
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }

    /** A part of the document, such as {@code Table}, within another or within all of it. */
    PDStructureElement begin(String kind, @Nullable PDStructureElement within) {
        PDStructureElement part = new PDStructureElement(kind, within == null ? root : within);
        if (within == null) {
            root.appendKid(part);
        } else {
            within.appendKid(part);
        }
        return part;
    }

    /** A heading or paragraph over the whole width. */
    void words(PDStructureElement within, String kind, String said, Size size) throws IOException {
        float width = page().getMediaBox().getWidth() - 2 * MARGIN;
        List<String> lines = wrapped(said, size.points, width);
        y -= size.points * (size == Size.TEXT ? 0.2f : 0.9f);
        // A heading never stands alone at the end of a page.
        room(lines.size() * size.points * LEADING + (size == Size.TEXT ? 0 : 4 * Size.TEXT.points * LEADING));
        PDStructureElement part = begin(kind, within);
        mark(part, kind);
        for (String line : lines) {
            y -= size.points * LEADING;
            write(MARGIN, line, size.points);
        }
        stream().endMarkedContent();
    }

    /** The heads of a table, which stand on each page that it goes on to. */
    void heads(PDStructureElement table, List<String> heads) throws IOException {
        line(begin("TR", table), heads, "TH");
        repeated = heads;
    }

    void row(PDStructureElement table, List<String> cells) throws IOException {
        line(begin("TR", table), cells, "TD");
    }

    void tableEnds() {
        repeated = List.of();
    }

    private void line(PDStructureElement row, List<String> cells, String kind) throws IOException {
        List<List<String>> wrapped = columns(cells);
        room(height(wrapped));
        float top = y;
        for (int column = 0; column < cells.size(); column++) {
            boolean head = kind.equals("TH") || column == 0;
            PDStructureElement cell = begin(head ? "TH" : "TD", row);
            if (head) {
                PDTableAttributeObject scope = new PDTableAttributeObject();
                scope.setScope(
                        kind.equals("TH") ? PDTableAttributeObject.SCOPE_COLUMN : PDTableAttributeObject.SCOPE_ROW);
                cell.addAttribute(scope);
            }
            mark(cell, head ? "TH" : "TD");
            cell(column, cells.size(), wrapped.get(column), top);
            stream().endMarkedContent();
        }
        rule(top - height(wrapped));
    }

    private List<List<String>> columns(List<String> cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            wrapped.add(wrapped(cells.get(column), Size.TEXT.points, width(column, cells.size()) - GAP));
        }
        return wrapped;
    }

    private static float height(List<List<String>> wrapped) {
        return wrapped.stream().mapToInt(List::size).max().orElse(1) * Size.TEXT.points * LEADING + 4;
    }

    private void cell(int column, int columns, List<String> lines, float top) throws IOException {
        float left = left(column, columns);
        float below = top;
        for (String said : lines) {
            below -= Size.TEXT.points * LEADING;
            float indent = column == 0 ? 0 : width(column, columns) - GAP - length(said, Size.TEXT.points);
            y = below;
            write(left + indent, said, Size.TEXT.points);
        }
    }

    private float left(int column, int columns) {
        return column == 0 ? MARGIN : MARGIN + width(0, columns) + (column - 1) * width(1, columns);
    }

    private float width(int column, int columns) {
        float all = PDRectangle.A4.getWidth() - 2 * MARGIN;
        if (columns == 1) {
            return all;
        }
        return column == 0 ? all * FIRST : all * (1 - FIRST) / (columns - 1);
    }

    private void rule(float at) throws IOException {
        PDPageContentStream to = stream();
        to.beginMarkedContent(COSName.ARTIFACT);
        to.setStrokingColor(LINE);
        to.setLineWidth(0.5f);
        to.moveTo(MARGIN, at + 1);
        to.lineTo(PDRectangle.A4.getWidth() - MARGIN, at + 1);
        to.stroke();
        to.endMarkedContent();
        y = at;
    }

    /** Goes on to another page where there is not that much room left. */
    private void room(float height) throws IOException {
        if (stream == null || y - height < FOOT) {
            next();
            if (!repeated.isEmpty()) {
                List<List<String>> wrapped = columns(repeated);
                float top = y;
                stream().beginMarkedContent(COSName.ARTIFACT);
                for (int column = 0; column < repeated.size(); column++) {
                    cell(column, repeated.size(), wrapped.get(column), top);
                }
                stream().endMarkedContent();
                rule(top - height(wrapped));
            }
        }
    }

    private void next() throws IOException {
        close();
        PDPage page = new PDPage(PDRectangle.A4);
        page.setStructParents(marks.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        marks.add(new COSArray());
        stream = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private PDPage page() throws IOException {
        if (stream == null) {
            next();
        }
        return document.getPage(document.getNumberOfPages() - 1);
    }

    private PDPageContentStream stream() throws IOException {
        page();
        if (stream == null) {
            throw new IllegalStateException("no page");
        }
        return stream;
    }

    /** What is written until the mark ends is that part's. */
    private void mark(PDStructureElement part, String kind) throws IOException {
        PDPageContentStream to = stream();
        COSArray own = marks.get(marks.size() - 1);
        int number = own.size();
        own.add(part);
        part.setPage(page());
        part.appendKid(number);
        to.beginMarkedContent(COSName.getPDFName(kind), number);
    }

    private void write(float x, String said, float size) throws IOException {
        PDPageContentStream to = stream();
        to.beginText();
        to.setFont(font, size);
        to.newLineAtOffset(x, y);
        to.showText(known(said));
        to.endText();
    }

    private float length(String said, float size) throws IOException {
        return font.getStringWidth(known(said)) / 1000 * size;
    }

    /** With a question mark for each letter that the font has not. */
    private String known(String said) {
        StringBuilder known = new StringBuilder();
        said.codePoints().forEach(point -> known.append(letters.computeIfAbsent(point, this::letter)));
        return known.toString();
    }

    private String letter(int point) {
        String letter = Character.toString(point);
        try {
            font.encode(letter);
            return letter;
        } catch (IOException | IllegalArgumentException e) {
            return Character.isWhitespace(point) || Character.isSpaceChar(point) ? " " : "?";
        }
    }

    private List<String> wrapped(String said, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : said.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (length(longer, size) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(shortened(word, size, width));
        }
        lines.add(line.toString());
        return lines;
    }

    private String shortened(String word, float size, float width) throws IOException {
        String rest = word;
        while (rest.length() > 1 && length(rest, size) > width) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
        }
        return rest;
    }

    /** Numbers the pages, and ties what was written to what it is. */
    void finish(String title) throws IOException {
        close();
        int pages = document.getNumberOfPages();
        Map<Integer, PDParentTreeValue> parents = new HashMap<>();
        for (int i = 0; i < pages; i++) {
            parents.put(i, new PDParentTreeValue(marks.get(i)));
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
                foot.beginMarkedContent(COSName.ARTIFACT);
                foot.beginText();
                foot.setFont(font, Size.TEXT.points);
                foot.newLineAtOffset(MARGIN, MARGIN - Size.TEXT.points);
                foot.showText(known(title + "  –  " + (i + 1) + " / " + pages));
                foot.endText();
                foot.endMarkedContent();
            }
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages);
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
