package id.kentongan.web.citizen;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Hashtags;
import id.kentongan.report.feed.boundary.Feed;
import id.kentongan.report.feed.boundary.FeedItem;
import id.kentongan.report.feed.entity.FeedMark;
import id.kentongan.report.feed.entity.FeedQuery;
import id.kentongan.report.feed.entity.FeedView;
import id.kentongan.web.access.Needs;
import id.kentongan.web.filing.Spot;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /kabar}: what happens, for everybody, by links alone. What was asked stands in the address, so it can be kept and
 * sent on; a place is rounded to some hundred metres before it stands there.
 */
@Needs(Action.READ_PUBLIC_REPORTS)
@WebServlet("/kabar")
public class FeedPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 20;
    private static final int AROUND_METRES = 2_000;
    private static final int LONGEST = 500;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient Feed feed;

    @Inject
    private transient Governments governments;

    @Inject
    private transient FeedCards cards;

    @Inject
    private transient Sheet sheet;

    @Inject
    private transient Texts texts;

    /** What somebody wants to see; without a list while something is still to be said for it. */
    private record Wish(
            Tenant tenant, FeedView view, @Nullable FeedQuery list, String typed, boolean refused) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Tenant> tenant = areas.tenantByDomain(parameter(request, "pemda"));
        if (tenant.isEmpty()) {
            governments.choose(response, texts.get("feed.title"), "/kabar");
            return;
        }
        Wish wish = wish(request, tenant.get());
        FeedQuery list = wish.list();
        String cursor = parameter(request, "setelah");
        if (list != null && !cursor.isEmpty()) {
            Optional<FeedMark> after = FeedMark.read(cursor, list);
            if (after.isEmpty()) {
                show(response, HttpServletResponse.SC_BAD_REQUEST, wish, List.of(), true);
                return;
            }
            list = list.after(after.get());
        }
        show(response, HttpServletResponse.SC_OK, wish, list == null ? List.of() : feed.page(list), false);
    }

    /** A place comes here and goes on rounded: addresses are kept in histories and logs. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Tenant> tenant = areas.tenantByDomain(parameter(request, "pemda"));
        if (tenant.isEmpty()) {
            response.sendRedirect(sheet.address("/kabar"));
            return;
        }
        String near = here(tenant.get(), FeedView.NEAR);
        String place = Spot.of(parameter(request, "tempat"))
                .map(spot -> String.format(Locale.ROOT, "%.3f,%.3f", spot.lat(), spot.lon()))
                .orElse("?");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", sheet.address(near + "&tempat=" + Sheet.encoded(place)));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > LONGEST ? "" : value.strip();
    }

    private static Wish wish(HttpServletRequest request, Tenant tenant) {
        String word = parameter(request, "lihat");
        FeedView view = List.of(FeedView.values()).stream()
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElse(FeedView.LATEST);
        int size = SHOWN + 1;
        return switch (view) {
            case LATEST -> new Wish(tenant, view, FeedQuery.latest(tenant.id(), size), "", false);
            case MOST_SUPPORTED -> new Wish(tenant, view, FeedQuery.mostSupported(tenant.id(), size), "", false);
            case NEAR -> {
                String typed = parameter(request, "tempat");
                Optional<FeedQuery> list = Spot.of(typed)
                        .map(spot -> FeedQuery.near(tenant.id(), spot.lat(), spot.lon(), AROUND_METRES, size));
                yield new Wish(tenant, view, list.orElse(null), typed, list.isEmpty() && !typed.isEmpty());
            }
            case AREA -> {
                String typed = parameter(request, "kelurahan");
                Optional<FeedQuery> list = Optional.of(typed)
                        .filter(code -> code.length() == 13 && AreaCode.isAreaCode(code))
                        .map(code -> FeedQuery.in(tenant.id(), new AreaCode(code), size));
                yield new Wish(tenant, view, list.orElse(null), typed, list.isEmpty() && !typed.isEmpty());
            }
            case HASHTAG -> {
                String typed = parameter(request, "tagar");
                Optional<FeedQuery> list = Hashtags.fold(typed).map(tag -> FeedQuery.tagged(tenant.id(), tag, size));
                yield new Wish(tenant, view, list.orElse(null), typed, list.isEmpty() && !typed.isEmpty());
            }
        };
    }

    private static String word(FeedView view) {
        return switch (view) {
            case LATEST -> "terbaru";
            case NEAR -> "sekitar";
            case AREA -> "kelurahan";
            case MOST_SUPPORTED -> "dukungan";
            case HASHTAG -> "tagar";
        };
    }

    // ------------------------------------------------------------ pages

    private void show(HttpServletResponse response, int status, Wish wish, List<FeedItem> found, boolean lost)
            throws IOException {
        Tenant tenant = wish.tenant();
        String title = texts.get("feed.title");
        sheet.answer(response, status, title + " – " + texts.get("feed.view." + wish.view()), address(wish), html -> {
            html.line("h1", title).line("p", tenant.name(), "class", "muted", "id", "government");
            sheet.disaster(html, tenant);
            views(html, wish);
            question(html, wish);
            if (lost || wish.refused()) {
                html.line(
                        "p",
                        lost ? texts.get("feed.lost") : texts.get("feed.refused." + wish.view()),
                        "class",
                        "notice refused",
                        "id",
                        "refused",
                        "role",
                        "alert");
            } else if (wish.list() != null) {
                List<FeedItem> page = found.stream().limit(SHOWN).toList();
                cards.list(html, tenant, page);
                if (found.size() > SHOWN) {
                    html.tag("p")
                            .line(
                                    "a",
                                    texts.get("feed.more"),
                                    "id",
                                    "more",
                                    "class",
                                    "button quiet",
                                    "href",
                                    sheet.address(address(wish) + "&setelah="
                                            + page.get(SHOWN - 1).mark().cursor(wish.list())))
                            .end();
                }
            }
        });
    }

    private void views(Html html, Wish wish) {
        html.tag("nav", "class", "views", "aria-label", texts.get("feed.views")).tag("ul", "role", "list");
        for (FeedView view : FeedView.values()) {
            List<String> attributes =
                    new ArrayList<>(List.of("href", sheet.address(here(wish.tenant(), view)), "data-view", word(view)));
            if (view == wish.view()) {
                attributes.addAll(List.of("aria-current", "page"));
            }
            html.tag("li")
                    .line("a", texts.get("feed.view." + view), attributes.toArray(String[]::new))
                    .end();
        }
        html.end().end();
    }

    /** What the view has to know first. */
    private void question(Html html, Wish wish) {
        switch (wish.view()) {
            case NEAR -> {
                form(html, wish, "post");
                input(html, "f-position", "tempat", texts.get("filing.position"), wish.typed(), LONGEST);
                html.line("p", texts.get("filing.position.hint"), "class", "hint", "id", "f-position-hint");
                html.tag("p", "hidden", "", "id", "locating")
                        .line(
                                "button",
                                texts.get("filing.locate"),
                                "type",
                                "button",
                                "class",
                                "button quiet",
                                "id",
                                "locate",
                                "data-failed",
                                texts.get("filing.locate.failed"))
                        .tag("span", "id", "located", "role", "status")
                        .end()
                        .end();
                submit(html);
                html.tag("script", "src", sheet.resource("position.js"), "defer")
                        .end();
            }
            case AREA -> {
                form(html, wish, "get");
                html.tag("p", "class", "field")
                        .line("label", texts.get("filing.kelurahan"), "for", "kelurahan")
                        .tag("select", "id", "kelurahan", "name", "kelurahan", "required", "");
                html.line("option", texts.get("filing.kelurahan.none"), "value", "");
                cards.kelurahan(html, wish.tenant(), wish.typed());
                html.end().end();
                submit(html);
            }
            case HASHTAG -> {
                form(html, wish, "get");
                input(html, "tagar", "tagar", texts.get("feed.view.HASHTAG"), wish.typed(), Hashtags.LONGEST + 1);
                submit(html);
            }
            case LATEST, MOST_SUPPORTED -> {
                // nothing to know
            }
        }
    }

    private void form(Html html, Wish wish, String method) {
        html.tag("form", "method", method, "action", sheet.address("/kabar"), "class", "card", "id", "question")
                .single(
                        "input",
                        "type",
                        "hidden",
                        "name",
                        "pemda",
                        "value",
                        wish.tenant().domain())
                .single("input", "type", "hidden", "name", "lihat", "value", word(wish.view()));
    }

    private void input(Html html, String id, String name, String label, String value, int longest) {
        html.tag("p", "class", "field")
                .line("label", label, "for", id)
                .single(
                        "input",
                        "id",
                        id,
                        "name",
                        name,
                        "value",
                        value,
                        "maxlength",
                        Integer.toString(longest),
                        "autocomplete",
                        "off",
                        "required",
                        "")
                .end();
    }

    private void submit(Html html) {
        html.line("button", texts.get("tracking.submit"), "type", "submit", "class", "button", "id", "look")
                .end();
    }

    private static String here(Tenant tenant, FeedView view) {
        return "/kabar?pemda=" + Sheet.encoded(tenant.domain()) + "&lihat=" + word(view);
    }

    private static String address(Wish wish) {
        String name = switch (wish.view()) {
            case NEAR -> "tempat";
            case AREA -> "kelurahan";
            case HASHTAG -> "tagar";
            case LATEST, MOST_SUPPORTED -> "";
        };
        return here(wish.tenant(), wish.view())
                + (name.isEmpty() || wish.typed().isEmpty() ? "" : "&" + name + "=" + Sheet.encoded(wish.typed()));
    }
}
