package id.kentongan.launcher.sql;

import id.kentongan.launcher.boot.Console;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Rows as a table of text. Widths come from the first rows, so that a long answer streams. */
final class Table {
    static final int SAMPLE = 500;

    private final int[] widths;
    private final boolean[] rightAligned;

    private Table(String[] titles, boolean[] rightAligned) {
        this.widths = new int[titles.length];
        this.rightAligned = rightAligned;
        fit(titles);
    }

    static long print(ResultSet rows, Console console) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        String[] titles = new String[columns.getColumnCount()];
        boolean[] numbers = new boolean[titles.length];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = columns.getColumnLabel(i + 1);
            numbers[i] = isNumber(columns.getColumnType(i + 1));
        }
        Table table = new Table(titles, numbers);
        List<String[]> sample = new ArrayList<>();
        long count = 0;
        while (sample.size() < SAMPLE && rows.next()) {
            String[] row = read(rows, titles.length);
            table.fit(row);
            sample.add(row);
        }
        console.print(table.line(titles));
        console.print(table.rule());
        for (String[] row : sample) {
            console.print(table.line(row));
            count++;
        }
        while (rows.next()) {
            console.print(table.line(read(rows, titles.length)));
            count++;
        }
        return count;
    }

    private static String[] read(ResultSet rows, int columns) throws SQLException {
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) {
            String value = rows.getString(i + 1);
            // One row, one line: a tab or a line end in a value is shown as a blank.
            row[i] = value == null ? "" : value.replaceAll("\\p{Cntrl}", " ");
        }
        return row;
    }

    private void fit(String[] row) {
        for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
        }
    }

    private String line(String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String blanks = " ".repeat(Math.max(0, widths[i] - row[i].codePointCount(0, row[i].length())));
            line.append(i == 0 ? "" : " | ");
            line.append(rightAligned[i] ? blanks + row[i] : row[i] + blanks);
        }
        return line.toString().stripTrailing();
    }

    private String rule() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "-+-").append("-".repeat(widths[i]));
        }
        return line.toString();
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE -> true;
            default -> false;
        };
    }
}
