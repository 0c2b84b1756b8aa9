package id.kentongan.web.category.view;

/**
 * A question of a category while it is being edited: what stands in the fields, right or wrong.
 *
 * @param index number of its fields in the form
 * @param type word of the kind of answer; {@code notice} for what takes none
 * @param choices one answer a line: key | Indonesian | English
 */
public record QuestionRow(
        int index,
        String position,
        String code,
        String type,
        boolean required,
        String nameId,
        String nameEn,
        String hintId,
        String hintEn,
        String choices,
        boolean removed) {

    static final String NOTICE = "notice";

    static QuestionRow empty(int index) {
        return new QuestionRow(
                index, Integer.toString(index + 1), "", "singlevaluelist", false, "", "", "", "", "", false);
    }

    /** Whether nothing was filled in. */
    boolean blank() {
        return code.isBlank() && nameId.isBlank() && nameEn.isBlank() && choices.isBlank();
    }
}
