package id.kentongan.st.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.category.boundary.CategoryDesk;
import id.kentongan.report.category.entity.CategoryOutdated;
import id.kentongan.report.category.entity.CategoryTrial;
import id.kentongan.report.category.entity.CategoryVersion;
import id.kentongan.report.category.entity.InvalidCategory;
import id.kentongan.report.category.entity.InvalidCategory.Reason;
import id.kentongan.report.category.entity.InvalidCategory.Wrong;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.CategoryIcon;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.intake.boundary.UnknownCategory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Categories are data: changed by an administrator, used at once, kept in every version (CA.1 to CA.5). */
@ExtendWith(ArquillianExtension.class)
class CategoryIT {

    private static final int JAKARTA = 1;

    private final String code = "uji-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    private Town town;

    @Inject
    private CategoryDesk desk;

    @Inject
    private PublicReports reports;

    @Inject
    private ReportIntake intake;

    @Deployment
    static WebArchive deployment() {
        return BuiltArchive.withTests();
    }

    private Category category(String name, String deadlineClass, boolean retired, int version) {
        return new Category(
                code,
                name + " " + code,
                name + " " + code,
                false,
                false,
                false,
                List.of(),
                new Category.Shelf("darurat", CategoryIcon.FLOOD, "Uji", "Test", "", 900),
                new Category.Handling(deadlineClass, null, null),
                retired,
                version);
    }

    private Optional<Category> shown() {
        return reports.categories(JAKARTA).stream()
                .filter(each -> each.code().equals(code))
                .findFirst();
    }

    private Receipt file() {
        return intake.file(new NewReport(town.tenant(), code, -6.17639, 106.82666, null, "uji", Channel.API));
    }

    /** What this test has made is shown to nobody afterwards. */
    private void retire(Actor administrator) {
        Category now = shown().orElseThrow();
        desk.save(administrator, JAKARTA, category("Ditutup", "normal", true, now.version()), "Uji selesai");
    }

    @Test
    void a_change_is_used_at_once_and_each_version_is_kept() {
        Actor administrator = town.administrator();

        assertThat(desk.save(administrator, JAKARTA, category("Lama", "normal", false, 0), "Uji coba"))
                .isOne();
        assertThat(shown().orElseThrow().nameId()).startsWith("Lama");
        Receipt normal = file();
        assertThat(desk.save(administrator, JAKARTA, category("Baru", "quick", false, 1), "Nama lebih jelas"))
                .isEqualTo(2);
        assertThat(shown().orElseThrow().nameId()).startsWith("Baru");
        Receipt quick = file();
        assertThat(Duration.between(normal.receivedAt(), normal.expectedAt()))
                .as("the term of its class")
                .isGreaterThan(Duration.between(quick.receivedAt(), quick.expectedAt()));
        assertThat(desk.rollBack(administrator, JAKARTA, code, 1, 2, "Ternyata keliru"))
                .isEqualTo(3);
        assertThat(shown().orElseThrow().nameId()).startsWith("Lama");

        List<CategoryVersion> history = desk.history(administrator, JAKARTA, code);
        assertThat(history).extracting(CategoryVersion::version).containsExactly(3, 2, 1);
        assertThat(history).extracting(CategoryVersion::who).containsOnly("Petugas");
        assertThat(history.get(1).changes())
                .contains(
                        new CategoryVersion.Change("nameId", "Lama " + code, "Baru " + code),
                        new CategoryVersion.Change("deadlineClass", "normal", "quick"));
        assertThat(town.texts(
                        "select action from core.audit_entry where tenant_id = 1 and object = ? order by id",
                        "category:" + code))
                .containsExactly("CATEGORY_CREATE", "CATEGORY_CHANGE", "CATEGORY_ROLLBACK");
        retire(administrator);
    }

