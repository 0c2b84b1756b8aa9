package id.kentongan.report.entity;

import java.util.List;
import java.util.Optional;

/**
 * A question that a category asks beside the usual ones.
 *
 * @param variable false for a mere notice, which takes no answer
 * @param required whether a report without an answer is refused
 * @param position from 1, unique in its category
 * @param nameId the question in Indonesian
 * @param hintId how to answer, in Indonesian; may be empty
 * @param choices of a list, in their order; else empty
 */
public record CategoryAttribute(
        String code,
        AttributeType type,
        boolean variable,
        boolean required,
        int position,
        String nameId,
        String nameEn,
        String hintId,
        String hintEn,
        List<AttributeChoice> choices) {

    public CategoryAttribute {
        choices = List.copyOf(choices);
    }

    public Optional<AttributeChoice> choice(String key) {
        return choices.stream().filter(choice -> choice.key().equals(key)).findFirst();
    }
}
