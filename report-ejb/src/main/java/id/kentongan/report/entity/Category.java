package id.kentongan.report.entity;

import id.kentongan.core.organisation.entity.Tier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param nameId Indonesian name
 * @param nameEn English name
 * @param emergency whether it cannot wait for an ordinary term
 * @param secret whether reports of it are never public
 * @param batch whether other systems get a token for a report instead of its number
 * @param attributes what it asks beside the usual, in their order
 * @param shelf where and how people find it
 * @param handling who answers for it and until when
 * @param retired whether it takes no new reports; old ones keep it
 * @param version grows with each change, from 1
 */
public record Category(
        String code,
        String nameId,
        String nameEn,
        boolean emergency,
        boolean secret,
        boolean batch,
        List<CategoryAttribute> attributes,
        Shelf shelf,
        Handling handling,
        boolean retired,
        int version) {

    /** The class of deadlines of what nobody has put into another one. */
    public static final String NORMAL = "normal";

    /** The class of what cannot wait. */
    public static final String EMERGENCY = "emergency";

    public Category {
        attributes = List.copyOf(attributes);
    }

    /** In no group, of the normal class, valid. */
    public Category(
            String code,
            String nameId,
            String nameEn,
            boolean emergency,
            boolean secret,
            boolean batch,
            List<CategoryAttribute> attributes) {
        this(
                code,
                nameId,
                nameEn,
                emergency,
                secret,
                batch,
                attributes,
                new Shelf(null, CategoryIcon.OTHER, "", "", "", 1),
                new Handling(NORMAL, null, null),
                false,
                1);
    }

    /**
     * Where and how people find a category.
     *
     * @param group code of its group; null for none
     * @param descriptionId what belongs here, in a sentence; may be empty
     * @param keywords what else people call it, in any language, with commas; may be empty
     * @param position in lists, the smaller first
     */
    public record Shelf(
            @Nullable String group,
            CategoryIcon icon,
            String descriptionId,
            String descriptionEn,
            String keywords,
            int position) {}

    /**
     * Who answers and until when. Without tier and agency the rules for the place decide alone.
     *
     * @param deadlineClass code of a class of the preset's terms
     * @param agency key of an agency unit, such as {@code bpbd}; null if a tier is named or nobody
     */
    public record Handling(
            String deadlineClass,
            @Nullable Tier tier,
            @Nullable String agency) {}

    /** The same as an emergency, with the term of one: what it is while a disaster makes it urgent. */
    public Category raised() {
        return emergency
                ? this
                : new Category(
                        code,
                        nameId,
                        nameEn,
                        true,
                        secret,
                        batch,
                        attributes,
                        shelf,
                        new Handling(EMERGENCY, handling.tier(), handling.agency()),
                        retired,
                        version);
    }

    public Optional<CategoryAttribute> attribute(String attributeCode) {
        return attributes.stream()
                .filter(attribute -> attribute.code().equals(attributeCode))
                .findFirst();
    }
}
