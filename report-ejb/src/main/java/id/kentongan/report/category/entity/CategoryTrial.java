package id.kentongan.report.category.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a category would do, told by the reports of the last {@value #DAYS} days. Reports that are there keep
 * their terms and whoever has them; the change is for those that come.
 *
 * @param changes against what is in use; none for a new category
 * @param received how many reports of the category came, at most {@value #MOST} are looked at
 * @param open how many of them are open
 * @param term what the change does to the term; null if it stays
 * @param responsibleChanges whether new reports would go to somebody else
 * @param lacking questions that must be answered and were not by all
 */
public record CategoryTrial(
        List<CategoryVersion.Change> changes,
        int received,
        int open,
        @Nullable TermChange term,
        boolean responsibleChanges,
        List<Lacking> lacking) {

    public static final int DAYS = 30;

    /** The newest reports of a category that are looked at. */
    public static final int MOST = 5_000;

    public CategoryTrial {
        changes = List.copyOf(changes);
        lacking = List.copyOf(lacking);
    }

    /**
     * Those that were resolved, measured from when they came, waits included.
     *
     * @param resolved how many were
     * @param before how many of them within the term in use
     * @param after how many of them within the new one
     */
    public record TermChange(int resolved, int before, int after) {}

    /**
     * A question that would have to be answered.
     *
     * @param reports how many came without an answer to it
     */
    public record Lacking(String nameId, String nameEn, int reports) {}
}
