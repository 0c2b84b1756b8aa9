package id.kentongan.report.category.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.category.entity.CategoryVersion.Change;
import id.kentongan.report.category.entity.InvalidCategory.Reason;
import id.kentongan.report.category.entity.InvalidCategory.Wrong;
import id.kentongan.report.entity.AttributeChoice;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryIcon;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CategoryRulesTest {

    private static final List<AttributeChoice> TWO =
            List.of(new AttributeChoice("a", "A", "A"), new AttributeChoice("b", "B", "B"));

    private static final Category OTHER = new Category("sampah", "Sampah", "Rubbish", false, false, false, List.of());

    private static CategoryAttribute question(
            String code, AttributeType type, boolean variable, boolean required, List<AttributeChoice> choices) {
        return new CategoryAttribute(code, type, variable, required, 1, "Apa?", "What?", "", "", choices);
    }

    private static Category category(
            String code,
            String name,
            boolean secret,
            boolean batch,
            boolean retired,
            Category.Shelf shelf,
            Category.Handling handling,
            CategoryAttribute... questions) {
        return new Category(code, name, name, false, secret, batch, List.of(questions), shelf, handling, retired, 3);
    }

    private static Category good(CategoryAttribute... questions) {
        return category("banjir", "Banjir", false, false, false, shelf("darurat", "air", 1), normal(), questions);
    }

    private static Category.Shelf shelf(String group, String keywords, int position) {
        return new Category.Shelf(group, CategoryIcon.FLOOD, "", "", keywords, position);
    }

    private static Category.Handling normal() {
        return new Category.Handling("normal", null, null);
    }

    private static List<Wrong> check(Category category, Category... others) {
        return CategoryRules.check(
                category,
                new CategoryRules.Surroundings(
                        List.of(others), Set.of("darurat")::contains, "normal"::equals, "bpbd"::equals));
    }

    @Test
    void a_good_category_can_be_saved() {
        assertThat(check(
                        good(
                                question("tinggi", AttributeType.SINGLEVALUELIST, true, true, TWO),
                                question("awas", AttributeType.TEXT, false, false, List.of())),
                        OTHER))
                .isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Category bad = category(
                "Ban jir",
                "",
                true,
                true,
                false,
                shelf("tidak-ada", "air, Staff", 0),
                new Category.Handling("besok", Tier.PEMKOT, "dinas"));

        assertThat(check(bad, OTHER))
                .contains(
                        new Wrong("code", Reason.CODE),
                        new Wrong("nameId", Reason.MISSING),
                        new Wrong("keywords", Reason.RESERVED),
                        new Wrong("position", Reason.OUT_OF_RANGE),
                        new Wrong("batch", Reason.NOT_BOTH),
                        new Wrong("agency", Reason.NOT_BOTH),
                        new Wrong("agency", Reason.UNKNOWN),
                        new Wrong("group", Reason.UNKNOWN),
                        new Wrong("deadlineClass", Reason.UNKNOWN));
    }

    @Test
    void questions_are_checked_by_their_number() {
        assertThat(check(
                        good(
                                question("x", AttributeType.SINGLEVALUELIST, true, false, TWO.subList(0, 1)),
                                question("x", AttributeType.NUMBER, true, false, TWO),
                                question("y", AttributeType.TEXT, false, true, List.of()),
                                question(
                                        "y y",
                                        AttributeType.MULTIVALUELIST,
                                        true,
                                        false,
                                        List.of(TWO.get(0), TWO.get(0)))),
                        OTHER))
                .containsExactlyInAnyOrder(
                        new Wrong("attributes.1.choices", Reason.CHOICES),
                        new Wrong("attributes.2.code", Reason.TAKEN),
                        new Wrong("attributes.2.choices", Reason.CHOICES),
                        new Wrong("attributes.3.required", Reason.NOTICE),
                        new Wrong("attributes.4.code", Reason.CODE),
                        new Wrong("attributes.4.choices", Reason.TAKEN));
    }

    @Test
    void two_valid_ones_have_two_names_and_the_last_one_stays() {
        Category twin = category("lain", "SAMPAH", false, false, false, shelf("darurat", "", 1), normal());
        assertThat(check(twin, OTHER)).containsExactly(new Wrong("nameId", Reason.NAME_TAKEN));

        Category retired = category("lain", "SAMPAH", false, false, true, shelf("darurat", "", 1), normal());
        assertThat(check(retired, OTHER)).isEmpty();
        assertThat(check(retired)).containsExactly(new Wrong("retired", Reason.LAST));
    }

    @Test
    void the_history_reads_what_it_has_written_and_says_what_differs() {
        Category before = good(question("tinggi", AttributeType.SINGLEVALUELIST, true, true, TWO));
        assertThat(CategoryContent.read("banjir", 3, CategoryContent.write(before)))
                .isEqualTo(before);

        Category after = category(
                "banjir",
                "Banjir besar",
                false,
                false,
                true,
                shelf("darurat", "air", 1),
                new Category.Handling("normal", null, "bpbd"));
        assertThat(CategoryContent.changes(CategoryContent.write(before), CategoryContent.write(after)))
                .contains(
                        new Change("nameId", "Banjir", "Banjir besar"),
                        new Change("agency", "", "bpbd"),
                        new Change("retired", "false", "true"))
                .anySatisfy(change -> {
                    assertThat(change.field()).isEqualTo("attributes.tinggi");
                    assertThat(change.before()).contains("a = A / A");
                    assertThat(change.after()).isEmpty();
                });
    }
}
