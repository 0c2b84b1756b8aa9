package id.kentongan.report.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a question of the report's category.
 *
 * @param code of the question
 * @param nameId the question in Indonesian
 */
public record Answer(String code, String nameId, String nameEn, List<Value> values) {

    public Answer {
        values = List.copyOf(values);
    }

    /**
     * @param key of a list; null for an answer in the citizen's own words
     * @param textId what is read, in Indonesian
     */
    public record Value(@Nullable String key, String textId, String textEn) {}
}
