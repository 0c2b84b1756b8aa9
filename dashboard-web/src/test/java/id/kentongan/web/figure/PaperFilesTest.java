package id.kentongan.web.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that figures are taken along as, read again. */
class PaperFilesTest {

    private static final OffsetDateTime MADE = OffsetDateTime.parse("2026-11-23T09:00:00+07:00");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void words_that_look_like_a_formula_stay_words(String words) throws Exception {
        assertThat(Csv.cell(words).replace("\"", "")).startsWith("'");
        Map<String, String> parts = xlsx(paper(words, 1));
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>").contains("inlineStr").contains(words.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;=1+1", "a\t=1+1", "a\r\n=1+1"})
    void no_word_begins_another_cell_in_whatever_spreadsheet(String words) {
        assertThat(Csv.cell(words)).isEqualTo('"' + words + '"');
    }

    @Test
    void a_workbook_holds_numbers_as_numbers_and_sheets_with_names_of_their_own() throws Exception {
        String bad = "a\u0000b\u000b[x]:*?/\\'" + "y".repeat(60);
        Paper.Table table = table("Satu", 1);
        Paper paper = new Paper(
                Locale.forLanguageTag("id"),
                "Angka",
                List.of(),
                List.of(
                        new Paper.Table(bad, table.heads(), table.rows()),
                        new Paper.Table(bad.toUpperCase(Locale.ROOT), table.heads(), table.rows())));
        Map<String, String> parts = xlsx(paper);
        for (String part : parts.values()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("<v>12.0</v>")
                .contains("<v>0.125</v>");
        assertThat(parts.get("xl/workbook.xml"))
                .contains("name=\"ab x       yyy")
                .contains(" 2\"");
    }

    @Test
    void a_document_says_its_title_and_language_and_what_is_a_table() throws Exception {
        byte[] file = pdf(paper("Gambir \u4f60 \ud83d\ude00 \u200b \u00e9", 3));
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Angka Gambir");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("id");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            Map<String, Integer> kinds = new TreeMap<>();
            count(document.getDocumentCatalog().getStructureTreeRoot(), kinds);
            assertThat(kinds)
                    .isEqualTo(Map.of("Document", 1, "H1", 1, "P", 1, "H2", 1, "Table", 1, "TR", 4, "TH", 6, "TD", 6));
            assertThat(new PDFTextStripper().getText(document))
                    .contains("dihitung sampai 09.00", "12,5 %", "1 / 1", "?", "\u00e9");
            document.getPages()
                    .forEach(page -> page.getResources().getFontNames().forEach(name -> {
                        try {
                            assertThat(page.getResources().getFont(name).isEmbedded())
                                    .isTrue();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }));
        }
    }

    @Test
    void a_long_table_goes_on_with_its_heads_and_each_page_has_its_number() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(pdf(paper("Kelurahan dengan nama yang panjang sekali ".repeat(3), 200)))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper reader = new PDFTextStripper();
                reader.setStartPage(page);
                reader.setEndPage(page);
                assertThat(reader.getText(document)).contains(page + " / " + pages, "Bagian");
            }
        }
    }

    private static void count(PDStructureNode node, Map<String, Integer> kinds) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                kinds.merge(element.getStructureType(), 1, Integer::sum);
                count(element, kinds);
            }
        }
    }

    private static Paper paper(String name, int rows) {
        return new Paper(
                Locale.forLanguageTag("id"),
                "Angka Gambir",
                List.of("dihitung sampai 09.00"),
                List.of(table(name, rows)));
    }

    private static Paper.Table table(String name, int rows) {
        List<List<Cell>> lines = new ArrayList<>(Collections.nCopies(
                rows,
                List.of(
                        Cell.words(name),
                        new Cell("12", 12.0, Cell.Form.COUNT),
                        new Cell("12,5 %", 12.5, Cell.Form.PERCENT))));
        return new Paper.Table("Ringkasan", List.of("Nama", "Masuk", "Bagian"), lines);
    }

    private Map<String, String> xlsx(Paper paper) throws IOException {
        Path file = folder.resolve("angka.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxFile.write(paper, out);
        }
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static byte[] pdf(Paper paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfFile.write(paper, MADE, out);
        return out.toByteArray();
    }
}
