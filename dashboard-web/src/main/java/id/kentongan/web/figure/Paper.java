package id.kentongan.web.figure;

import java.util.List;
import java.util.Locale;

/**
 * Tables to be taken along, whatever file they become.
 *
 * @param title of the whole
 * @param notes what must be known about it, such as until when was counted
 */
public record Paper(Locale locale, String title, List<String> notes, List<Table> tables) {

    public Paper {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    /**
     * @param title of the table; unlike those of the other tables
     * @param heads as many as each row has cells
     */
    public record Table(String title, List<String> heads, List<List<Cell>> rows) {

        public Table {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }
}
