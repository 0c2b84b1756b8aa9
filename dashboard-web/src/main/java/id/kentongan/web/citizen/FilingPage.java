package id.kentongan.web.citizen;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryGroup;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.intake.boundary.IdempotencyKey;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.report.intake.boundary.Receipt;
import id.kentongan.report.intake.boundary.ReportIntake;
import id.kentongan.report.photo.boundary.PhotoDesk;
import id.kentongan.web.access.Needs;
import id.kentongan.web.filing.Draft;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /lapor}: for which government, about what, then the form. The way to the form is made of links, so each step has
 * an address and nothing has to be remembered between them; the form itself brings all that it needs.
 */
@Needs(Action.FILE_REPORT)
@WebServlet("/lapor")
public class FilingPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Whose keys they are; those of programs belong to their API keys. */
    private static final String SENDER = "citizens' form";

    private static final int LONGEST_SEARCH = 80;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient PublicReports reports;

    @Inject
    private transient ReportIntake intake;

    @Inject
    private transient PhotoDesk photos;

    @Inject
    private transient Sheet sheet;

    @Inject
    private transient FilingForm form;

    @Inject
    private transient ReceiptSlip slip;

    @Inject
    private transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Tenant> tenant = tenant(parameter(request, "pemda"));
        if (tenant.isEmpty()) {
            governments(response);
            return;
        }
        Optional<Category> category = category(tenant.get(), parameter(request, "kategori"));
        if (category.isEmpty()) {
            categories(response, tenant.get(), parameter(request, "cari"));
        } else {
            form(response, tenant.get(), category.get(), Draft.fresh(), false);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        try (Upload upload = Upload.read(request.getInputStream(), type == null ? "" : type)) {
            Draft draft = Draft.of(upload.fields());
            Optional<Tenant> tenant = tenant(draft.first("pemda"));
            Optional<Category> category = tenant.flatMap(known -> category(known, draft.first("kategori")));
            if (tenant.isEmpty() || category.isEmpty() || draft.key().isEmpty()) {
                // Somebody has changed the form, or the category was retired meanwhile.
                response.sendRedirect(sheet.address("/lapor"));
                return;
            }
            List<Photo> developed = upload.develop(photos, draft);
            Optional<Receipt> receipt = draft.report(tenant.get(), category.get(), Channel.WEB, developed)
                    .flatMap(wanted -> draft.file(
                            wanted, () -> intake.file(wanted, IdempotencyKey.of(SENDER, draft.first(Draft.KEY)))));
            if (receipt.isPresent()) {
                slip.answer(response, tenant.get(), category.get(), receipt.get(), developed.size());
            } else {
                form(response, tenant.get(), category.get(), draft, upload.hadPhotos());
            }
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private Optional<Tenant> tenant(String domain) {
        return areas.tenantByDomain(domain);
    }

    private Optional<Category> category(Tenant tenant, String code) {
        return reports.categories(tenant.id()).stream()
                .filter(category -> category.code().equals(code) && !category.retired())
                .findFirst();
    }

    // ------------------------------------------------------------ pages

    private void governments(HttpServletResponse response) throws IOException {
        List<Tenant> taking = areas.tenants().stream()
                .filter(tenant -> !areas.nameable(tenant).isEmpty())
                .sorted(Comparator.comparing(Tenant::name))
                .toList();
        String title = texts.get("filing.title");
        sheet.answer(response, HttpServletResponse.SC_OK, title, "/lapor", html -> {
            html.line("h1", title);
            sheet.emergency(html);
            html.tag("section", "class", "card", "aria-labelledby", "whereHead")
                    .line("h2", texts.get("filing.government"), "id", "whereHead")
                    .tag("ul", "class", "choices", "role", "list");
            for (Tenant tenant : taking) {
                html.tag("li")
                        .line("a", tenant.name(), "href", step(tenant, ""), "data-pemda", tenant.domain())
                        .end();
            }
            html.end().end();
        });
    }

    private void categories(HttpServletResponse response, Tenant tenant, String searched) throws IOException {
        String wanted = searched.length() > LONGEST_SEARCH ? searched.substring(0, LONGEST_SEARCH) : searched;
        List<Category> found = reports.categories(tenant.id()).stream()
                .filter(category -> !category.retired() && matches(category, wanted.toLowerCase(Locale.ROOT)))
                .toList();
        String title = texts.get("filing.title");
        sheet.answer(response, HttpServletResponse.SC_OK, title, here(tenant, ""), html -> {
            html.line("h1", title).line("p", tenant.name(), "class", "muted", "id", "government");
            sheet.disaster(html, tenant);
            sheet.emergency(html);
            search(html, tenant, wanted);
            html.line("h2", texts.get("filing.category"));
            if (found.isEmpty()) {
                html.line("p", texts.get("filing.category.none"), "id", "noCategory");
            }
            List<CategoryGroup> groups = reports.groups(tenant.id());
            for (CategoryGroup group : groups) {
                shelf(
                        html,
                        tenant,
                        texts.choose(group.nameId(), group.nameEn()),
                        found.stream()
                                .filter(category ->
                                        group.code().equals(category.shelf().group()))
                                .toList());
            }
            List<String> known = groups.stream().map(CategoryGroup::code).collect(Collectors.toList());
            shelf(
                    html,
                    tenant,
                    texts.get("filing.category.others"),
                    found.stream()
                            .filter(category -> !known.contains(
                                    String.valueOf(category.shelf().group())))
                            .toList());
        });
    }

    private static boolean matches(Category category, String wanted) {
        return (category.nameId() + " " + category.nameEn() + " "
                        + category.shelf().descriptionId() + " "
                        + category.shelf().descriptionEn() + " "
                        + category.shelf().keywords())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    private void search(Html html, Tenant tenant, String wanted) {
        html.tag("form", "method", "get", "action", sheet.address("/lapor"), "role", "search", "class", "card")
                .single("input", "type", "hidden", "name", "pemda", "value", tenant.domain())
                .tag("p", "class", "field")
                .line("label", texts.get("filing.search"), "for", "cari")
                .single(
                        "input",
                        "id",
                        "cari",
                        "name",
                        "cari",
                        "type",
                        "search",
                        "maxlength",
                        Integer.toString(LONGEST_SEARCH),
                        "value",
                        wanted)
                .end()
                .line("button", texts.get("staff.search.submit"), "type", "submit", "class", "button quiet")
                .end();
    }

    private void shelf(Html html, Tenant tenant, String name, List<Category> categories) {
        if (categories.isEmpty()) {
            return;
        }
        html.tag("section", "class", "card").line("h3", name).tag("ul", "class", "choices", "role", "list");
        for (Category category : categories) {
            html.tag("li")
                    .tag("a", "href", step(tenant, category.code()), "data-category", category.code())
                    .tag("span", "class", "icon cat-" + category.shelf().icon().word(), "aria-hidden", "true")
                    .end()
                    .tag("span")
                    .line("strong", texts.choose(category.nameId(), category.nameEn()))
                    .say(" ")
                    .line(
                            "span",
                            texts.choose(
                                    category.shelf().descriptionId(),
                                    category.shelf().descriptionEn()),
                            "class",
                            "muted")
                    .end()
                    .end()
                    .end();
        }
        html.end().end();
    }

    private void form(HttpServletResponse response, Tenant tenant, Category category, Draft draft, boolean photosLost)
            throws IOException {
        String name = texts.choose(category.nameId(), category.nameEn());
        String title = (draft.mistakes().isEmpty() ? "" : texts.get("filing.mistakes.title") + " – ") + name;
        sheet.answer(response, HttpServletResponse.SC_OK, title, here(tenant, category.code()), html -> {
            html.tag("h1")
                    .tag("span", "class", "icon cat-" + category.shelf().icon().word(), "aria-hidden", "true")
                    .end()
                    .say(" " + name)
                    .end();
            html.tag("p", "class", "muted")
                    .say(tenant.name() + " · ")
                    .line("a", texts.get("filing.category.change"), "href", step(tenant, ""))
                    .end();
            sheet.disaster(html, tenant);
            if (category.emergency()) {
                sheet.emergency(html);
            }
            if (category.secret()) {
                html.line("p", texts.get("filing.secret"), "class", "notice done");
            }
            form.draw(
                    html,
                    tenant,
                    category,
                    draft,
                    photosLost && !draft.mistakes().isEmpty());
        });
    }

    private String step(Tenant tenant, String category) {
        return sheet.address(here(tenant, category));
    }

    private static String here(Tenant tenant, String category) {
        return "/lapor?pemda=" + Sheet.encoded(tenant.domain())
                + (category.isEmpty() ? "" : "&kategori=" + Sheet.encoded(category));
    }
}
