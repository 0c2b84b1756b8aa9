package id.kentongan.report.entity;

import java.util.List;
import java.util.Optional;

/**
 * What a report is about.
 *
 * @param nameId Indonesian name
 * @param nameEn English name
 * @param emergency whether it cannot wait for an ordinary term
 * @param secret whether reports of it are never public
 * @param batch whether other systems get a token for a report instead of its number
 * @param attributes what it asks beside the usual, in their order
 */
public record Category(
        String code,
        String nameId,
        String nameEn,
        boolean emergency,
        boolean secret,
        boolean batch,
        List<CategoryAttribute> attributes) {

    public Category {
        attributes = List.copyOf(attributes);
    }

    public Optional<CategoryAttribute> attribute(String attributeCode) {
        return attributes.stream()
                .filter(attribute -> attribute.code().equals(attributeCode))
                .findFirst();
    }
}
