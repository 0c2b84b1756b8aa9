package id.kentongan.web.category.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.category.boundary.CategoryDesk;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.DeadlineClass;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /administration/categories.xhtml?tenant=…&words=…} */
@Named
@RequestScoped
public class CategoryListView {

    private @Nullable String tenant;
    private @Nullable String words;
    private List<Tenant> governments = List.of();
    private List<CategoryRow> rows = List.of();

    @Inject
    private CategoryDesk desk;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_CATEGORIES)
    public void load() {
        governments = desk.governments(user.actor());
        if (governments.isEmpty()) {
            Attempts.missing();
            return;
        }
        if (tenant == null || tenant.isBlank()) {
            tenant = Integer.toString(governments.get(0).id());
        }
        try {
            rows = rows(Places.id(tenant));
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    private List<CategoryRow> rows(int tenantId) {
        CategoryDesk.Menu menu = desk.menu(user.actor(), tenantId);
        Map<String, CategoryGroup> groups =
                menu.groups().stream().collect(Collectors.toMap(CategoryGroup::code, Function.identity()));
        Map<String, DeadlineClass> classes =
                menu.classes().stream().collect(Collectors.toMap(DeadlineClass::code, Function.identity()));
        String wanted = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return desk.categories(user.actor(), tenantId).stream()
                .filter(category -> wanted.isEmpty() || all(category).contains(wanted))
                .map(category -> row(category, groups, classes))
                .toList();
    }

    private static String all(Category category) {
        return (category.code() + " " + category.nameId() + " " + category.nameEn() + " "
                        + category.shelf().descriptionId() + " "
                        + category.shelf().descriptionEn() + " "
                        + category.shelf().keywords())
                .toLowerCase(Locale.ROOT);
    }

    private CategoryRow row(Category category, Map<String, CategoryGroup> groups, Map<String, DeadlineClass> classes) {
        Category.Shelf shelf = category.shelf();
        @Nullable CategoryGroup group = shelf.group() == null ? null : groups.get(shelf.group());
        @Nullable DeadlineClass term = classes.get(category.handling().deadlineClass());
        return new CategoryRow(
                category.code(),
                texts.choose(category.nameId(), category.nameEn()),
                texts.choose(shelf.descriptionId(), shelf.descriptionEn()),
                group == null ? "" : texts.choose(group.nameId(), group.nameEn()),
                shelf.icon().word(),
                term == null ? category.handling().deadlineClass() : texts.choose(term.nameId(), term.nameEn()),
                category.attributes().size(),
                category.emergency(),
                category.secret(),
                category.retired());
    }

    public List<Tenant> getGovernments() {
        return governments;
    }

    public List<CategoryRow> getRows() {
        return rows;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
    }
}