    @Test
    void a_change_can_be_tried_on_the_reports_that_came() {
        Actor administrator = town.administrator();
        desk.save(administrator, JAKARTA, category("Lama", "normal", false, 0), "Uji coba");
        file();
        Receipt fixed = file();
        town.change(
                "update report.report set status = 'RESOLVED', closed_at = received_at + interval '20 days'"
                        + " where tenant_id = 1 and ticket = ?",
                fixed.ticket());
        CategoryAttribute depth = new CategoryAttribute(
                "dalam", AttributeType.NUMBER, true, true, 1, "Dalam?", "Depth?", "", "", List.of());
        Category quicker = new Category(
                code,
                "Lama " + code,
                "Lama " + code,
                false,
                false,
                false,
                List.of(depth),
                new Category.Shelf("darurat", CategoryIcon.FLOOD, "Uji", "Test", "", 900),
                new Category.Handling("quick", Tier.PEMKOT, null),
                false,
                1);

        CategoryTrial tried = desk.tryOut(administrator, JAKARTA, quicker);

        assertThat(tried.changes())
                .extracting(CategoryVersion.Change::field)
                .containsExactlyInAnyOrder("deadlineClass", "tier", "attributes.dalam");
        assertThat(tried.received()).isEqualTo(2);
        assertThat(tried.open()).isOne();
        assertThat(tried.term()).isEqualTo(new CategoryTrial.TermChange(1, 0, 0));
        assertThat(tried.responsibleChanges()).isTrue();
        assertThat(tried.lacking()).containsExactly(new CategoryTrial.Lacking("Dalam?", "Depth?", 2));
        assertThat(shown().orElseThrow().version()).as("nothing was saved").isOne();
        assertThat(desk.history(administrator, JAKARTA, code)).hasSize(1);
        retire(administrator);
    }

    @Test
    void a_retired_one_takes_no_new_reports_and_keeps_its_old_ones() {
        Actor administrator = town.administrator();
        desk.save(administrator, JAKARTA, category("Sementara", "normal", false, 0), "Uji coba");
        String ticket = file().ticket();

        retire(administrator);

        assertThatThrownBy(this::file).isInstanceOf(UnknownCategory.class);
        assertThat(reports.find(JAKARTA, ticket).orElseThrow().categoryCode()).isEqualTo(code);
        assertThat(shown())
                .hasValueSatisfying(category -> assertThat(category.retired()).isTrue());
    }

    @Test
    void who_comes_second_is_told_who_was_first() {
        Actor first = town.administrator();
        Actor second = town.administrator();
        desk.save(first, JAKARTA, category("Satu", "normal", false, 0), "Uji coba");
        desk.save(first, JAKARTA, category("Dua", "normal", false, 1), "Uji coba");

        CategoryOutdated told = catchThrowableOfType(
                CategoryOutdated.class,
                () -> desk.save(second, JAKARTA, category("Tiga", "normal", false, 1), "Uji coba"));

        assertThat(told.who()).isEqualTo("Petugas");
        assertThat(told.at()).isNotNull();
        assertThat(shown().orElseThrow().nameId()).startsWith("Dua");
        retire(first);
    }

    @Test
    void what_is_wrong_changes_nothing() {
        Actor administrator = town.administrator();
        InvalidCategory refused = catchThrowableOfType(
                InvalidCategory.class,
                () -> desk.save(administrator, JAKARTA, category("Salah", "besok", false, 0), "x"));

        assertThat(refused.mistakes())
                .containsExactlyInAnyOrder(
                        new Wrong("deadlineClass", Reason.UNKNOWN), new Wrong("why", Reason.MISSING));
        assertThat(shown()).isEmpty();
        assertThatThrownBy(() -> desk.rollBack(administrator, JAKARTA, "banjir", 99, 1, "Uji coba"))
                .isInstanceOf(InvalidCategory.class);
    }

    @Test
    void nobody_changes_the_categories_of_another_government() {
        Actor administrator = town.administrator();
        Actor officer = town.officer(Tier.PEMPROV);

        assertThat(desk.governments(officer)).isEmpty();
        assertThat(desk.governments(administrator)).hasSize(1);
        assertThatThrownBy(() -> desk.save(officer, JAKARTA, category("X", "normal", false, 0), "Uji coba"))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> desk.categories(administrator, 2)).isInstanceOf(NotPermitted.class);
        assertThat(reports.categories(2)).noneMatch(category -> category.code().equals(code));
    }

    @Test
    void every_government_starts_with_the_same_seeds() {
        assertThat(town.count("select count(distinct tenant_id) from report.category where code = 'bansos-dipotong'"))
                .isEqualTo(town.count("select count(*) from core.tenant"));
        assertThat(
                        town.count(
                                "select count(*) from report.category where group_code is null and tenant_id = 1 and position < 900"))
                .isZero();
        assertThat(town.count("select count(*) from report.category_attribute a where datatype like '%valuelist'"
                        + " and not exists (select from report.category_attribute_value v where v.tenant_id = a.tenant_id"
                        + " and v.category_code = a.category_code and v.attribute_code = a.code)"))
                .isZero();
    }
}
