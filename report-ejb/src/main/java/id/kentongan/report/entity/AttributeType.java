package id.kentongan.report.entity;

import java.util.Locale;

/** What kind of answer a question of a category takes; the words are GeoReport's. */
public enum AttributeType {
    /** One line. */
    STRING,
    NUMBER,
    DATETIME,
    /** Several lines. */
    TEXT,
    SINGLEVALUELIST,
    MULTIVALUELIST;

    /** Whether the answer is chosen from a list. */
    public boolean isList() {
        return this == SINGLEVALUELIST || this == MULTIVALUELIST;
    }

    /** GeoReport's word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
