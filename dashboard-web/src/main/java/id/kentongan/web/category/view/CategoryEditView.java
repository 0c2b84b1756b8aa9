package id.kentongan.web.category.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.category.boundary.CategoryDesk;
import id.kentongan.report.category.entity.CategoryOutdated;
import id.kentongan.report.category.entity.CategoryTrial;
import id.kentongan.report.category.entity.CategoryVersion;
import id.kentongan.report.category.entity.InvalidCategory;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.CategoryIcon;
import id.kentongan.report.entity.DeadlineClass;
import id.kentongan.web.access.Needs;
import id.kentongan.web.administration.view.Attempts;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /administration/category.xhtml?tenant=…&code=…}; without a code, a new one. */
@Named
@RequestScoped
public class CategoryEditView {

    /** What can be chosen, in the reader's language. */
    public record Option(String value, String label) {}

    private @Nullable String tenant;
    private @Nullable String code;
    private @Nullable CategoryForm form;
    private String why = "";
    private int current;
    private List<VersionCard> versions = List.of();
    private CategoryDesk.@Nullable Menu menu;
    private @Nullable TrialCard trial;

    @Inject
    private CategoryDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_CATEGORIES)
    public void load() {
        try {
            int tenantId = Places.id(tenant);
            menu = desk.menu(user.actor(), tenantId);
            if (isFresh()) {
                form = form == null ? CategoryForm.empty() : form;
                return;
            }
            Optional<Category> stored = desk.categories(user.actor(), tenantId).stream()
                    .filter(category -> category.code().equals(code))
                    .findFirst();
            if (stored.isEmpty()) {
                Attempts.missing();
                return;
            }
            current = stored.get().version();
            form = form == null ? CategoryForm.of(stored.get()) : form;
            versions = desk.history(user.actor(), tenantId, stored.get().code()).stream()
                    .map(this::card)
                    .toList();
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    @Needs(Action.MANAGE_CATEGORIES)
    public void save() {
        Map<String, String> posted = posted();
        why = posted.getOrDefault("why", "");
        CategoryForm wanted = CategoryForm.of(posted, code == null ? "" : code);
        form = wanted;
        attempt("category.saved", () -> {
            Category category = wanted.toCategory();
            desk.save(user.actor(), Places.id(tenant), category, why);
            code = category.code();
        });
    }

    /** Says what saving would do; everything that was typed stays. */
    @Needs(Action.MANAGE_CATEGORIES)
    public void tryOut() {
        Map<String, String> posted = posted();
        why = posted.getOrDefault("why", "");
        CategoryForm wanted = CategoryForm.of(posted, code == null ? "" : code);
        form = wanted;
        try {
            trial = card(desk.tryOut(user.actor(), Places.id(tenant), wanted.toCategory()));
        } catch (InvalidCategory e) {
            refuse(e);
        } catch (NotPermitted e) {
            Attempts.missing();
            return;
        }
        load();
    }

    private TrialCard card(CategoryTrial tried) {
        List<String> lines = new ArrayList<>();
        if (isFresh()) {
            lines.add(texts.get("category.trial.new"));
        } else if (tried.changes().isEmpty()) {
            lines.add(texts.get("category.trial.nothing"));
        } else {
            lines.add(texts.get("category.trial.received", CategoryTrial.DAYS, tried.received(), tried.open()));
        }
        CategoryTrial.TermChange term = tried.term();
        if (term != null) {
            lines.add(texts.get("category.trial.term", term.resolved(), term.before(), term.after()));
        }
        if (tried.responsibleChanges()) {
            lines.add(texts.get("category.trial.responsible"));
        }
        tried.lacking()
                .forEach(question -> lines.add(texts.get(
                        "category.trial.lacking",
                        texts.choose(question.nameId(), question.nameEn()),
                        question.reports(),
                        tried.received())));
        return new TrialCard(lines, tried.changes().stream().map(this::line).toList());
    }

    private VersionCard.Line line(CategoryVersion.Change change) {
        return new VersionCard.Line(label(change.field()), change.before(), change.after());
    }

    private void refuse(InvalidCategory e) {
        e.mistakes().forEach(wrong -> texts.refuse("category.refused." + wrong.reason(), label(wrong.field())));
    }

    /** What the change would do; null if that was not asked. */
    public @Nullable TrialCard getTrial() {
        return trial;
    }

    /** Brings the version back that was chosen. */
    @Needs(Action.MANAGE_CATEGORIES)
    public void rollBack() {
        Map<String, String> posted = posted();
        why = posted.getOrDefault("whyBack", "");
        attempt(
                "category.rolled-back",
                () -> desk.rollBack(
                        user.actor(),
                        Places.id(tenant),
                        code == null ? "" : code,
                        number(posted.get("back")),
                        number(posted.get("read")),
                        why));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private void attempt(String done, Runnable change) {
        try {
            change.run();
            texts.info(done);
            form = null;
            why = "";
        } catch (InvalidCategory e) {
            refuse(e);
        } catch (CategoryOutdated e) {
            texts.refuse(
                    "category.outdated",
                    e.who().isEmpty() ? texts.get("category.somebody") : e.who(),
                    e.at() == null
                            ? ""
                            : texts.time(
                                    e.at(),
                                    directory
                                            .tenant(Places.id(tenant))
                                            .map(Tenant::zone)
                                            .orElseThrow()));
        } catch (NotPermitted e) {
            Attempts.missing();
            return;
        }
        load();
    }

    /** {@code attributes.2.code} is the code of question 2, and {@code attributes.sejak} the question with that code. */
    private String label(String field) {
        if (!field.startsWith("attributes.")) {
            return texts.get("category.field." + field);
        }
        String[] parts = field.split("\\.", 3);
        String question = texts.get("category.question", parts[1]);
        return parts.length < 3 ? question : question + ": " + texts.get("category.field." + parts[2]);
    }

    private VersionCard card(CategoryVersion version) {
        return new VersionCard(
                version.version(),
                version.at() == null
                        ? null
                        : texts.time(
                                version.at(),
                                directory
                                        .tenant(Places.id(tenant))
                                        .map(Tenant::zone)
                                        .orElseThrow()),
                version.who() == null ? texts.get("category.shipped") : version.who(),
                version.why(),
                version.version() == current,
                version.changes().stream().map(this::line).toList());
    }

    private static Map<String, String> posted() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    /** Whether it is a category that is being made. */
    public boolean isFresh() {
        return code == null || code.isBlank();
    }

    public @Nullable CategoryForm getForm() {
        return form;
    }

    public String getWhy() {
        return why;
    }

    /** The version in use. */
    public int getCurrent() {
        return current;
    }

    public List<VersionCard> getVersions() {
        return versions;
    }

    /** While a postback is being read, before anything is loaded, the button must be there to be heard. */
    public boolean isRollBackOffered() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE || versions.size() > 1;
    }

    public List<Option> getGroups() {
        return menu == null
                ? List.of()
                : menu.groups().stream().map(this::option).toList();
    }

    private Option option(CategoryGroup group) {
        return new Option(
                group.code(), (group.parent() == null ? "" : "– ") + texts.choose(group.nameId(), group.nameEn()));
    }

    public List<Option> getClasses() {
        return menu == null
                ? List.of()
                : menu.classes().stream().map(this::option).toList();
    }

    private Option option(DeadlineClass each) {
        return new Option(
                each.code(),
                texts.choose(each.nameId(), each.nameEn()) + ": " + each.term().amount() + " "
                        + texts.get("term.measure." + each.term().measure()));
    }

    /** Tiers and agencies that can be made responsible. */
    public List<Option> getResponsibles() {
        Stream<Option> tiers = Stream.of(Tier.values())
                .filter(tier -> tier != Tier.AGENCY)
                .map(tier -> new Option("tier:" + tier, texts.get("tier." + tier)));
        Stream<Option> agencies = menu == null
                ? Stream.of()
                : menu.agencies().stream().map(agency -> new Option("agency:" + agency.key(), agency.name()));
        return Stream.concat(tiers, agencies).toList();
    }

    public List<Option> getIcons() {
        return Stream.of(CategoryIcon.values())
                .map(icon -> new Option(icon.word(), texts.get("category.icon." + icon)))
                .toList();
    }

    public List<Option> getTypes() {
        return CategoryForm.types().stream()
                .map(type -> new Option(type, texts.get("category.type." + type)))
                .toList();
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
