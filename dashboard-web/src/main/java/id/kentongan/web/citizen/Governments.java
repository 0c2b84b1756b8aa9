package id.kentongan.web.citizen;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The choice of a government, where a page for everybody begins. */
@RequestScoped
public class Governments {

    @Inject
    private AreaDirectory areas;

    @Inject
    private Sheet sheet;

    @Inject
    private Texts texts;

    /**
     * Answers with links to the same page of each government.
     *
     * @param path of the page, which takes a {@code pemda}
     */
    void choose(HttpServletResponse response, String title, String path) throws IOException {
        List<Tenant> all = areas.tenants().stream()
                .filter(tenant -> !areas.nameable(tenant).isEmpty())
                .sorted(Comparator.comparing(Tenant::name))
                .toList();
        sheet.answer(response, HttpServletResponse.SC_OK, title, path, html -> {
            html.line("h1", title);
            sheet.emergency(html);
            html.tag("section", "class", "card", "aria-labelledby", "whereHead")
                    .line("h2", texts.get("filing.government"), "id", "whereHead")
                    .tag("ul", "class", "choices", "role", "list");
            for (Tenant tenant : all) {
                html.tag("li")
                        .line(
                                "a",
                                tenant.name(),
                                "href",
                                sheet.address(path + "?pemda=" + Sheet.encoded(tenant.domain())),
                                "data-pemda",
                                tenant.domain())
                        .end();
            }
            html.end().end();
        });
    }
}
