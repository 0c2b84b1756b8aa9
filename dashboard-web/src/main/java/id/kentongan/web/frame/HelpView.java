package id.kentongan.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** {@code /help.xhtml} and the same in the dialog of every page: the keys, and the pages that they lead to. */
@Named
@RequestScoped
public class HelpView {

    @Inject
    private Navigation navigation;

    /** What is pressed before the key of a page. */
    public String getGo() {
        return "g";
    }

    public List<Shortcut> getKeys() {
        return List.of(Shortcut.values());
    }

    /** The pages of the menu that a key leads to. */
    public List<Navigation.Item> getPlaces() {
        return navigation.getSections().stream()
                .flatMap(section -> section.items().stream())
                .filter(item -> !item.key().isEmpty())
                .toList();
    }
}
