package id.kentongan.web.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook, one sheet for each table. Words are cells of the type text, which no spreadsheet computes, whatever they
 * begin with; numbers are numbers.
 */
public final class XlsxFile {

    /** The longest name that a sheet may have. */
    private static final int LONGEST_NAME = 31;

    private static final double FIRST_WIDTH = 36;
    private static final double WIDTH = 16;

    private XlsxFile() {}

    /** Writes it whole; the stream stays open. */
    public static void write(Paper paper, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Kentongan", "1.0");
        book.properties().setTitle(words(paper.title()));
        Set<String> names = new HashSet<>();
        for (Paper.Table table : paper.tables()) {
            sheet(book.newWorksheet(name(table.title(), names)), paper, table);
        }
        book.finish();
    }

    private static void sheet(Worksheet sheet, Paper paper, Paper.Table table) throws IOException {
        int line = 0;
        sheet.inlineString(line, 0, words(paper.title()));
        sheet.style(line++, 0).bold().set();
        for (String note : paper.notes()) {
            sheet.inlineString(line++, 0, words(note));
        }
        for (int column = 0; column < table.heads().size(); column++) {
            sheet.inlineString(line, column, words(table.heads().get(column)));
            sheet.style(line, column).bold().wrapText(true).set();
            sheet.width(column, column == 0 ? FIRST_WIDTH : WIDTH);
        }
        sheet.freezePane(1, ++line);
        for (List<Cell> row : table.rows()) {
            for (int column = 0; column < row.size(); column++) {
                cell(sheet, line, column, row.get(column));
            }
            line++;
        }
        sheet.finish();
    }

    private static void cell(Worksheet sheet, int line, int column, Cell cell) {
        Double number = cell.number();
        if (number == null) {
            sheet.inlineString(line, column, words(cell.said()));
            return;
        }
        sheet.value(line, column, cell.form() == Cell.Form.PERCENT ? number / 100 : number);
        sheet.style(line, column)
                .format(
                        switch (cell.form()) {
                            case PERCENT -> "0.0%";
                            case DECIMAL -> "0.0";
                            default -> "#,##0";
                        })
                .set();
    }

    /** What XML may hold: control characters are left out. */
    private static String words(String said) {
        return said.codePoints()
                .filter(point ->
                        point >= ' ' && point < 0xFFFE && !(point >= 0xD800 && point < 0xE000) || point > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Names of sheets are short, without some marks, and unlike each other whatever the case. */
    private static String name(String title, Set<String> taken) {
        String plain = words(title).replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        for (int again = 2; !taken.add(name.toLowerCase(Locale.ROOT)); again++) {
            String ending = " " + again;
            name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - ending.length())) + ending;
        }
        return name;
    }
}
