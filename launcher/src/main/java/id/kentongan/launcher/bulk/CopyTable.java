package id.kentongan.launcher.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Rows for one table, kept as the bytes of PostgreSQL's COPY text format until they are sent. Fields are appended in the
 * order of the columns, then the row is ended.
 */
public final class CopyTable {

    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final String table;
    private final List<String> columns;
    private final String sql;
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int field;
    private int rows;

    /**
     * @param table with its schema
     * @param columns in the order in which fields will be appended
     */
    public CopyTable(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
        this.sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    /** With its schema. */
    public String name() {
        return table;
    }

    /** How many rows wait to be sent. */
    public int rows() {
        return rows;
    }

    public CopyTable text(@Nullable String value) {
        next();
        if (value == null) {
            append(NULL);
        } else {
            escaped(value);
        }
        return this;
    }

    public CopyTable number(long value) {
        next();
        ascii(Long.toString(value));
        return this;
    }

    public CopyTable number(double value) {
        next();
        ascii(Double.toString(value));
        return this;
    }

    public CopyTable flag(boolean value) {
        next();
        append((byte) (value ? 't' : 'f'));
        return this;
    }

    public CopyTable id(@Nullable UUID value) {
        next();
        if (value == null) {
            append(NULL);
        } else {
            ascii(value.toString());
        }
        return this;
    }

    public CopyTable time(@Nullable Instant value) {
        next();
        if (value == null) {
            append(NULL);
        } else {
            ascii(value.toString());
        }
        return this;
    }

    public CopyTable binary(byte[] value) {
        next();
        append((byte) '\\');
        append((byte) '\\');
        append((byte) 'x');
        for (byte b : value) {
            append(HEX[(b >> 4) & 15]);
            append(HEX[b & 15]);
        }
        return this;
    }

    /** Ends the row. */
    public void end() {
        if (field != columns.size()) {
            throw new IllegalStateException(table + " has " + columns.size() + " columns, not " + field);
        }
        append((byte) '\n');
        field = 0;
        rows++;
    }

    /**
     * Sends what waits within the connection's transaction.
     *
     * @return how many rows there were
     */
    public int send(CopyManager copies) throws SQLException {
        int sent = rows;
        if (sent > 0) {
            CopyIn copy = copies.copyIn(sql);
            try {
                copy.writeToCopy(bytes, 0, length);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
        clear();
        return sent;
    }

    /** Forgets what waits. */
    public void clear() {
        length = 0;
        field = 0;
        rows = 0;
    }

    private void next() {
        if (field++ > 0) {
            append((byte) '\t');
        }
    }

    private void escaped(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char letter = switch (c) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (letter != 0) {
                append(value.substring(from, i).getBytes(StandardCharsets.UTF_8));
                append((byte) '\\');
                append((byte) letter);
                from = i + 1;
            }
        }
        append((from == 0 ? value : value.substring(from)).getBytes(StandardCharsets.UTF_8));
    }

    private void ascii(String value) {
        append(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void append(byte one) {
        room(1);
        bytes[length++] = one;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
