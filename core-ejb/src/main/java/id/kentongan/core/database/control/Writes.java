package id.kentongan.core.database.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that belong together and go to the database in one round trip, in their order. Whoever has something to
 * write adds it; whoever began sends the whole with {@link Sql#write}.
 */
public final class Writes {

    private final StringBuilder text = new StringBuilder(1_500);
    private final List<@Nullable Object> arguments = new ArrayList<>(60);

    /**
     * @param sql one statement without a semicolon, always the same for the same purpose: the database keeps its plan
     * @param values its arguments by position
     */
    public void add(String sql, @Nullable Object... values) {
        if (text.length() > 0) {
            text.append(";\n");
        }
        text.append(sql);
        for (Object value : values) {
            arguments.add(value);
        }
    }

    public boolean isEmpty() {
        return text.length() == 0;
    }

    String text() {
        return text.toString();
    }

    @Nullable
    Object[] arguments() {
        return arguments.toArray();
    }
}
