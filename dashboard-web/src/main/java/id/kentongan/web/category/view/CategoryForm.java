package id.kentongan.web.category.view;

import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.category.entity.InvalidCategory;
import id.kentongan.report.category.entity.InvalidCategory.Reason;
import id.kentongan.report.category.entity.InvalidCategory.Wrong;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryIcon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of the page, right or wrong: so nothing that somebody typed is lost when it is refused.
 *
 * @param responsible {@code tier:} or {@code agency:} with its name; empty for nobody in particular
 * @param version the version that was read; 0 for a new category
 */
public record CategoryForm(
        String code,
        int version,
        String nameId,
        String nameEn,
        String descriptionId,
        String descriptionEn,
        String keywords,
        String group,
        String icon,
        String position,
        String deadlineClass,
        String responsible,
        boolean emergency,
        boolean secret,
        boolean batch,
        boolean retired,
        List<QuestionRow> questions) {

    private static final String TIER = "tier:";
    private static final String AGENCY = "agency:";
    private static final int SPARE_ROWS = 2;

    /** More than can be saved: one too many is refused in words, not dropped. */
    private static final int MOST_ROWS = 24;

    static CategoryForm empty() {
        return of(new Category("", "", "", false, false, false, List.of()), 0);
    }

    static CategoryForm of(Category category) {
        return of(category, category.version());
    }

    private static CategoryForm of(Category category, int version) {
        Category.Shelf shelf = category.shelf();
        @Nullable Tier tier = category.handling().tier();
        @Nullable String agency = category.handling().agency();
        List<QuestionRow> rows = new ArrayList<>();
        for (CategoryAttribute attribute : category.attributes()) {
            rows.add(new QuestionRow(
                    rows.size(),
                    Integer.toString(rows.size() + 1),
                    attribute.code(),
                    attribute.variable() ? attribute.type().word() : QuestionRow.NOTICE,
                    attribute.required(),
                    attribute.nameId(),
                    attribute.nameEn(),
                    attribute.hintId(),
                    attribute.hintEn(),
                    attribute.choices().stream()
                            .map(choice -> choice.key() + " | " + choice.nameId() + " | " + choice.nameEn())
                            .collect(Collectors.joining("\n")),
                    false));
        }
        return new CategoryForm(
                category.code(),
                version,
                category.nameId(),
                category.nameEn(),
                shelf.descriptionId(),
                shelf.descriptionEn(),
                shelf.keywords(),
                shelf.group() == null ? "" : shelf.group(),
                shelf.icon().word(),
                Integer.toString(shelf.position()),
                category.handling().deadlineClass(),
                tier != null ? TIER + tier : agency != null ? AGENCY + agency : "",
                category.emergency(),
                category.secret(),
                category.batch(),
                category.retired(),
                withSpareRows(rows));
    }

    private static List<QuestionRow> withSpareRows(List<QuestionRow> rows) {
        List<QuestionRow> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE_ROWS && all.size() < MOST_ROWS; i++) {
            all.add(QuestionRow.empty(all.size()));
        }
        return all;
    }

    /** As it was posted. */
    static CategoryForm of(Map<String, String> posted, String code) {
        List<QuestionRow> rows = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && posted.containsKey("q" + i + ".code"); i++) {
            String row = "q" + i + ".";
            rows.add(new QuestionRow(
                    i,
                    text(posted, row + "position"),
                    text(posted, row + "code"),
                    text(posted, row + "type"),
                    posted.containsKey(row + "required"),
                    text(posted, row + "nameId"),
                    text(posted, row + "nameEn"),
                    text(posted, row + "hintId"),
                    text(posted, row + "hintEn"),
                    text(posted, row + "choices"),
                    posted.containsKey(row + "removed")));
        }
        return new CategoryForm(
                code.isEmpty() ? text(posted, "code") : code,
                number(text(posted, "version"), 0),
                text(posted, "nameId"),
                text(posted, "nameEn"),
                text(posted, "descriptionId"),
                text(posted, "descriptionEn"),
                text(posted, "keywords"),
                text(posted, "group"),
                text(posted, "icon"),
                text(posted, "position"),
                text(posted, "deadlineClass"),
                text(posted, "responsible"),
                posted.containsKey("emergency"),
                posted.containsKey("secret"),
                posted.containsKey("batch"),
                posted.containsKey("retired"),
                rows);
    }

    private static String text(Map<String, String> posted, String name) {
        return posted.getOrDefault(name, "").strip();
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    /**
     * @throws InvalidCategory for what cannot be said as a category at all; the rest is checked when it is saved
     */
    Category toCategory() {
        List<Wrong> wrong = new ArrayList<>();
        List<CategoryAttribute> attributes = new ArrayList<>();
        questions.stream()
                .filter(row -> !row.removed() && !row.blank())
                .sorted(Comparator.comparingInt(row -> number(row.position(), MOST_ROWS)))
                .forEach(row -> attributes.add(attribute(row, attributes.size() + 1, wrong)));
        @Nullable CategoryIcon symbol = CategoryIcon.of(icon).orElse(null);
        if (symbol == null) {
            wrong.add(new Wrong("icon", Reason.UNKNOWN));
        }
        @Nullable Tier tier = null;
        @Nullable String agency = null;
        if (responsible.startsWith(AGENCY)) {
            agency = responsible.substring(AGENCY.length());
        } else if (!responsible.isEmpty()) {
            tier = Stream.of(Tier.values())
                    .filter(each -> each != Tier.AGENCY && responsible.equals(TIER + each))
                    .findFirst()
                    .orElse(null);
            if (tier == null) {
                wrong.add(new Wrong("agency", Reason.UNKNOWN));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidCategory(wrong);
        }
        return new Category(
                code,
                nameId,
                nameEn,
                emergency,
                secret,
                batch,
                attributes,
                new Category.Shelf(
                        group.isEmpty() ? null : group,
                        symbol == null ? CategoryIcon.OTHER : symbol,
                        descriptionId,
                        descriptionEn,
                        keywords,
                        number(position, 0)),
                new Category.Handling(deadlineClass, tier, agency),
                retired,
                version);
    }

    private static CategoryAttribute attribute(QuestionRow row, int number, List<Wrong> wrong) {
        boolean notice = row.type().equals(QuestionRow.NOTICE);
        @Nullable
        AttributeType type = Stream.of(AttributeType.values())
                .filter(each -> each.word().equals(row.type()))
                .findFirst()
                .orElse(null);
        if (type == null && !notice) {
            wrong.add(new Wrong("attributes." + number + ".type", Reason.UNKNOWN));
        }
        List<AttributeChoice> choices = new ArrayList<>();
        row.choices().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            if (parts.length == 3) {
                choices.add(new AttributeChoice(parts[0].strip(), parts[1].strip(), parts[2].strip()));
            } else {
                wrong.add(new Wrong("attributes." + number + ".choices", Reason.CHOICES));
            }
        });
        return new CategoryAttribute(
                row.code(),
                notice || type == null ? AttributeType.TEXT : type,
                !notice,
                row.required(),
                number,
                row.nameId(),
                row.nameEn(),
                row.hintId(),
                row.hintEn(),
                choices);
    }

    /** What can be chosen as the kind of answer. */
    static List<String> types() {
        return Stream.concat(
                        Stream.of(AttributeType.values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT)),
                        Stream.of(QuestionRow.NOTICE))
                .toList();
    }
}
