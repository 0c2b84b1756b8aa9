package id.kentongan.web.figure;

/** Cells of files that spreadsheets open. */
public final class Csv {

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** One cell: words stay words, quoted where RFC 4180 wants it, and where some spreadsheets begin another cell. */
    public static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("[^\",;\t\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
