package id.kentongan.web.frame;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Page;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The menu of who is signed in: only pages that they may open, by what they are for. */
@Named
@RequestScoped
public class Navigation {

    /** A group that has something in it. */
    public record Section(MenuGroup group, List<Item> items) {}

    /**
     * @param key what leads there after the key g; empty for none
     * @param here whether the reader is there, {@code page} or {@code false} as {@code aria-current} takes it
     */
    public record Item(String id, String key, MenuEntry entry, String path, String here) {}

    private @Nullable List<Section> sections;

    @Inject
    private CurrentUser user;

    @Inject
    private AreaDirectory directory;

    @Inject
    private HttpServletRequest request;

    /** @return nothing for who is not signed in */
    public List<Section> getSections() {
        @Nullable List<Section> known = sections;
        if (known == null) {
            known = user.isSignedIn()
                    ? of(user.actor(), id -> directory.tenant(id).map(Tenant::area), current(request))
                    : List.of();
            sections = known;
        }
        return known;
    }

    static List<Section> of(Actor actor, IntFunction<Optional<AreaCode>> governments, Optional<Page> current) {
        List<Section> sections = new ArrayList<>();
        for (MenuGroup group : MenuGroup.values()) {
            List<Item> items = Stream.of(MenuEntry.values())
                    .filter(entry -> entry.group() == group && entry.offeredTo(actor, governments))
                    .map(entry -> new Item(
                            entry.id(),
                            entry.key(),
                            entry,
                            entry.page().path(),
                            current.filter(entry::covers).isPresent() ? "page" : "false"))
                    .toList();
            if (!items.isEmpty()) {
                sections.add(new Section(group, items));
            }
        }
        return sections;
    }

    private static Optional<Page> current(HttpServletRequest request) {
        return Page.at(request.getServletPath());
    }
}
