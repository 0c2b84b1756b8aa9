package id.kentongan.report.category.control;

import id.kentongan.report.category.entity.InvalidCategory.Reason;
import id.kentongan.report.category.entity.InvalidCategory.Wrong;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a category must be like to be saved. Looks at the category and its neighbours only; asks no database. */
public final class CategoryRules {

    public static final int LONGEST_NAME = 80;
    public static final int LONGEST_DESCRIPTION = 300;
    public static final int LONGEST_KEYWORDS = 500;
    public static final int LONGEST_QUESTION = 200;
    public static final int MOST_ATTRIBUTES = 20;
    public static final int MOST_CHOICES = 50;
    public static final int LAST_POSITION = 9_999;

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,60}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    /** FixMyStreet gives these keywords a meaning of its own. */
    private static final Set<String> RESERVED = Set.of("private", "inactive", "staff", "waste_only");

    private final Category category;
    private final List<Wrong> wrong = new ArrayList<>();

    /**
     * What there is to name.
     *
     * @param others of the same tenant, without the category itself
     */
    public record Surroundings(
            List<Category> others,
            Predicate<String> groups,
            Predicate<String> deadlineClasses,
            Predicate<String> agencies) {}

    private CategoryRules(Category category) {
        this.category = category;
    }

    /** @return everything that is wrong; empty if it can be saved */
    public static List<Wrong> check(Category category, Surroundings around) {
        CategoryRules rules = new CategoryRules(category);
        rules.itself();
        rules.among(around);
        rules.attributes();
        return List.copyOf(rules.wrong);
    }

    private void itself() {
        demand(CODE.matcher(category.code()).matches(), "code", Reason.CODE);
        Category.Shelf shelf = category.shelf();
        words("nameId", category.nameId(), LONGEST_NAME, true);
        words("nameEn", category.nameEn(), LONGEST_NAME, true);
        words("descriptionId", shelf.descriptionId(), LONGEST_DESCRIPTION, false);
        words("descriptionEn", shelf.descriptionEn(), LONGEST_DESCRIPTION, false);
        words("keywords", shelf.keywords(), LONGEST_KEYWORDS, false);
        demand(
                Arrays.stream(shelf.keywords().toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .noneMatch(RESERVED::contains),
                "keywords",
                Reason.RESERVED);
        demand(shelf.position() >= 1 && shelf.position() <= LAST_POSITION, "position", Reason.OUT_OF_RANGE);
        demand(!(category.secret() && category.batch()), "batch", Reason.NOT_BOTH);
        demand(category.handling().tier() == null || category.handling().agency() == null, "agency", Reason.NOT_BOTH);
    }

    private void among(Surroundings around) {
        Category.Shelf shelf = category.shelf();
        Category.Handling handling = category.handling();
        demand(shelf.group() == null || around.groups().test(shelf.group()), "group", Reason.UNKNOWN);
        demand(around.deadlineClasses().test(handling.deadlineClass()), "deadlineClass", Reason.UNKNOWN);
        demand(handling.agency() == null || around.agencies().test(handling.agency()), "agency", Reason.UNKNOWN);
        List<Category> valid =
                around.others().stream().filter(other -> !other.retired()).toList();
        demand(!category.retired() || !valid.isEmpty(), "retired", Reason.LAST);
        if (!category.retired()) {
            demand(
                    valid.stream().noneMatch(other -> other.nameId().equalsIgnoreCase(category.nameId())),
                    "nameId",
                    Reason.NAME_TAKEN);
            demand(
                    valid.stream().noneMatch(other -> other.nameEn().equalsIgnoreCase(category.nameEn())),
                    "nameEn",
                    Reason.NAME_TAKEN);
        }
    }

    private void attributes() {
        demand(category.attributes().size() <= MOST_ATTRIBUTES, "attributes", Reason.TOO_MANY);
        Set<String> codes = new HashSet<>();
        int number = 0;
        for (CategoryAttribute attribute : category.attributes()) {
            String field = "attributes." + ++number + ".";
            demand(KEY.matcher(attribute.code()).matches(), field + "code", Reason.CODE);
            demand(codes.add(attribute.code()), field + "code", Reason.TAKEN);
            words(field + "nameId", attribute.nameId(), LONGEST_QUESTION, true);
            words(field + "nameEn", attribute.nameEn(), LONGEST_QUESTION, true);
            words(field + "hintId", attribute.hintId(), LONGEST_QUESTION, false);
            words(field + "hintEn", attribute.hintEn(), LONGEST_QUESTION, false);
            demand(attribute.variable() || !attribute.required(), field + "required", Reason.NOTICE);
            choices(attribute, field + "choices");
        }
    }

    private void choices(CategoryAttribute attribute, String field) {
        boolean list = attribute.type().isList() && attribute.variable();
        int count = attribute.choices().size();
        demand(list ? count >= 2 : count == 0, field, Reason.CHOICES);
        demand(count <= MOST_CHOICES, field, Reason.TOO_MANY);
        Set<String> keys = new HashSet<>();
        for (AttributeChoice choice : attribute.choices()) {
            demand(KEY.matcher(choice.key()).matches(), field, Reason.CODE);
            demand(keys.add(choice.key()), field, Reason.TAKEN);
            words(field, choice.nameId(), LONGEST_NAME, true);
            words(field, choice.nameEn(), LONGEST_NAME, true);
        }
    }

    private void words(String field, String text, int longest, boolean needed) {
        demand(!needed || !text.isBlank(), field, Reason.MISSING);
        demand(text.codePointCount(0, text.length()) <= longest, field, Reason.TOO_LONG);
        demand(
                text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.SURROGATE
                                || (point & 0xFFFE) == 0xFFFE),
                field,
                Reason.CONTROL_CHARACTERS);
    }

    private void demand(boolean right, String field, Reason reason) {
        Wrong found = new Wrong(field, reason);
        if (!right && !wrong.contains(found)) {
            wrong.add(found);
        }
    }
}
