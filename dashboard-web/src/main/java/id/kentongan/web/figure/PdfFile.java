package id.kentongan.web.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document on A4 for print and for who reads by ear: title, language and the structure of headings and tables are in the
 * file, its letters too, and each page says which of how many it is.
 */
public final class PdfFile {

    /** Comes with PDFBox, and has the letters of all languages that are written in Latin ones. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private PdfFile() {}

    /** Writes it whole; the stream stays open. */
    public static void write(Paper paper, OffsetDateTime made, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                PdfPen pen = new PdfPen(document, font(document))) {
            describe(document, paper, made);
            PDStructureElement whole = pen.begin("Document", null);
            pen.words(whole, "H1", paper.title(), PdfPen.Size.TITLE);
            for (String note : paper.notes()) {
                pen.words(whole, "P", note, PdfPen.Size.TEXT);
            }
            for (Paper.Table table : paper.tables()) {
                pen.words(whole, "H2", table.title(), PdfPen.Size.HEAD);
                table(pen, pen.begin("Table", whole), table);
            }
            pen.finish(paper.title());
            document.save(out);
        }
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream letters = PDDocument.class.getResourceAsStream(FONT)) {
            if (letters == null) {
                throw new IOException("the letters of PDFBox are missing");
            }
            return PDType0Font.load(document, letters, true);
        }
    }

    private static void describe(PDDocument document, Paper paper, OffsetDateTime made) {
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(paper.title());
        about.setCreator("Kentongan");
        about.setCreationDate(GregorianCalendar.from(made.toZonedDateTime()));
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(paper.locale().toLanguageTag());
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        catalog.setViewerPreferences(shown);
        PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        catalog.setMarkInfo(marks);
    }

    private static void table(PdfPen pen, PDStructureElement into, Paper.Table table) throws IOException {
        pen.heads(into, table.heads());
        for (List<Cell> row : table.rows()) {
            pen.row(into, row.stream().map(Cell::said).toList());
        }
        pen.tableEnds();
    }
}
